import { randomBytes } from 'node:crypto';
import { execFile } from 'node:child_process';
import { link, mkdir, readFile, rename, rm, unlink, writeFile } from 'node:fs/promises';
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

const fileOf = (folder: string) => join(folder, 'running.json');

/** Who runs in this folder; null: nobody, or somebody who was killed. */
export async function readRunning(folder: string): Promise<Running | null> {
  const said = await stateOf(fileOf(folder));
  return said && (await isAlive(said)) ? said : null;
}

/** Claims a folder for this process. @throws AlreadyRunning */
export async function claim(folder: string): Promise<Claim> {
  await mkdir(folder, { recursive: true });
  const file = fileOf(folder);
  const mine: Running = { pid: process.pid, born: (await bornOf(process.pid)) ?? '', parts: null };
  const write = async (running: Running) => {
    const draft = `${file}.${randomBytes(6).toString('hex')}`;
    await writeFile(draft, JSON.stringify(running, null, 2), { mode: 0o600 });
    return draft;
  };
  let predecessorDied = false;
  for (let attempt = 1; ; attempt++) {
    const draft = await write(mine);
    try {
      await link(draft, file);
      break;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || attempt === 10) throw error;
    } finally {
      await unlink(draft);
    }
    const other = await stateOf(file);
    if (other && (await staysAlive(other))) throw new AlreadyRunning(folder, other);
    predecessorDied = true;
    await takeAway(file, other);
  }
  return {
    predecessorDied,
    publish: async (parts) => rename(await write({ ...mine, parts }), file),
    release: () => rm(file, { force: true }),
  };
}

/** Removes a dead one's file, and not the file of somebody who has just been faster. */
async function takeAway(file: string, dead: Running | null): Promise<void> {
  const aside = `${file}.${randomBytes(6).toString('hex')}`;
  if (
    !(await rename(file, aside).then(
      () => true,
      () => false,
    ))
  )
    return;
  const taken = await stateOf(aside);
  if (taken?.pid !== dead?.pid) await link(aside, file).catch(() => undefined);
  await unlink(aside);
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
