import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { chinaCalendar } from '../../../domain/calendar/workdays.ts';
import { instantAt } from '../../../domain/calendar/zoned.ts';
import { defaultLadderPolicy as policy } from '../../../domain/ladder/rungs.ts';
import { factsAsOf, type ReportEvent } from '../../../domain/light/facts-as-of.ts';
import { light } from '../../../domain/light/light.ts';

const at = (date: string, time = '09:00') => instantAt(date, time, policy.zone);

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
      { kind: 'extended', at: at('2027-12-30'), dueOn: '2028-01-07' },
      { kind: 'closed', at: at('2028-02-10') },
      { kind: 'filed', at: at('2028-02-14') },
    ];
    const colours = ['2028-01-04', '2028-01-08', '2028-02-10', '2028-02-14'].map((date) => {
      const { reason } = light(factsAsOf(late, at(date)), policy, chinaCalendar, at(date));
      return reason.code;
    });
    expect(colours).toEqual(['near-due', 'overdue', 'missed', 'missed-filed']);
  });

  test('a withdrawal', () => {
    const withdrawn: ReportEvent[] = [
      ...history.slice(0, 1),
      { kind: 'withdrawn', at: at('2027-12-01') },
    ];
    expect(factsAsOf(withdrawn, at('2027-12-01')).stage).toBe('withdrawn');
    expect(factsAsOf(withdrawn, at('2027-11-30')).stage).toBe('collecting');
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
