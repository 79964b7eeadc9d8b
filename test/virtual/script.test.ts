import { describe, expect, test } from '@jest/globals';
import { seedPlan } from '../../seeds/load.ts';
import { scriptPlan } from '../../virtual/oracle/plan-script.ts';
import { behavioursOf } from '../../virtual/oracle/script.ts';
import { owed, smallPlan } from '../support/small-plan.ts';

const SEEDS = [0, 1, 2, 77];
const script = (from: number, to = from, seed = 1) => scriptPlan(seedPlan(), from, to, seed);

describe('how agencies behave', () => {
  test.each(SEEDS)('65 per cent on time, 10, 10, 5 and 10 otherwise, by the seed %i', (seed) => {
    const { reports } = script(2027);
    const yearly = reports
      .map(({ report }) => report)
      .filter(({ cycle }) => cycle.period === '2027');
    const counts: Record<string, number> = {};
    for (const behaviour of behavioursOf(yearly, seed).values())
      counts[behaviour] = (counts[behaviour] ?? 0) + 1;
    expect(yearly).toHaveLength(104);
    expect(counts).toEqual({ late: 10, returned: 10, takenBack: 5, never: 10, onTime: 69 });
  });

  test('the same seed gives the same year, another seed another', () => {
    expect(script(2027, 2027, 5)).toEqual(script(2027, 2027, 5));
    expect(script(2027, 2027, 5).actions).not.toEqual(script(2027, 2027, 6).actions);
  });
});

describe('the script of a plan', () => {
  test.each([2012, 2024, 2026, 2027, 2028])(
    'in %i: in order, open when they file, never past the books',
    (year) => {
      const { actions, instants, planned, kinds, escalated } = script(year);
      const times = actions.map(({ at }) => at.getTime());
      expect(times).toEqual(times.toSorted((a, b) => a - b));
      const known = new Set(instants.map((at) => at.getTime()));
      for (const { at } of [...actions, ...planned]) expect(known.has(at.getTime())).toBe(true);
      expect(kinds['periodic']).toMatchObject({ reports: 104, neverFiled: 10 });
      // Whoever takes a filing back may come too late with the next.
      expect(kinds['periodic']?.filedLate).toBeGreaterThanOrEqual(10);
      // Each department that the notice names and each eastern region makes its implementation plan.
      expect(kinds['implementation_plan']).toMatchObject({ reports: 50, neverFiled: 5 });
      expect(escalated).toBeGreaterThanOrEqual(15);
    },
  );

  test('over several years: what is owed once is owed once, the rest every year', () => {
    const { kinds } = script(2011, 2015);
    expect(kinds['periodic']).toMatchObject({ reports: 5 * 104 });
    expect(kinds['implementation_plan']).toMatchObject({ reports: 50 });
    for (const { reports, filedOnTime, filedLate, neverFiled, left } of Object.values(kinds))
      expect(filedOnTime + filedLate + neverFiled + left).toBe(reports);
  });

  test.each([
    ['half-year', 2],
    ['quarter', 4],
    ['month', 12],
  ] as const)('at the cadence %s: every period of the year', (every, cycles) => {
    const plan = smallPlan({ obligations: [owed('periodic', { every })] });
    const { kinds } = scriptPlan(plan, 2027, 2027, 1);
    expect(kinds).toMatchObject({ periodic: { reports: cycles } });
  });
});
