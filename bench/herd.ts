import { CONTENDERS, type ContenderName } from './contenders/names.ts';
import { spreadOf, type Spread } from './harness/figures.ts';
import { BadOptions, type BenchOptions, type BenchResult } from './harness/options.ts';
import { say } from './harness/say.ts';
import { openArena } from './measure/arena.ts';
import { measure, type Measured } from './measure/measure.ts';
import { ratiosTo, summed } from './measure/summary.ts';

/** Plain Temporal takes so long a mail that it sends fewer. */
const MOST_OF_TEMPORAL = 200;

/**
 * `npm run bench -- herd`: N reports due at one instant, one mail each, until the last is accepted.
 * Everyone sends the same mails into the same server, one after another, in turn, N each (plain Temporal
 * fewer: its row says how many).
 */
export async function run({ n = 10_000, runs = 5, only }: BenchOptions): Promise<BenchResult> {
  const names = chosen(only);
  const arena = await openArena({ mails: n, needs: names });
  const measured = new Map<ContenderName, Measured[]>(names.map((name) => [name, []]));
  try {
    for (let round = 0; round < runs; round++)
      for (const name of turned(names, round)) {
        const count = name === 'temporal' ? Math.min(n, MOST_OF_TEMPORAL) : n;
        const one = await measure(arena, { name, n: count });
        measured.get(name)!.push(one);
        say(
          `run ${round + 1} of ${runs}: ${name} ${one.perSecond}/s, first after ${one.firstMs} ms`,
        );
      }
  } finally {
    await arena.stop();
  }
  return resultOf('herd', n, runs, measured);
}

/** @throws BadOptions for a name that is none. */
function chosen(only: readonly string[] | undefined): ContenderName[] {
  const names = CONTENDERS.filter((name) => only?.includes(name) ?? true);
  if (only && names.length < only.length)
    throw new BadOptions(
      `--only: expected some of ${CONTENDERS.join(', ')}, found ${only.join(', ')}`,
    );
  return names;
}

/** In another order in every round, so that nobody always comes after the same one. */
const turned = <T>(list: readonly T[], by: number): T[] =>
  list.map((_, index) => list[(index + by) % list.length]!);

function resultOf(
  name: string,
  n: number,
  runs: number,
  measured: ReadonlyMap<ContenderName, readonly Measured[]>,
): BenchResult {
  const all = [...measured].map(([who, rounds]) => [who, summed(rounds)] as const);
  const of = Object.fromEntries(all);
  const own = of['duban'];
  const medianOf = (spread: Spread | undefined) => spread?.median ?? null;
  const rates = Object.fromEntries(all.map(([who, { perSecond }]) => [who, perSecond.median]));
  const everyRatio = [...measured].filter(([who]) => who !== 'duban');
  return {
    name,
    n,
    runs,
    lost: own?.lost ?? null,
    twice: own?.twice ?? null,
    firstMs: medianOf(own?.firstMs),
    p50Ms: medianOf(own?.p50Ms),
    p99Ms: medianOf(own?.p99Ms),
    lastMs: medianOf(own?.lastMs),
    perSecond: rates,
    ratios: ratiosTo(rates),
    contenders: of,
    spreadOfRatios: Object.fromEntries(
      everyRatio.map(([who, rounds]) => [
        who,
        spreadOf(
          rounds.flatMap(({ perSecond }, round) => {
            const duban = measured.get('duban')?.[round]?.perSecond;
            return duban === undefined ? [] : [duban / perSecond];
          }),
        ),
      ]),
    ),
  };
}
