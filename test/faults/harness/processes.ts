import { readdir, readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';

const LOOK_MS = 50;

/** Waits until a process is there no more. */
export async function untilGone(pid: number): Promise<void> {
  while (isAlive(pid)) await pause(LOOK_MS);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** The processes of a program whose command line has this argument; Linux alone tells. */
export async function processesOf(program: string, argument: string): Promise<number[]> {
  const found: number[] = [];
  for (const name of await readdir('/proc').catch(() => [])) {
    if (!/^\d+$/.test(name)) continue;
    const line = await readFile(`/proc/${name}/cmdline`, 'utf8').catch(() => '');
    const [command = '', ...args] = line.split('\0');
    if (command.endsWith(program) && args.includes(argument)) found.push(Number(name));
  }
  return found;
}

/** The processes that one has begun; Linux alone tells. */
export async function childrenOf(pid: number): Promise<number[]> {
  const text = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '');
  return text.trim().split(' ').filter(Boolean).map(Number);
}
