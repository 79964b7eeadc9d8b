import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { chinaCalendar } from '../../../domain/calendar/workdays.ts';
import { instantAt } from '../../../domain/calendar/zoned.ts';
import { factsAsOf, type ReportEvent } from '../../../domain/light/facts-as-of.ts';
import { light } from '../../../domain/light/light.ts';
import { planPolicySchema } from '../../../schemas/plan-policy.ts';

const policy = planPolicySchema.parse({});

const at = (date: string, time = '09:00') => instantAt(date, time, policy.zone);

const LATER = at('2031-01-01');

/** On time, returned, filed again, accepted. */
const history: ReportEvent[] = [
  { kind: 'opened', at: at('2027-11-01'), dueOn: '2027-12-31' },
  { kind: 'filed', at: at('2027-12-20'), reviewDueOn: '2028-01-04' },
  { kind: 'returned', at: at('2028-01-04', '15:00'), dueOn: '2028-01-11' },
  { kind: 'filed', at: at('2028-01-10') },
  { kind: 'accepted', at: at('2028-01-12') },
];

describe('the light as of an earlier instant', () => {
  test.each([
    ['2027-06-01', 'green', 'not-yet-open'],
    ['2027-11-01', 'green', 'on-course'],
    ['2027-12-19', 'green', 'on-course'],
    ['2027-12-20', 'green', 'in-review'],
    ['2028-01-05', 'yellow', 'returned'],
    ['2028-01-10', 'green', 'in-review'],
    ['2028-01-12', 'blue', 'accepted'],
    ['2031-01-01', 'blue', 'accepted'],
  ])('%s: %s, %s', (date, colour, code) => {
    const now = at(date);
    expect(light(factsAsOf(history, now), policy, chinaCalendar, now)).toMatchObject({
      colour,
      reason: { code },
    });
  });

  test('the first filing and the original date are kept through a return', () => {
    expect(factsAsOf(history, at('2028-01-10'))).toMatchObject({
      stage: 'reviewing',
      originalDueOn: '2027-12-31',
      dueOn: '2028-01-11',
      firstFiledAt: at('2027-12-20'),
      filedAt: at('2028-01-10'),
      reviewDueOn: null,
    });
  });

  test('overdue, closed, filed after all', () => {
    const late: ReportEvent[] = [
      { kind: 'opened', at: at('2027-11-01'), dueOn: '2027-12-31' },
      { kind: 'rescheduled', at: at('2027-12-30'), dueOn: '2028-01-07' },
      { kind: 'closed', at: at('2028-02-10') },
      { kind: 'filed', at: at('2028-02-14') },
    ];
    const colours = ['2028-01-04', '2028-01-08', '2028-02-10', '2028-02-14'].map((date) => {
      const { reason } = light(factsAsOf(late, at(date)), policy, chinaCalendar, at(date));
      return reason.code;
    });
    expect(colours).toEqual(['near-due', 'overdue', 'missed', 'missed-filed']);
  });

  test('a filing that was taken back never was one; what was filed and returned before stays', () => {
    const [opened, filed, returned, again] = history;
    const first = factsAsOf([opened!, filed!, { kind: 'withdrawn', at: at('2027-12-21') }], LATER);
    expect(first).toMatchObject({ stage: 'collecting', filedAt: null, firstFiledAt: null });
    const back: ReportEvent = { kind: 'withdrawn', at: at('2028-01-11') };
    const second = factsAsOf([opened!, filed!, returned!, again!, back], LATER);
    expect(second).toMatchObject({ stage: 'collecting', firstFiledAt: at('2027-12-20') });
  });

  test('a filing after the closing, taken back, leaves the books closed', () => {
    const events: ReportEvent[] = [
      history[0]!,
      { kind: 'closed', at: at('2028-02-03') },
      { kind: 'filed', at: at('2028-02-04') },
      { kind: 'withdrawn', at: at('2028-02-05') },
    ];
    expect(factsAsOf(events, LATER)).toMatchObject({
      stage: 'missed',
      closedAt: at('2028-02-03'),
      firstFiledAt: null,
    });
  });

  test('books that are closed twice were closed the first time', () => {
    const events: ReportEvent[] = [
      history[0]!,
      { kind: 'closed', at: at('2028-02-03') },
      { kind: 'filed', at: at('2028-02-04') },
      { kind: 'returned', at: at('2028-02-07'), dueOn: '2028-02-14' },
      { kind: 'closed', at: at('2028-03-13') },
    ];
    expect(factsAsOf(events, LATER)).toMatchObject({ closedAt: at('2028-02-03') });
  });

  test('a history without its opening is refused', () =>
    expect(() => factsAsOf(history.slice(1), at('2028-01-01'))).toThrow(RangeError));

  test('an event counts from its very instant, whatever the order it is told in', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray(history, { minLength: history.length }),
        fc.integer({ min: at('2027-10-01').getTime(), max: at('2028-02-01').getTime() }),
        (events, ms) => {
          const now = new Date(ms);
          expect(factsAsOf(events, now)).toEqual(factsAsOf(history, now));
          const known = history.filter((event) => event.at <= now || event.kind === 'opened');
          expect(factsAsOf(known, new Date(8e15))).toEqual(factsAsOf(history, now));
        },
      ),
    );
  });
});
