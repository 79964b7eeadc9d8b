import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { FAULTS } from './catalog.ts';
import { openArena, type Arena } from './harness/arena.ts';
import { shortcomings, type Fault, type Observed } from './harness/fault.ts';
import { BadOptions, readOptions, usageOf } from './harness/options.ts';

const NAMES = FAULTS.map(({ name }) => name);

describe('the command line', () => {
  test('is which faults, how many mails, and how it is told; all of them if none is named', () => {
    expect(readOptions([], NAMES)).toEqual({ names: NAMES, n: 500, json: false });
    expect(readOptions(['--only', 'two-tabs', '--n', '50', '--json'], NAMES)).toEqual({
      ...{ names: ['two-tabs'], n: 50, json: true },
    });
  });

  test('a name that ends in a star is all that begin so, in the order in which they are run', () => {
    const { names } = readOptions(['--only', 'two-tabs,worker-killed-*'], NAMES);
    expect(names).toHaveLength(6);
    expect(names.at(-1)).toBe('two-tabs');
  });

  test.each([
    [['--only', 'nothing'], '--only: there is no fault nothing'],
    [['--only', ''], '--only: there is no fault “”'],
    [['--only', 'never*'], '--only: there is no fault never*'],
    [['--n', '19'], '--n: expected a whole number from 20 to 100000, found 19'],
    [['--n', 'many'], '--n: expected a whole number from 20 to 100000, found many'],
    [['--fast'], "Unknown option '--fast'"],
    [['two-tabs'], 'Unexpected argument'],
  ])('%j is refused in words', (argv, words) => {
    expect(() => readOptions(argv, NAMES)).toThrow(BadOptions);
    expect(() => readOptions(argv, NAMES)).toThrow(words);
  });

  test('the usage names every fault, and so does what operators read', () => {
    const told = readFileSync(join(import.meta.dirname, '../../docs/operations.md'), 'utf8');
    for (const name of NAMES) {
      expect(usageOf(NAMES)).toContain(name);
      expect(told).toContain(`\`${name}\``);
    }
  });
});

describe('what falls short', () => {
  const HELD: Observed = {
    ...{ name: 'any', lost: 0, twice: 0, wrongWords: 0, recoverFirstS: 1, recoverAllS: 60 },
    ...{ told: true, isBlind: false, severalIds: 0, otherBytes: 0, auditHolds: true, failed: [] },
  };

  test('is nothing where all held; where nothing had to be told, or SMTP is blind, neither', () => {
    expect(shortcomings(HELD)).toEqual([]);
    expect(shortcomings({ ...HELD, told: null })).toEqual([]);
    expect(shortcomings({ ...HELD, isBlind: true, twice: 3 })).toEqual([]);
  });

  test.each<[Partial<Observed>]>([
    [{ lost: 1 }],
    [{ twice: 1 }],
    [{ isBlind: true, twice: 1, otherBytes: 1 }],
    [{ isBlind: true, twice: 1, severalIds: 1 }],
    [{ wrongWords: 1 }],
    [{ recoverAllS: 60.1 }],
    [{ recoverAllS: null }],
    [{ told: false }],
    [{ auditHolds: false }],
    [{ failed: ['5 mails came that the ledger does not know'] }],
  ])('is %j', (what) => {
    expect(shortcomings({ ...HELD, ...what })).toHaveLength(1);
  });
});

// The others, and herds of 500, are run by `npm run test:faults`.
describe('a small herd that meets', () => {
  let arena: Arena;
  beforeAll(async () => {
    arena = await openArena(40, () => undefined);
  });
  afterAll(async () => void (await arena.stop()));

  /** Who is told, and when, takes a minute: that is the command's. */
  const untold: Partial<Fault> = { isTold: false, holdSeconds: 0 };

  test.each(['worker-killed-before-claim', 'postgres-stopped-immediately'])('%s', async (name) => {
    const fault = FAULTS.find((each) => each.name === name)!;
    const seen = await arena.run({ ...fault, ...untold });
    expect(shortcomings(seen!)).toEqual([]);
  });
});
