import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { READY } from '../local/start/table.ts';
import { spreadOf } from './harness/figures.ts';
import type { BenchOptions, BenchResult } from './harness/options.ts';
import { say } from './harness/say.ts';
import { installedSizes } from './measure/installed.ts';

const ROOT = join(import.meta.dirname, '..');

/**
 * `npm run bench -- boot`: `npm start` until it says that it is ready, in a new data folder and N times
 * again in the same one; and how much is installed without what only development needs.
 */
export async function run({ n = 1, runs = 3 }: BenchOptions): Promise<BenchResult> {
  const [first, later]: [number[], number[]] = [[], []];
  for (let round = 0; round < runs; round++) {
    const folder = await mkdtemp(join(tmpdir(), 'duban-bench-boot-'));
    try {
      first.push(await started(folder));
      for (let again = 0; again < n; again++) later.push(await started(folder));
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
    say(`run ${round + 1} of ${runs}: first ${first.at(-1)} s, later ${later.at(-1)} s`);
  }
  return {
    name: 'boot',
    n,
    runs,
    firstSeconds: spreadOf(first),
    laterSeconds: spreadOf(later),
    ...(await installedSizes(ROOT)),
  };
}

/** Starts the product, waits until it is ready, and stops it; in seconds to one decimal. */
async function started(folder: string): Promise<number> {
  const began = performance.now();
  const child = spawn(process.execPath, ['--import', 'tsx', join(ROOT, 'local/start.ts')], {
    env: { ...process.env, DUBAN_DATA_DIR: folder },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const ready = (async () => {
    let seconds: number | null = null;
    // Read to its end: a start whose lines nobody takes would stand still.
    for await (const line of createInterface({ input: child.stdout })) {
      if (seconds !== null || !line.includes(READY)) continue;
      seconds = Math.round((performance.now() - began) / 100) / 10;
      child.kill('SIGINT');
    }
    return seconds;
  })();
  const [seconds, code] = await Promise.all([ready, exited]);
  if (seconds === null) throw new Error(`npm start ended with ${code} before it was ready`);
  return seconds;
}
