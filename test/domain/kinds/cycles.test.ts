import { describe, expect, test } from '@jest/globals';
import { chinaCalendar } from '../../../domain/calendar/workdays.ts';
import {
  clashesOf,
  cyclesOf,
  stepsOutOfOrder,
  type CycleDates,
} from '../../../domain/kinds/cycles.ts';
import { kindOf } from '../../../domain/kinds/kinds.ts';
import { obligationValuesSchema } from '../../../schemas/obligation-values.ts';
import { planPolicySchema } from '../../../schemas/plan-policy.ts';
import { at } from '../ladder/helpers.ts';

const policy = planPolicySchema.parse({});
const JANUARY = '2027-01-04 10:00';

function cycles(
  values: object,
  launched = JANUARY,
  of: { from?: number; to?: number; kind?: string } = {},
) {
  const { from = 2027, to = from, kind = 'periodic' } = of;
  const launch = { launchedAt: at(launched), from, to };
  const terms = { kind, values: obligationValuesSchema.parse(values) };
  return cyclesOf(terms, launch, policy, chinaCalendar);
}
/** `period: opens → due`. */
const dates = (all: readonly CycleDates[]) =>
  all.map(({ period, opensAt, dueOn }) => {
    const wall = new Date(opensAt.getTime() + 8 * 3_600_000).toISOString();
    return `${period}: ${wall.slice(0, 10)} → ${dueOn}`;
  });
const steps = (cycle?: CycleDates) =>
  cycle?.steps.map(({ name, offset }) => `${name} ${offset.n}`).slice(1);

describe('a yearly report', () => {
  test('opens on 1 November and is due on the last workday, year after year', () => {
    expect(dates(cycles({}, JANUARY, { from: 2027, to: 2030 }))).toEqual([
      '2027: 2027-11-01 → 2027-12-31',
      '2028: 2028-11-01 → 2028-12-29',
      '2029: 2029-11-01 → 2029-12-31',
      // From a Friday on; the year ends on a Tuesday.
      '2030: 2030-11-01 → 2030-12-31',
    ]);
    const [cycle] = cycles({});
    expect(cycle).toMatchObject({ kind: 'periodic', opensAt: at('2027-11-01 09:00') });
    expect(cycle?.dueAt).toEqual(at('2028-01-01 00:00'));
  });

  test('an opening on a day off moves to the workday after', () => {
    expect(dates(cycles({ opens: { on: '06-19' } }))).toEqual(['2027: 2027-06-21 → 2027-12-31']);
  });

  test('launched in the middle of the year it opens at the launch, to the minute', () => {
    const [cycle] = cycles({}, '2027-12-20 14:07');
    expect(cycle).toMatchObject({ skippedCause: null, opensAt: at('2027-12-20 14:07') });
    expect(cycles({}, '2027-11-01 09:00')[0]?.opensAt).toEqual(at('2027-11-01 09:00'));
  });

  test('has the whole default ladder', () => {
    expect(steps(cycles({})[0])).toEqual([
      'remind-30 -30',
      'remind-15 -15',
      'remind-7 -7',
      'remind-3 -3',
      'remind-1 -1',
      'urge 1',
      'escalate 3',
      'letter 10',
      'circular 15',
      'close 20',
    ]);
  });

  test('due on another day of the year, or about the year before', () => {
    expect(dates(cycles({ due: { on: '12-20' } }))).toEqual(['2027: 2027-11-01 → 2027-12-20']);
    const january = { about: 'previous', due: { month: 1, day: 20 }, opens: { daysBefore: 30 } };
    expect(dates(cycles(january))).toEqual(['2027: 2027-12-21 → 2028-01-20']);
    const leap = { due: { on: '02-29' }, opens: { daysBefore: 10 } };
    expect(dates(cycles(leap, JANUARY, { from: 2027, to: 2028 }))).toEqual([
      '2027: 2027-02-18 → 2027-02-28',
      '2028: 2028-02-21 → 2028-02-29',
    ]);
  });
});

