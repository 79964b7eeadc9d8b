import { constants } from 'node:fs';
import { access, mkdir, readdir, rm, stat, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Memory that is mounted as a folder, where Linux has it. */
const MEMORY = '/dev/shm';
/** What a run's databases may take, in bytes; a container has often no more than 64 MB there. */
const NEEDED = 3 * 2 ** 30;
const PREFIX = 'duban-test-run-';
/** Milliseconds after which the folder of a process that is gone is taken away. */
const STALE = 60 * 60 * 1000;

/**
 * A new folder for a run's PostgreSQL, open to other users. In memory where there is room: hundreds of databases
 * of hundreds of files each are made and dropped, and a file system on a disk is then at work longer than the tests
 * (ext4 leaves the inodes of deleted files alone for seconds, and looks through all of them for each new file).
 */
export async function runFolder(): Promise<{ path: string; remove(): Promise<void> }> {
  const inMemory = await hasRoom(MEMORY);
  if (inMemory) await removeStale(MEMORY);
  const path = join(inMemory ? MEMORY : tmpdir(), `${PREFIX}${process.pid}-${Date.now()}`);
  await mkdir(path, { mode: 0o755 });
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}

async function hasRoom(folder: string): Promise<boolean> {
  try {
    await access(folder, constants.W_OK);
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize >= NEEDED;
  } catch {
    return false;
  }
}

/** A run that was killed could not tidy up, and its memory would stay taken. */
async function removeStale(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!name.startsWith(PREFIX) || isAlive(Number(name.split('-')[3]))) continue;
    const path = join(folder, name);
    const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Date.now() }));
    if (Date.now() - mtimeMs > STALE) await rm(path, { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
