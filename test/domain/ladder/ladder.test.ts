import { describe, expect, test } from '@jest/globals';
import { at, days, rungsOf, terms } from './helpers.ts';

describe('the ladder of a year', () => {
  test('2027: from the opening to the closing of the books, around the Spring Festival of 2028', () => {
    expect(days(rungsOf(terms('2027-12-31')))).toEqual([
      'opening 2027-11-01',
      'remind-30 2027-12-01',
      'remind-15 2027-12-16',
      'remind-7 2027-12-24',
      'remind-3 2027-12-28',
      'remind-1 2027-12-30',
      'urge 2028-01-03',
      'escalate 2028-01-05',
      'letter 2028-01-14',
      'circular 2028-01-21',
      'close 2028-02-03',
    ]);
  });

  test('every rung but the opening stands at the working hour of the zone', () => {
    for (const rung of rungsOf(terms('2027-12-31')))
      expect(rung.at).toEqual(at(`${rung.on} 09:00`));
    const [, remind] = rungsOf(terms('2027-12-31'), { zone: 'Asia/Urumqi', workingHour: '10:30' });
    expect(remind?.at.toISOString()).toBe('2027-12-01T04:30:00.000Z');
  });

  test('the published year is certain, the unpublished one provisional', () => {
    const none = { isWorkday: () => true, isProvisional: (date: string) => date >= '2027' };
    const rungs = rungsOf(terms('2026-12-31'), {}, none);
    expect(rungs.filter((rung) => rung.provisional).map((rung) => rung.name)).toEqual([
      'urge',
      'escalate',
      'letter',
      'circular',
      'close',
    ]);
  });
});

describe('days off', () => {
  test('a due date on a holiday: reminders move before, escalations after', () => {
    // 1–7 October 2026 is off; Saturday the 10th is worked.
    expect(days(rungsOf(terms('2026-10-07', { opensAt: at('2026-09-01 09:00') })))).toEqual([
      'opening 2026-09-01',
      'remind-30 2026-09-07',
      'remind-15 2026-09-22',
      'remind-7 2026-09-30',
      'remind-3 2026-09-30',
      'remind-1 2026-09-30',
      'urge 2026-10-08',
      'escalate 2026-10-10',
      'letter 2026-10-20',
      'circular 2026-10-27',
      'close 2026-11-03',
    ]);
  });

  test('a due date on a swapped workday, a Saturday, is followed by the Monday', () => {
    const rungs = days(rungsOf(terms('2026-10-10', { opensAt: at('2026-09-01 09:00') })));
    expect(rungs).toContain('remind-1 2026-10-09');
    expect(rungs).toContain('remind-7 2026-09-30');
    expect(rungs).toContain('urge 2026-10-12');
  });

  test('a reminder on a swapped workday stays', () => {
    expect(days(rungsOf(terms('2026-10-11')))).toContain('remind-1 2026-10-10');
  });

  test('29 February', () => {
    const due = terms('2028-02-29', { opensAt: at('2028-01-03 09:00') });
    expect(days(rungsOf(due))).toContain('remind-1 2028-02-28');
    expect(days(rungsOf(due))).toContain('urge 2028-03-01');
    const after = terms('2028-03-01', { opensAt: at('2028-01-03 09:00') });
    expect(days(rungsOf(after))).toContain('remind-1 2028-02-29');
  });

  test('the opening on a day off stays where the ledger put it', () => {
    const [opening] = rungsOf(terms('2027-12-31', { opensAt: at('2027-07-03 22:15') }));
    expect(opening).toMatchObject({ on: '2027-07-03', at: at('2027-07-03 22:15') });
  });
});

describe('other terms', () => {
  test('a launch in the middle keeps the rungs it came too late for, in their order', () => {
    const rungs = rungsOf(terms('2027-12-31', { opensAt: at('2027-12-20 14:00') }));
    expect(rungs.slice(0, 4).map((rung) => rung.name)).toEqual([
      'remind-30',
      'remind-15',
      'opening',
      'remind-7',
    ]);
  });

  test('after a return: no opening, and no reminder that would have been before it', () => {
    const returned = terms('2028-01-07', { dueVersion: 2, armedAt: at('2027-12-31 11:00') });
    expect(days(rungsOf(returned)).slice(0, 3)).toEqual([
      'remind-3 2028-01-04',
      'remind-1 2028-01-06',
      'urge 2028-01-10',
    ]);
  });

  test('a rung at the very instant of the new terms gives way to their notice', () => {
    const armed = (armedAt: Date) =>
      rungsOf(terms('2028-01-07', { dueVersion: 2, armedAt }))[0]?.name;
    expect(armed(at('2028-01-04 09:00'))).toBe('remind-1');
    expect(armed(new Date(at('2028-01-04 09:00').getTime() - 1))).toBe('remind-3');
  });

  test('an extension re-arms all reminders that lie ahead', () => {
    const extended = terms('2028-03-31', { dueVersion: 2, armedAt: at('2027-12-20 10:00') });
    expect(rungsOf(extended).filter((rung) => rung.kind === 'remind')).toHaveLength(5);
  });

  test('a report without reminders still opens and escalates', () => {
    expect(rungsOf(terms('2027-12-31'), { reminders: [] }).map((rung) => rung.kind)).toEqual([
      'open',
      'urge',
      'escalate',
      'letter',
      'circular',
      'close',
    ]);
  });
});

describe('policies that are refused', () => {
  test.each([
    ['a reminder twice', { reminders: [7, 7] }],
    ['a reminder after the due date', { reminders: [-1] }],
    ['half a day', { reminders: [1.5] }],
    ['an escalation before the urging', { urgeAfter: 4 }],
    ['books closed before the circular', { closeAfter: 12 }],
    ['an urging on the due day', { urgeAfter: 0 }],
    ['no time for a review', { reviewWorkdays: 0 }],
    ['a time that is none', { workingHour: '9:00' }],
    ['a zone that is none', { zone: 'China' }],
  ])('%s', (_, policy) => expect(() => rungsOf(terms('2027-12-31'), policy)).toThrow(RangeError));

  test('and a due date that is none', () =>
    expect(() => rungsOf(terms('2027-02-29'))).toThrow(RangeError));
});
