import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { DevWorld } from './dev-world.ts';

const PROGRAM = path.join(import.meta.dirname, 'product-process.ts');

/** Runs the product of a world in a process of its own; answers when it polls. */
export async function spawnProduct({
  ledger,
  address,
  clock,
  sink,
}: DevWorld): Promise<ChildProcess> {
  const args = [PROGRAM, ledger.url, address, String(clock.offsetMs), sink.url];
  const child = spawn(process.execPath, ['--import', 'tsx', ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    // Jest's own options for Node are no business of the product's.
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  const ended = once(child, 'exit').then(() => Promise.reject(new Error('the product ended')));
  await Promise.race([once(child.stdout!, 'data'), ended]);
  ended.catch(() => undefined);
  return child;
}

/** kill -9, as a machine that loses its power. */
export async function killNow(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}
