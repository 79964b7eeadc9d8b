import { spreadOf } from './harness/figures.ts';
import type { BenchOptions, BenchResult } from './harness/options.ts';
import { say } from './harness/say.ts';
import { openArena } from './measure/arena.ts';
import { measure, type Measured } from './measure/measure.ts';
import { summed } from './measure/summary.ts';

/** So many reminders come to one recipient. */
const EACH = 20;
const NAMES = ['duban', 'graphile-worker'] as const;

/**
 * `npm run bench -- digest`: N reminders for a twentieth as many recipients, due at one instant. Duban
 * tells each of them in one mail, a queue in twenty: when has the last one been told everything?
 */
export async function run({ n = 10_000, runs = 5 }: BenchOptions): Promise<BenchResult> {
  const recipients = Math.max(1, Math.floor(n / EACH));
  const measured: Record<(typeof NAMES)[number], Measured[]> = { duban: [], 'graphile-worker': [] };
  const arena = await openArena({ mails: n, recipients, needs: NAMES });
  try {
    for (let round = 0; round < runs; round++)
      for (const name of round % 2 === 0 ? NAMES : NAMES.toReversed()) {
        const one = await measure(arena, { name, n });
        measured[name].push(one);
        say(`run ${round + 1} of ${runs}: ${name}, the last one told after ${one.lastMs} ms`);
      }
  } finally {
    await arena.stop();
  }
  const [duban, queue] = NAMES.map((name) => summed(measured[name]));
  return {
    name: 'digest',
    n,
    runs,
    recipients,
    lost: duban!.lost,
    twice: duban!.twice,
    lastMs: { duban: duban!.lastMs.median, 'graphile-worker': queue!.lastMs.median },
    /** How many times sooner the last recipient is told. */
    ratio: spreadOf(
      measured.duban.map(({ lastMs }, i) => measured['graphile-worker'][i]!.lastMs / lastMs),
    ),
    contenders: { duban, 'graphile-worker': queue },
  };
}
