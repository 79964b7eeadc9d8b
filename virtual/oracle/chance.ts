import { createHash } from 'node:crypto';

/**
 * Chance by a fixed seed: a number in [0, 1) that depends on nothing but its names, so that one more
 * question never changes the answer to another.
 */
export function chance(seed: number, ...names: string[]): number {
  const hash = createHash('sha256')
    .update([seed, ...names].join('|'))
    .digest();
  return hash.readUInt32BE(0) / 2 ** 32;
}

/** A whole number from `least` to `most`, both included. */
export function between(least: number, most: number, seed: number, ...names: string[]): number {
  return least + Math.floor(chance(seed, ...names) * (most - least + 1));
}

/** The same things in an order by the seed. */
export const shuffled = <T>(all: readonly T[], nameOf: (each: T) => string, seed: number): T[] =>
  all
    .map((each) => ({ each, rank: chance(seed, nameOf(each), 'order') }))
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ each }) => each);
