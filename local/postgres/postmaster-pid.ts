import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { platform } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';

/** A process id above what Linux and macOS give out, so always that of a dead process. */
const NOBODYS_PID = 99_999_999;

/**
 * Makes way for a start on a data folder whose last server may have been killed.
 *
 * PostgreSQL sees by itself that the process named in `postmaster.pid` is dead, but takes any live
 * one for a server. So when that number meanwhile belongs to another program, it is replaced in
 * the file (the rest stays: PostgreSQL also checks the shared memory named there). A server that
 * is still closing is waited for; one that is in use is an error that names the process.
 */
export async function passStalePid(dataDir: string, patience = 5000): Promise<void> {
  const file = join(dataDir, 'postmaster.pid');
  const closing = performance.now() + 60_000;
  const running = performance.now() + patience;
  for (;;) {
    const text = await readFile(file, 'utf8').catch(() => undefined);
    const pid = Number(text?.split('\n')[0]);
    if (text === undefined || !Number.isInteger(pid) || pid <= 0 || !isAlive(pid)) return;
    if (!(await argumentsOf(pid)).includes(` ${dataDir} `)) {
      await writeFile(file, text.replace(/^\d+/, String(NOBODYS_PID)));
      return;
    }
    const limit = text.includes('stopping') ? closing : running;
    if (performance.now() > limit)
      throw new Error(
        `The database in ${dataDir} is in use: PostgreSQL runs on it as process ${pid}. ` +
          'Stop what started it first.',
      );
    await pause(100);
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

/** The command line of a process, a space around each argument; blank if it has none (any more). */
async function argumentsOf(pid: number): Promise<string> {
  const line =
    platform() === 'linux'
      ? readFile(`/proc/${pid}/cmdline`, 'utf8')
      : promisify(execFile)('ps', ['-o', 'command=', '-p', String(pid)]).then((ps) => ps.stdout);
  return ` ${(await line.catch(() => '')).trim().replaceAll('\0', ' ')} `;
}
