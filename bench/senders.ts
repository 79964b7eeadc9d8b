import { rounded, spreadOf } from './harness/figures.ts';
import type { BenchOptions, BenchResult } from './harness/options.ts';
import { say } from './harness/say.ts';
import { openArena, type Arena } from './measure/arena.ts';
import { contenderProcess, placeIn, stageInTime, warmedUp } from './measure/measure.ts';

/** How long the server takes to answer a mail: far longer than anybody's processor does. */
const SLOWNESS_MS = 20;
const QUIET_MS = 60_000;
const COUNTS = [1, 2] as const;

/**
 * `npm run bench -- senders`: the same herd of Duban's by one sender process and by two, into a server
 * that is slow, so that it is their connections that count and not the cores they share.
 */
export async function run({ n = 2_000, runs = 5 }: BenchOptions): Promise<BenchResult> {
  const rates: Record<(typeof COUNTS)[number], number[]> = { 1: [], 2: [] };
  const doubles = { lost: 0, twice: 0 };
  const arena = await openArena({ mails: n, needs: ['duban'] });
  try {
    for (let round = 0; round < runs; round++)
      for (const count of round % 2 === 0 ? COUNTS : COUNTS.toReversed()) {
        const { perSecond, lost, twice } = await sentBy(arena, count, n);
        rates[count].push(perSecond);
        doubles.lost += lost;
        doubles.twice += twice;
        say(`run ${round + 1} of ${runs}: by ${count}, ${rounded(perSecond)}/s`);
      }
  } finally {
    await arena.stop();
  }
  return {
    name: 'senders',
    n,
    runs,
    slownessMs: SLOWNESS_MS,
    ...doubles,
    perSecond: { one: spreadOf(rates[1]), two: spreadOf(rates[2]) },
    /** Two by one, run by run. */
    ratio: spreadOf(rates[2].map((two, round) => two / rates[1][round]!)),
  };
}

async function sentBy(arena: Arena, count: number, n: number) {
  const { sink, postgres, warmUp } = arena;
  const database = await arena.database('duban');
  const senders = Array.from({ length: count }, () => contenderProcess('duban'));
  const [first] = senders;
  try {
    for (const sender of senders) await sender.ask('start', placeIn(arena, database.url));
    const msAMail = await warmedUp(first!, arena, 'duban');
    await sink.reset({ slownessMs: SLOWNESS_MS });
    const staged = { from: warmUp, count: n };
    const { at } = await stageInTime(first!, staged, msAMail, () => postgres.settle(database.url));
    await sink.untilCount(n, QUIET_MS);
    const arrived = await sink.arrived();
    const perSecond = (n * 1000) / ((arrived.at.at(-1) ?? Number.NaN) - at);
    return { perSecond, lost: n - arrived.at.length, twice: arrived.twice };
  } finally {
    for (const sender of senders) await sender.stop();
    await database.drop();
  }
}
