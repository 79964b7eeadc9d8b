import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import type { SimulationResult } from '../virtual/simulation/simulate.ts';

const ROOT = join(import.meta.dirname, '..');
/** The first of the plan's own years. */
const FIRST = 2011;
const YEARS = 5;

/**
 * `npm run bench -- years`: the real document's five years with everything that can be owed, lived through
 * by `npm run simulate` in a process of its own. It fails unless what arrived is what was planned.
 * @param options n: how many of the years, from 2011 on (default: 5); runs: how often (default: 1).
 */
export async function run({ n = YEARS, runs = 1 }: { n?: number; runs?: number } = {}) {
  const results: SimulationResult[] = [];
  for (let round = 0; round < runs; round++) results.push(await lived(FIRST, FIRST + n - 1));
  const [{ years, reports, mails, messages, repairs }] = results as [SimulationResult];
  const seconds = results.map((each) => each.seconds).sort((a, b) => a - b);
  return {
    ...{ name: 'years', n, runs, years, reports, mails: mails.sent, messages, repairs },
    ...{ missing: mails.missing, duplicate: mails.duplicate, unplanned: mails.unplanned },
    /** Real seconds from the first part's start to the last look, by each run, the fastest first. */
    seconds,
  };
}

async function lived(from: number, to: number): Promise<SimulationResult> {
  const args = ['run', '--silent', 'simulate', '--', '--json', `--from=${from}`, `--to=${to}`];
  const child = spawn('npm', args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] });
  const [result, [code]] = await Promise.all([
    json(child.stdout).catch(() => null),
    once(child, 'exit') as Promise<[number | null]>,
  ]);
  if (code !== 0 || result === null)
    throw new Error(`npm run simulate for ${from} to ${to} ended with ${code}`);
  return result as SimulationResult;
}
