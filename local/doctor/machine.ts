import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { civilTimeOf } from '../../domain/calendar/zoned.ts';
import type { Config, PortSetting } from '../../config.ts';
import { systemClock } from '../../ledger/clock.ts';
import { cacheFolder, fromCache } from '../binaries/cache.ts';
import { namedByVariable, onPath } from '../binaries/installed.ts';
import { portIsFree } from '../binaries/port.ts';
import { type Program, TEMPORAL_CLI, TEMPORAL_TEST_SERVER } from '../binaries/programs.ts';
import { postgresBinaries } from '../postgres/binaries.ts';
import { databaseUser } from '../postgres/system-user.ts';
import { fail, note, ok, type Finding } from './finding.ts';

const LEAST_NODE = [20, 19] as const;
const LEAST_SPACE_GIB = 1;

/** What the machine itself must bring: Node, disk, time zones, and the servers' programs. */
export async function machineFindings({ dataDir, databaseUrl }: Config): Promise<Finding[]> {
  return [
    node(),
    await clock(),
    await disk(dataDir),
    await postgres(dataDir, databaseUrl !== null),
    await program(TEMPORAL_CLI),
    await program(TEMPORAL_TEST_SERVER),
  ];
}

function node(): Finding {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const isNew = major > LEAST_NODE[0] || (major === LEAST_NODE[0] && minor >= LEAST_NODE[1]);
  const detail = `Node ${process.versions.node}`;
  return isNew ? ok('node', detail) : fail('node', detail, 'install Node 20.19 or newer');
}

async function clock(): Promise<Finding> {
  const now = await systemClock.now();
  try {
    const china = civilTimeOf(now, 'Asia/Shanghai');
    return ok('clock', `${now.toISOString()}, ${china} in Asia/Shanghai`);
  } catch {
    return fail('clock', 'Node knows no Asia/Shanghai', 'use a Node with full ICU (the usual one)');
  }
}

async function disk(dataDir: string): Promise<Finding> {
  for (let folder = dataDir; ; folder = dirname(folder))
    try {
      const { bavail, bsize } = await statfs(folder);
      const free = (bavail * bsize) / 2 ** 30;
      const detail = `${free.toFixed(1)} GiB free for ${dataDir}`;
      return free >= LEAST_SPACE_GIB
        ? ok('disk', detail)
        : fail('disk', detail, `free at least ${LEAST_SPACE_GIB} GiB, or set DUBAN_DATA_DIR`);
    } catch (error) {
      if (folder === dirname(folder)) return fail('disk', String(error), 'set DUBAN_DATA_DIR');
    }
}

async function postgres(dataDir: string, hasOther: boolean): Promise<Finding> {
  try {
    const { postgres } = await postgresBinaries(await databaseUser(dataDir));
    return ok('PostgreSQL program', postgres);
  } catch (error) {
    // A production install leaves it out.
    if (hasOther) return note('PostgreSQL program', 'none is embedded; DATABASE_URL names one');
    return fail('PostgreSQL program', messageOf(error), 'run npm ci, or set DATABASE_URL');
  }
}

/** Where a program is; what is not there is fetched by the start that needs it. */
async function program(wanted: Program): Promise<Finding> {
  const part = wanted.title;
  const { env } = process;
  try {
    const named = await namedByVariable(wanted, env);
    if (named !== undefined) return ok(part, `${named}, as ${wanted.variable} says`);
  } catch (error) {
    return fail(part, messageOf(error), `correct ${wanted.variable}, or unset it`);
  }
  const found =
    (await onPath(wanted, env).then(
      ({ path }) => path,
      () => undefined,
    )) ?? (await fromCache(wanted, cacheFolder(env)).catch(() => undefined));
  return found === undefined
    ? note(part, `not here yet; the start that needs it fetches ${wanted.version}`)
    : ok(part, found);
}

/** Whether the ports that the next start wants are free; a running start holds its own. */
export async function portFindings({ ports }: Config, isStarted: boolean): Promise<Finding[]> {
  if (isStarted) return [ok('ports', 'held by the start that runs')];
  const taken: PortSetting[] = [];
  for (const setting of Object.values(ports))
    if (!(await portIsFree(setting.port)) && !(await isOwnPage(setting.port))) taken.push(setting);
  const asked = taken.filter(({ given }) => given);
  const name = ({ variable, port }: PortSetting) => `${variable}=${port}`;
  if (asked.length > 0)
    return [fail('ports', `taken: ${asked.map(name).join(', ')}`, 'choose others, or unset them')];
  return taken.length === 0
    ? [ok('ports', 'the usual ones are free')]
    : [note('ports', `taken: ${taken.map(name).join(', ')}; npm start takes the next free ones`)];
}

/** Whether it is the product's own pages that listen there, started on their own (`npm run server`). */
async function isOwnPage(port: number): Promise<boolean> {
  try {
    const signal = AbortSignal.timeout(3_000);
    const answer = await fetch(`http://127.0.0.1:${port}/healthz`, { signal });
    const told: unknown = await answer.json();
    return typeof told === 'object' && told !== null && 'up' in told;
  } catch {
    return false;
  }
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
