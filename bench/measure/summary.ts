import { rounded, spreadOf } from '../harness/figures.ts';
import type { Measured } from './measure.ts';

/** Several rounds of one contender: of each figure the median with the least and the greatest. */
export function summed(rounds: readonly Measured[]) {
  const spread = (of: (round: Measured) => number) => spreadOf(rounds.map(of));
  const sum = (of: (round: Measured) => number) =>
    rounds.reduce((total, round) => total + of(round), 0);
  return {
    n: rounds[0]?.n ?? 0,
    perSecond: spread(({ perSecond }) => perSecond),
    firstMs: spread(({ firstMs }) => firstMs),
    p50Ms: spread(({ p50Ms }) => p50Ms),
    p99Ms: spread(({ p99Ms }) => p99Ms),
    lastMs: spread(({ lastMs }) => lastMs),
    lost: sum(({ lost }) => lost),
    twice: sum(({ twice }) => twice),
    cpuMsSender: spread(({ cpuMs }) => cpuMs.sender),
    cpuMsPostgres: spread(({ cpuMs }) => cpuMs.postgres ?? Number.NaN),
    cpuMsSink: spread(({ cpuMs }) => cpuMs.sink),
    aheadMs: spread(({ aheadMs }) => aheadMs),
  };
}

/** Duban's rate by each other's. */
export const ratiosTo = (rates: Readonly<Record<string, number>>): Record<string, number> =>
  Object.fromEntries(
    Object.entries(rates)
      .filter(([who]) => who !== 'duban' && rates['duban'] !== undefined)
      .map(([who, rate]) => [who, rounded(rates['duban']! / rate)]),
  );
