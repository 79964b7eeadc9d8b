import { describe, expect, test } from '@jest/globals';
import { behavioursOf } from '../../virtual/year/script.ts';
import { owedReports } from '../../virtual/year/owed-reports.ts';
import { scriptYear } from '../../virtual/year/year-script.ts';
import { seedPlan } from '../../seeds/load.ts';

const SEEDS = [0, 1, 2, 77];

describe('how agencies behave', () => {
  test.each(SEEDS)('70, 10, 10 and 10 per cent, by the seed %i', (seed) => {
    const reports = owedReports(seedPlan(), 2027);
    const counts: Record<string, number> = {};
    for (const behaviour of behavioursOf(reports, seed).values())
      counts[behaviour] = (counts[behaviour] ?? 0) + 1;
    expect(reports).toHaveLength(104);
    expect(counts).toEqual({ late: 10, returned: 10, never: 10, onTime: 74 });
  });

  test('the same seed gives the same year, another seed another', () => {
    expect(scriptYear(2027, 5)).toEqual(scriptYear(2027, 5));
    expect(scriptYear(2027, 5).actions).not.toEqual(scriptYear(2027, 6).actions);
  });

  test.each([2012, 2024, 2026, 2027, 2028])(
    'in %i: in order, open when they file, never past the books',
    (year) => {
      const { actions, instants, planned, expected } = scriptYear(year, 1);
      const times = actions.map(({ at }) => at.getTime());
      expect(times).toEqual(times.toSorted((a, b) => a - b));
      const known = new Set(instants.map((at) => at.getTime()));
      for (const { at } of [...actions, ...planned]) expect(known.has(at.getTime())).toBe(true);
      expect(expected).toMatchObject({
        reports: 104,
        filedOnTime: 84,
        filedLate: 10,
        neverFiled: 10,
      });
      expect(expected.escalated).toBeGreaterThanOrEqual(10);
    },
  );
});
