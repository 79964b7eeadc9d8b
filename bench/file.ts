import { join } from 'node:path';
import { startChild } from './harness/child.ts';
import { percentileOf, rounded, spreadOf } from './harness/figures.ts';
import type { BenchOptions, BenchResult } from './harness/options.ts';
import { say } from './harness/say.ts';
import { openArena, type Arena } from './measure/arena.ts';
import { Filer } from './measure/filer.ts';
import { contenderProcess, placeIn, stageInTime, warmedUp } from './measure/measure.ts';

/** Filings of each half; as many as there are seconds for at this rate, in filings a second. */
const [MOST, PER_SECOND] = [150, 25];
/** Before either half: what a process does for the first time is slow. */
const FIRST = 10;

/**
 * `npm run bench -- file`: an officer files report after report through the pages, at a steady rate that
 * does not wait for answers; first while nothing else happens, then while the herd of N goes out. How
 * long does a filing take, at worst?
 */
export async function run({ n = 10_000, runs = 5 }: BenchOptions): Promise<BenchResult> {
  const halves = { idle: [] as number[], herd: [] as number[] };
  const ratios: number[] = [];
  const arena = await openArena({ mails: n, needs: ['duban'], filings: FIRST + 2 * MOST });
  try {
    for (let round = 0; round < runs; round++) {
      const { idle, herd } = await filed(arena, n);
      halves.idle.push(...idle);
      halves.herd.push(...herd);
      ratios.push(percentileOf(herd, 0.99) / percentileOf(idle, 0.99));
      say(`run ${round + 1} of ${runs}: ${idle.length} filings idle, ${herd.length} during the herd`);
    }
  } finally {
    await arena.stop();
  }
  const of = (ms: readonly number[]) => ({
    filings: ms.length,
    p50Ms: rounded(percentileOf(ms, 0.5)),
    p99Ms: rounded(percentileOf(ms, 0.99)),
    worstMs: rounded(Math.max(...ms)),
  });
  return {
    name: 'file',
    n,
    runs,
    /** The slowest of a hundred during the herd, by that of the idle half; of all runs together. */
    ratio: rounded(percentileOf(halves.herd, 0.99) / percentileOf(halves.idle, 0.99)),
    ratioByRun: spreadOf(ratios),
    filing: { idle: of(halves.idle), herd: of(halves.herd) },
  };
}

async function filed(arena: Arena, n: number): Promise<{ idle: number[]; herd: number[] }> {
  const { sink, warmUp, postgres } = arena;
  const database = await arena.database('duban');
  const sender = contenderProcess('duban');
  const pages = startChild(join(import.meta.dirname, 'measure/pages-process.ts'), [database.url]);
  try {
    await sender.ask('start', placeIn(arena, database.url));
    const msAMail = await warmedUp(sender, arena, 'duban');
    const filer = await Filer.signedIn(pages, n + warmUp);
    await filer.file(FIRST, PER_SECOND);
    const idle = await filer.file(MOST, PER_SECOND);
    const { at } = await stageInTime(sender, { from: warmUp, count: n }, msAMail, () =>
      postgres.settle(database.url),
    );
    const began = sink.untilCount(1, 60_000);
    await Promise.race([began, new Promise((resolve) => setTimeout(resolve, at - Date.now()))]);
    let over = false;
    const ended = sink.untilCount(n, 60_000).then(() => (over = true));
    const herd = await filer.file(MOST, PER_SECOND, () => over);
    await ended;
    return { idle, herd };
  } finally {
    await pages.stop();
    await sender.stop();
    await database.drop();
  }
}
