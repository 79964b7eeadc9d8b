import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { chinaCalendar } from '../../../domain/calendar/workdays.ts';
import { civilDateOf } from '../../../domain/calendar/zoned.ts';
import { eventDates } from '../../../domain/kinds/events.ts';
import { eventNumber, eventPeriod } from '../../../domain/kinds/event-name.ts';
import { calendarPeriod, cyclesOf } from '../../../domain/kinds/cycles.ts';
import { kindOf } from '../../../domain/kinds/kinds.ts';
import { ladder } from '../../../domain/ladder/ladder.ts';
import { planPolicySchema } from '../../../schemas/plan-policy.ts';

const KIND = 'issue_handling';
const policy = planPolicySchema.parse({});
const LAUNCHED = new Date('2026-01-05T10:00:00+08:00');
const in_ = (zone: string) => ({ ...policy, zone });
const datesOf = (at: string, urgent = false, zone = policy.zone) =>
  eventDates(
    { kind: KIND, values: {} },
    { at: new Date(at), urgent },
    LAUNCHED,
    in_(zone),
    chinaCalendar,
  );

/** The ladder of an issue as `name instant`, in Shanghai time. */
function stepsOf(at: string, urgent: boolean): string[] {
  const { opensAt, dueOn, dueAt } = datesOf(at, urgent);
  const { zone, workingHour } = policy;
  const terms = { version: 1, dueOn, dueAt, opensAt, armedAt: opensAt };
  const steps = kindOf(KIND).ladder({ values: {}, period: null });
  return ladder(steps, terms, { zone, workingHour, calendar: chinaCalendar }).map(
    (step) => `${step.name} ${shanghai(step.at)}`,
  );
}

const shanghai = (at: Date) =>
  new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');

describe('the due date of an urgent issue', () => {
  test.each([
    // Friday 9 October 2026; the Saturday after it is a swapped workday (调休), the Sunday is off.
    ['2026-10-09T14:59:00+08:00', '2026-10-09 18:00'],
    ['2026-10-09T15:00:00+08:00', '2026-10-09 18:00'],
    ['2026-10-09T15:01:00+08:00', '2026-10-10 12:00'],
    ['2026-10-10T14:59:00+08:00', '2026-10-10 18:00'],
    ['2026-10-10T15:01:00+08:00', '2026-10-12 12:00'],
    ['2026-10-11T09:00:00+08:00', '2026-10-12 12:00'],
    // A Friday before an ordinary weekend, and its Saturday.
    ['2026-11-06T14:59:59+08:00', '2026-11-06 18:00'],
    ['2026-11-06T15:00:00.001+08:00', '2026-11-09 12:00'],
    ['2026-11-07T10:00:00+08:00', '2026-11-09 12:00'],
    // In the night before a workday, and before the long holiday of October.
    ['2026-11-09T00:00:00+08:00', '2026-11-09 18:00'],
    ['2026-09-30T16:00:00+08:00', '2026-10-08 12:00'],
  ])('that came at %s is %s', (at, due) => {
    const { dueOn, dueAt } = datesOf(at, true);
    expect(shanghai(dueAt)).toBe(due);
    expect(dueOn).toBe(due.slice(0, 10));
  });

  test('it goes by the plan’s own zone', () => {
    // 15:00 in Shanghai is 12:30 in Kolkata.
    const { dueAt } = datesOf('2026-11-06T15:01:00+08:00', true, 'Asia/Kolkata');
    expect(dueAt.toISOString()).toBe('2026-11-06T12:30:00.000Z');
  });
});

test('what can wait is due on the third workday, inclusive', () => {
  expect(datesOf('2026-10-09T16:00:00+08:00')).toMatchObject({
    dueOn: '2026-10-13',
    dueAt: new Date('2026-10-14T00:00:00+08:00'),
  });
  expect(datesOf('2026-11-07T10:00:00+08:00').dueOn).toBe('2026-11-11');
});

describe('the ladder of an issue', () => {
  test('an urgent one of one day: at once, at half time, at the instant, on the next workday', () =>
    expect(stepsOf('2026-11-06T10:00:00+08:00', true)).toEqual([
      'opening 2026-11-06 10:00',
      'remind-half 2026-11-06 14:00',
      'urge 2026-11-06 18:00',
      'escalate 2026-11-09 09:00',
    ]));

  test('an urgent one over a weekend is not reminded of at night', () =>
    expect(stepsOf('2026-11-06T16:00:00+08:00', true)).toEqual([
      'opening 2026-11-06 16:00',
      'remind-half 2026-11-09 09:00',
      'urge 2026-11-09 12:00',
      'escalate 2026-11-10 09:00',
    ]));

  test('one of days goes by working hours', () =>
    expect(stepsOf('2026-11-03T10:00:00+08:00', false)).toEqual([
      'opening 2026-11-03 10:00',
      'remind-half 2026-11-05 09:00',
      'urge 2026-11-09 09:00',
      'escalate 2026-11-10 09:00',
    ]));

  test('whenever it comes, its steps are in order, and the reminder lies within its time', () =>
    fc.assert(
      fc.property(
        fc.date({ min: LAUNCHED, max: new Date('2026-12-20T00:00:00Z'), noInvalidDate: true }),
        fc.boolean(),
        (at, urgent) => {
          const { opensAt, dueOn, dueAt } = datesOf(at.toISOString(), urgent);
          const terms = { version: 1, dueOn, dueAt, opensAt, armedAt: opensAt };
          const steps = kindOf(KIND).ladder({ values: {}, period: null });
          const { zone, workingHour } = policy;
          const time = { zone, workingHour, calendar: chinaCalendar };
          const planned = ladder(steps, terms, time);
          expect(planned.map(({ name }) => name)).toEqual(steps.map(({ name }) => name));
          const [opening, half, late] = planned;
          expect(opening?.at).toEqual(at);
          expect(half!.at > at && half!.at < dueAt).toBe(true);
          expect(late!.at >= dueAt).toBe(true);
          expect(chinaCalendar.isWorkday(civilDateOf(late!.at, zone))).toBe(true);
        },
      ),
    ));
});

test('no cycle of it is planned, and its number is no period of the calendar', () => {
  const launch = { launchedAt: LAUNCHED, from: 2026, to: 2027 };
  expect(cyclesOf({ kind: KIND, values: {} }, launch, policy, chinaCalendar)).toEqual([]);
  expect(calendarPeriod(eventPeriod(3))).toBeNull();
  expect(['e1', 'e12', 'e0', 'e', 'e01', '2027'].map(eventNumber)).toEqual([
    1,
    12,
    null,
    null,
    null,
    null,
  ]);
});
