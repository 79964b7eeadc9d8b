import { describe, expect, test } from '@jest/globals';
import { withAllKinds } from '../../seeds/all-kinds.ts';
import { seedPlan } from '../../seeds/load.ts';
import { scriptPlan } from '../../virtual/oracle/plan-script.ts';
import { behavioursOf } from '../../virtual/oracle/behaviours.ts';
import { owed, smallPlan } from '../support/small-plan.ts';

const SEEDS = [0, 1, 2, 77];
const script = (from: number, to = from, seed = 1) => scriptPlan(seedPlan(), from, to, seed);

describe('how agencies mean to behave', () => {
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
      expect(kinds['periodic']).toMatchObject({ reports: 104 });
      // Each department that the notice names and each eastern region makes its implementation plan.
      expect(kinds['implementation_plan']).toMatchObject({ reports: 50 });
      const { issue_handling: issues, ...others } = kinds;
      expect(issues).toMatchObject({ reports: 9, filedLate: 2, neverFiled: 0, left: 2 });
      for (const { filedLate, neverFiled } of Object.values(others))
        for (const count of [filedLate, neverFiled]) expect(count).toBeGreaterThanOrEqual(3);
      expect(escalated).toBeGreaterThanOrEqual(15);
    },
  );

  test('over several years: what is owed once is owed once, the rest every year', () => {
    const { kinds } = script(2011, 2015);
    // Three tasks are set aside in the first winter; what was owed then stays on its roster.
    expect(kinds['periodic']).toMatchObject({ reports: 104 + 4 * (104 - 3) });
    expect(kinds['implementation_plan']).toMatchObject({ reports: 50 });
    for (const { reports, filedOnTime, filedLate, neverFiled, left } of Object.values(kinds))
      expect(filedOnTime + filedLate + neverFiled + left).toBe(reports);
  });

  test('an agency that is no more does nothing, and is written nothing', () => {
    const { actions, planned } = script(2011, 2015);
    const transfers = actions.filter((action) => action.kind === 'transfer');
    expect(transfers.map(({ cause }) => cause).sort()).toEqual([
      ...['merged', 'merged', 'renamed', 'split'],
    ]);
    for (const { at: ended, fromId, cause } of transfers.filter((each) => each.cause !== 'split')) {
      const later = actions.filter(
        (action) => 'agencyId' in action && action.agencyId === fromId && action.at > ended,
      );
      expect(later).toEqual([]);
      const told = planned.filter(
        ({ row, at }) => row.includes(`/${fromId}-officer`) && at > ended,
      );
      expect([cause, told]).toEqual([cause, []]);
    }
  });

  test('of a small plan nobody can be spared: nothing befalls it', () => {
    const { actions } = scriptPlan(smallPlan({ tasks: 3, region: true }), 2027, 2028, 1);
    const kinds = actions.map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'transfer' || kind === 'setAside')).toEqual([]);
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

describe('what ends with a government', () => {
  const plan = withAllKinds(seedPlan(), 2011);
  const { actions, planned, kinds, done } = scriptPlan(plan, 2011, 2015, 1);

  test('a consolidation every year, one evaluation in the middle, each signed off and received', () => {
    expect(kinds['consolidation']).toMatchObject({ reports: 5, neverFiled: 0 });
    expect(kinds['evaluation_report']).toMatchObject({ reports: 1, neverFiled: 0 });
    expect(done.documentsReceived).toBe(6);
    expect(done.documentsSigned).toBe(6 + done.documentsReturned);
    expect(done.documentsReturned).toBeGreaterThan(0);
  });

  test('nobody assesses a task in which their agency has a part', () => {
    const parts = new Map(
      plan.document.tasks.map(({ lead, cooperating, responsible = [] }, index) => [
        index + 1,
        [...lead, ...cooperating, ...responsible],
      ]),
    );
    const nameOf = (contactId: string) => {
      const agencyId = plan.contacts.find(({ id }) => id === contactId)?.agencyId;
      return plan.agencies.find(({ id }) => id === agencyId)?.name;
    };
    const given = actions.flatMap((each) => (each.kind === 'nameAssessors' ? each.given : []));
    const named = given.filter(({ contactId }) => contactId !== null);
    expect(named.length).toBeGreaterThan(90);
    for (const { task, contactId } of named)
      expect(parts.get(task)).not.toContain(nameOf(contactId ?? ''));
  });

  test('words are asked for of both sides of a task, at one instant, and never before both are in', () => {
    const asked = planned.filter(({ row }) => row.includes('/difference/'));
    expect(done.differencesAsked).toBeGreaterThan(0);
    expect(new Set(asked.map(({ at }) => +at)).size).toBe(1);
    const filings = actions.filter(
      (each) => 'reportId' in each && each.kind === 'file' && each.of === undefined,
    );
    const sides = filings.filter(
      (each) => 'reportId' in each && /-(midterm|assessment)-/.test(each.reportId),
    );
    expect(sides.length).toBeGreaterThan(100);
    for (const { at } of sides) expect(+at).toBeLessThanOrEqual(Number(asked[0]?.at));
  });

  test('letters and circulars have the numbers of their year, each once and without a gap', () => {
    const issued = actions.flatMap((each) => (each.kind === 'issue' ? each.issued : []));
    const series = new Map<string, number[]>();
    for (const { number } of issued) {
      const [, prefix = '', seq = ''] = /^(.+〕)(\d+)号$/.exec(number) ?? [];
      series.set(prefix, [...(series.get(prefix) ?? []), Number(seq)]);
    }
    expect(series.size).toBeGreaterThan(5);
    for (const numbers of series.values())
      expect(numbers).toEqual(numbers.map((_, index) => index + 1));
    const whens = actions.filter(({ kind }) => kind === 'issue');
    const several = whens.filter((each) => each.kind === 'issue' && each.issued.length > 1);
    expect([several.length, whens.length - several.length].every((count) => count > 3)).toBe(true);
  });
});
