import { execFile, spawn } from 'node:child_process';
import { promisify } from 'node:util';
import { say } from './say.ts';

/** The oldest Node that the newest graphile-worker and pg-boss are made for, as npm serves it. */
const NODE = '22.23.3';
const OLDEST = Number(NODE.split('.')[0]);

/**
 * All that is compared runs on one Node: where this one is too old for some of them, the whole benchmark
 * runs again as a child on the one that the npm package `node` carries. It is no dependency, for a
 * program `node` among those would be what every other script of the house runs on.
 * @returns the child's exit code; null: go on here (new enough, or no other is to be had).
 */
export async function runOnNewerNode(
  file: string,
  argv: readonly string[],
): Promise<number | null> {
  if (Number(process.versions.node.split('.')[0]) >= OLDEST) return null;
  const node = await newerNode();
  if (node === null) return null;
  const child = spawn(node, ['--import', 'tsx', file, ...argv], { stdio: 'inherit' });
  // The child hears a Ctrl-C itself, and cleans up; this process ends with it.
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => signal === 'SIGTERM' && child.kill(signal));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

async function newerNode(): Promise<string | null> {
  const path = ['--yes', '--package', `node@${NODE}`, '-c', 'node -p process.execPath'];
  try {
    const { stdout } = await promisify(execFile)('npx', path, { timeout: 300_000 });
    return stdout.trim().split('\n').at(-1) || null;
  } catch {
    say(
      `Node ${NODE} cannot be had from npm: everything runs on ${process.version}, which the newest ` +
        'graphile-worker and pg-boss are not made for',
    );
    return null;
  }
}