describe('a half-yearly report', () => {
  test('opens thirty days before the last workday of its half', () => {
    const both = cycles({ every: 'half-year' }, '2027-01-01 10:00');
    expect(dates(both)).toEqual([
      '2027H1: 2027-05-31 → 2027-06-30',
      '2027H2: 2027-12-01 → 2027-12-31',
    ]);
    expect(steps(both[0])).toEqual([
      'remind-15 -15',
      'remind-7 -7',
      'remind-3 -3',
      'remind-1 -1',
      'urge 1',
      'escalate 3',
      'letter 10',
      'close 20',
    ]);
  });
});

describe('a quarterly report', () => {
  test('opens fifteen days before the last workday of its quarter', () => {
    const four = cycles({ every: 'quarter' });
    expect(dates(four)).toEqual([
      '2027Q1: 2027-03-16 → 2027-03-31',
      '2027Q2: 2027-06-15 → 2027-06-30',
      // From Mid-Autumn Day on.
      '2027Q3: 2027-09-16 → 2027-09-30',
      '2027Q4: 2027-12-16 → 2027-12-31',
    ]);
    expect(steps(four[0])).toEqual([
      'remind-7 -7',
      'remind-3 -3',
      'remind-1 -1',
      'urge 1',
      'escalate 3',
      'letter 10',
      'close 15',
    ]);
  });

  test('“每季度首月10日前” tells of the quarter before', () => {
    const values = { every: 'quarter', about: 'previous', due: { month: 1, day: 10 } };
    expect(dates(cycles(values)).map((line) => line.replace(/: .* → /, ' → '))).toEqual([
      '2027Q1 → 2027-04-10',
      '2027Q2 → 2027-07-10',
      '2027Q3 → 2027-10-10',
      '2027Q4 → 2028-01-10',
    ]);
  });

  test('a month beyond the quarter’s is its last', () => {
    const values = { every: 'quarter', due: { month: 5, day: 5 } };
    expect(cycles(values)[0]?.dueOn).toBe('2027-03-05');
  });
});

describe('a monthly report', () => {
  test('opens seven workdays before the last workday of its month: twelve cycles', () => {
    const twelve = cycles({ every: 'month' });
    expect(twelve).toHaveLength(12);
    expect(dates(twelve.slice(4, 6))).toEqual([
      '2027-05: 2027-05-20 → 2027-05-31',
      '2027-06: 2027-06-21 → 2027-06-30',
    ]);
    expect(steps(twelve[0])).toEqual([
      'remind-3 -3',
      'remind-1 -1',
      'urge 1',
      'escalate 3',
      'close 8',
    ]);
  });

  test('by the 25th, and the 31st of a shorter month is its last day', () => {
    const due = (day: number) => cycles({ every: 'month', due: { day } }).map(({ dueOn }) => dueOn);
    expect(due(25).slice(0, 2)).toEqual(['2027-01-25', '2027-02-25']);
    expect(due(31).slice(0, 4)).toEqual(['2027-01-31', '2027-02-28', '2027-03-31', '2027-04-30']);
  });

  test('about the month before: December’s is due in January of the next year', () => {
    const values = { every: 'month', about: 'previous', due: { day: 5 } };
    const twelve = cycles(values);
    expect([twelve[0], twelve[11]].map((cycle) => `${cycle?.period} ${cycle?.dueOn}`)).toEqual([
      '2027-01 2027-02-05',
      '2027-12 2028-01-05',
    ]);
  });
});

