import { randomBytes } from 'node:crypto';
import { execFile } from 'node:child_process';
import { link, mkdir, readdir, readFile, rename, rm, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';

/** Where a started product's parts are; holds passwords, so only its owner may read it. */
export interface RunningParts {
  page: string;
  databaseUrl: string;
  temporalAddress: string;
  namespace: string;
  temporalUi: string | null;
  smtpUrl: string;
  /** The inbox's page; null when SMTP_URL names another server. */
  inbox: string | null;
  logFile: string;
}

/** One start of one folder: a live one keeps others out, and tells the doctor where everything is. */
export interface Running {
  pid: number;
  /** When that process was born, as the system tells it: another process with its number differs. */
  born: string;
  /** Null until everything is up. */
  parts: RunningParts | null;
}

/** Another start is at work in the folder. */
export class AlreadyRunning extends Error {
  constructor(folder: string, { pid, parts }: Running) {
    const where = parts ? `, its pages are on ${parts.page}` : ' and still starting';
    super(`Duban runs in ${folder} already: process ${pid}${where}. Stop it first (Ctrl-C there).`);
  }
}

/** The claim of this process on a folder. */
export interface Claim {
  /** True if the last start did not end in order: its servers may still be closing. */
  predecessorDied: boolean;
  /** Tells where everything is. */
  publish(parts: RunningParts): Promise<void>;
  release(): Promise<void>;
}

/**
 * A claim is a file `claim-<n>.json`. A new one takes the number after the highest, and only where
 * that one's process is dead: making a file that must not exist yet is one step, so of several at
 * once one gets the number, and no live claim is ever removed.
 */
const nameOf = (n: number) => `claim-${n}.json`;
const NAME = /^claim-(\d+)\.json$/;
const PARTS = 'running.json';

/** Who runs in this folder; null: nobody, or somebody who was killed. */
export async function readRunning(folder: string): Promise<Running | null> {
  const [n] = await numbersIn(folder);
  const holder = n === undefined ? null : await stateOf(join(folder, nameOf(n)));
  if (!holder || !(await isAlive(holder))) return null;
  const said = await stateOf(join(folder, PARTS));
  const isHolders = said?.pid === holder.pid && said.born === holder.born;
  return isHolders ? said : holder;
}

/** Claims a folder for this process. @throws AlreadyRunning */
export async function claim(folder: string): Promise<Claim> {
  await mkdir(folder, { recursive: true });
  const [last = 0] = await numbersIn(folder);
  const running = await readRunning(folder);
  if (running && (await staysAlive(running))) throw new AlreadyRunning(folder, running);
  const mine: Running = { pid: process.pid, born: (await bornOf(process.pid)) ?? '', parts: null };
  const own = join(folder, nameOf(last + 1));
  const draft = await writeDraft(folder, mine);
  const isMade = await link(draft, own).then(
    () => true,
    () => false,
  );
  await unlink(draft);
  const [highest] = await numbersIn(folder);
  if (!isMade || highest !== last + 1) {
    if (isMade) await rm(own, { force: true });
    throw new AlreadyRunning(folder, (await readRunning(folder)) ?? mine);
  }
  for (const n of await numbersIn(folder))
    if (n <= last) await rm(join(folder, nameOf(n)), { force: true });
  return {
    predecessorDied: last > 0,
    publish: async (parts) =>
      rename(await writeDraft(folder, { ...mine, parts }), join(folder, PARTS)),
    async release() {
      await rm(join(folder, PARTS), { force: true });
      await rm(own, { force: true });
    },
  };
}

/** The numbers of the claims in a folder, the highest first. */
async function numbersIn(folder: string): Promise<number[]> {
  const names = await readdir(folder).catch(() => []);
  const numbers = names.flatMap((name) => NAME.exec(name)?.[1] ?? []).map(Number);
  return numbers.sort((a, b) => b - a);
}

async function writeDraft(folder: string, running: Running): Promise<string> {
  const draft = join(folder, `draft-${randomBytes(6).toString('hex')}.json`);
  await writeFile(draft, JSON.stringify(running, null, 2), { mode: 0o600 });
  return draft;
}

async function stateOf(file: string): Promise<Running | null> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Running;
  } catch {
    return null;
  }
}

/** One that was killed this moment may take a little to go. */
async function staysAlive(running: Running): Promise<boolean> {
  for (let look = 0; look < 10; look++) {
    if (!(await isAlive(running))) return false;
    await pause(100);
  }
  return true;
}

async function isAlive({ pid, born }: Running): Promise<boolean> {
  return born === (await bornOf(pid));
}

/** When a process was born, in the system's own words; undefined if there is none. */
async function bornOf(pid: number): Promise<string | undefined> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
  // The name of the program stands in brackets and may hold anything: count from behind it.
  const [state, ...fields] = stat?.slice(stat.lastIndexOf(')') + 2).split(' ') ?? [];
  // A zombie is dead, only not buried by its parent yet.
  if (state !== undefined) return state === 'Z' || state === 'X' ? undefined : fields[18];
  const ps = promisify(execFile)('ps', ['-o', 'lstart=', '-p', String(pid)]);
  return ps.then(
    ({ stdout }) => stdout.trim() || undefined,
    () => undefined,
  );
}
