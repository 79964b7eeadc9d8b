import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { percentileOf, spreadOf } from '../../bench/harness/figures.ts';
import { BadOptions, readOptions, usageOf } from '../../bench/harness/options.ts';
import { benchmarkNames, loadBenchmark } from '../../bench/harness/registry.ts';
import { tableOf } from '../../bench/harness/table.ts';
import { ratiosTo } from '../../bench/measure/summary.ts';

const FOLDER = join(import.meta.dirname, '../../bench');
const NAMES = ['herd', 'parse'];

describe('the command line of a benchmark', () => {
  test('is a name, how much, how often, and how it is told', () => {
    expect(readOptions(['herd'], NAMES)).toEqual({ name: 'herd', json: false });
    expect(
      readOptions(['herd', '--n', '50', '--runs', '2', '--only', 'duban,dbos', '--json'], NAMES),
    ).toEqual({ name: 'herd', n: 50, runs: 2, only: ['duban', 'dbos'], json: true });
  });

  test.each([
    [[], 'which benchmark?'],
    [['nothing'], 'there is no benchmark nothing'],
    [['herd', 'parse'], 'one benchmark at a time, not herd, parse'],
    [['herd', '--n', '0'], '--n: expected a whole number from 1 to 1000000, found 0'],
    [['herd', '--n', 'many'], '--n: expected a whole number from 1 to 1000000, found many'],
    [['herd', '--n', '1000001'], '--n: expected a whole number from 1 to 1000000, found 1000001'],
    [['herd', '--runs', '1.5'], '--runs: expected a whole number from 1 to 100, found 1.5'],
    [['herd', '--fast'], "Unknown option '--fast'"],
  ])('%j is refused in words', (argv, words) => {
    expect(() => readOptions(argv, NAMES)).toThrow(BadOptions);
    expect(() => readOptions(argv, NAMES)).toThrow(words);
  });

  test('the usage names every benchmark', () => {
    expect(usageOf(NAMES)).toContain('herd, parse');
  });
});

describe('the registry', () => {
  test('every file beside the command is a benchmark, and can be loaded', async () => {
    const names = await benchmarkNames(FOLDER);
    const files = readdirSync(FOLDER).filter((file) => file.endsWith('.ts'));
    expect(names).toEqual(
      files.filter((file) => file !== 'main.ts').map((file) => file.slice(0, -3)),
    );
    for (const name of names)
      expect(typeof (await loadBenchmark(join(FOLDER, `${name}.ts`))).run).toBe('function');
  });

  test('a file without run() is none', async () => {
    await expect(loadBenchmark(join(FOLDER, 'harness/say.ts'))).rejects.toThrow('exports no run()');
  });
});

describe('figures', () => {
  const values = fc.array(fc.integer({ min: 1, max: 1e6 }), { minLength: 1, maxLength: 50 });

  test('the median lies between the least and the greatest, and half of the values beside it', () => {
    fc.assert(
      fc.property(values, (list) => {
        const { median, min, max } = spreadOf(list);
        const near = (rank: number) => list.filter((each) => each <= rank * 1.001).length;
        expect(min <= median && median <= max).toBe(true);
        expect(near(median)).toBeGreaterThanOrEqual(list.length / 2);
      }),
    );
    expect(spreadOf([3, 1, 2])).toEqual({ median: 2, min: 1, max: 3 });
    expect(spreadOf([4, 1])).toEqual({ median: 2.5, min: 1, max: 4 });
  });

  test('a percentile is one of the values; so many of them do not exceed it, and no fewer would do', () => {
    fc.assert(
      fc.property(values, fc.double({ min: 0.01, max: 1, noNaN: true }), (list, share) => {
        const value = percentileOf(list, share);
        expect(list).toContain(value);
        expect(list.filter((each) => each <= value).length).toBeGreaterThanOrEqual(
          share * list.length,
        );
        expect(list.filter((each) => each < value).length).toBeLessThan(share * list.length);
      }),
    );
  });

  test('a ratio is Duban’s rate by the other’s; without Duban there is none', () => {
    expect(ratiosTo({ duban: 300, dbos: 100, ceiling: 400 })).toEqual({ dbos: 3, ceiling: 0.75 });
    expect(ratiosTo({ dbos: 100 })).toEqual({});
  });
});

test('a table shows single figures a line each, and what is compared in rows', () => {
  const rows = { duban: { rate: 2, ms: { median: 5, min: 4, max: 6 } }, dbos: { rate: 1 } };
  expect(tableOf({ name: 'herd', n: 10, rates: { duban: 2, dbos: 1 }, missing: null, rows })).toBe(
    [
      'herd',
      '  n        10',
      '  rates    duban 2 · dbos 1',
      '  missing  –',
      '',
      '  rows',
      '           rate       ms',
      '    duban     2  5 (4–6)',
      '    dbos      1        –',
    ].join('\n'),
  );
});