describe('launched in the middle', () => {
  const causes = (values: object, launched: string, from = 2027, to = from) =>
    cycles(values, launched, { from, to }).map(
      ({ period, skippedCause }) => `${period} ${skippedCause ?? 'owed'}`,
    );

  test('periods that are past or under way are skipped, with the reason', () => {
    expect(causes({ every: 'quarter' }, '2027-05-10 10:00')).toEqual([
      '2027Q1 past',
      '2027Q2 under_way',
      '2027Q3 owed',
      '2027Q4 owed',
    ]);
    expect(causes({ every: 'half-year' }, '2027-05-10 10:00')).toEqual([
      '2027H1 under_way',
      '2027H2 owed',
    ]);
  });

  test('one that begins on the day of the launch is whole, also when days off come before', () => {
    expect(causes({ every: 'quarter' }, '2027-07-01 16:00')[2]).toBe('2027Q3 owed');
    expect(causes({ every: 'quarter' }, '2027-07-02 09:00')[2]).toBe('2027Q3 under_way');
    // 1 May 2027 is a Saturday: nobody can have begun before the Monday.
    const may = (day: string) => causes({ every: 'month' }, `2027-05-${day} 09:00`)[4];
    expect([may('03'), may('04')]).toEqual(['2027-05 owed', '2027-05 under_way']);
  });

  test('a year is never skipped: it opens at the launch', () =>
    expect(causes({}, '2027-12-20 14:00')).toEqual(['2027 owed']));

  test('periods of a year before the launch’s are not skipped but clash', () => {
    const past = cycles({ every: 'month' }, '2028-02-03 10:00', { from: 2027 });
    expect(clashesOf(past, policy)).toHaveLength(12);
  });
});

describe('dates that cannot be', () => {
  test('the year before, launched in March', () => {
    const past = cycles({}, '2027-03-01 10:00', { from: 2026 });
    expect(clashesOf(past, policy)).toEqual([
      { kind: 'periodic', period: '2026', opensOn: '2027-03-01', dueOn: '2026-12-31' },
    ]);
  });

  test('due in March with an opening in November', () => {
    const all = cycles({ due: { on: '03-31' } }, JANUARY, { from: 2027, to: 2028 });
    expect(clashesOf(all, policy)).toEqual([
      { kind: 'periodic', period: '2027', opensOn: '2027-11-01', dueOn: '2027-03-31' },
      { kind: 'periodic', period: '2028', opensOn: '2028-11-01', dueOn: '2028-03-31' },
    ]);
  });

  test('an opening at the very end of the due day', () => {
    const [cycle] = cycles({}, '2028-01-01 00:00');
    expect(cycle?.opensAt).toEqual(cycle?.dueAt);
    expect(clashesOf([cycle!], policy)).toHaveLength(1);
  });

  test('not an opening on the due day itself, and nothing that is skipped', () => {
    const same = cycles({ due: { on: '11-01' } });
    expect(clashesOf(same, policy)).toEqual([]);
    expect(clashesOf(cycles({ every: 'month' }, '2027-11-20 10:00'), policy)).toEqual([]);
  });

  test('a ladder whose steps are out of order', () => {
    const late = (ladder: object) => stepsOutOfOrder(cycles({ ladder })[0]?.steps ?? []);
    expect(late({})).toEqual([]);
    expect(late({ urgeAfter: 4 })).toEqual(['escalate']);
    expect(late({ closeAfter: 12 })).toEqual(['close']);
    expect(late({ letterAfter: null, circularAfter: null, closeAfter: 3 })).toEqual([]);
  });
});

describe('an implementation plan', () => {
  test('is owed once: from the launch on, sixty days', () => {
    const [once, ...more] = cycles({}, '2027-03-01 10:30', {
      kind: 'implementation_plan',
      to: 2030,
    });
    expect(more).toEqual([]);
    expect(once).toMatchObject({
      period: 'once',
      opensAt: at('2027-03-01 10:30'),
      dueOn: '2027-04-30',
      skippedCause: null,
    });
    expect(steps(once)).not.toContain('circular 15');
  });

  test('or as many days as were chosen', () => {
    const values = { dueAfterDays: 90 };
    const [once] = cycles(values, '2027-03-01 10:30', { kind: 'implementation_plan' });
    expect(once?.dueOn).toBe('2027-05-30');
  });
});

test('a kind that is none is refused', () => expect(() => kindOf('annual')).toThrow(RangeError));
