import { describe, expect, test } from '@jest/globals';
import { chinaCalendar } from '../../../domain/calendar/workdays.ts';
import { returnDueOn, reviewDueOn } from '../../../domain/ladder/clocks.ts';
import { opensAt } from '../../../domain/ladder/opens-at.ts';
import { defaultLadderPolicy as policy } from '../../../domain/ladder/rungs.ts';
import { at } from './helpers.ts';

describe('the opening of a year', () => {
  const opens = (year: number, launched: string, on?: string) =>
    opensAt(year, policy, chinaCalendar, at(launched), on);

  test('is 1 November at the working hour, moved to the workday after', () => {
    expect(opens(2027, '2027-01-04 10:00')).toEqual(at('2027-11-01 09:00'));
    expect(opens(2025, '2025-01-06 10:00')).toEqual(at('2025-11-03 09:00')); // from a Saturday
  });

  test('is the launch when that is later, to the millisecond', () => {
    expect(opens(2027, '2027-12-20 14:07')).toEqual(at('2027-12-20 14:07'));
    expect(opens(2027, '2027-11-01 09:00')).toEqual(at('2027-11-01 09:00'));
  });

  test('follows the setting, and refuses a day the year does not have', () => {
    expect(opens(2027, '2027-01-04 10:00', '06-19')).toEqual(at('2027-06-21 09:00'));
    expect(() => opens(2027, '2027-01-04 10:00', '02-29')).toThrow(RangeError);
    expect(opens(2028, '2028-01-04 10:00', '02-29')).toEqual(at('2028-02-29 09:00'));
  });
});

describe('the clocks of return and review', () => {
  test('a returned report is due five workdays later, also when its due date is past', () => {
    const due = returnDueOn(at('2028-01-04 16:00'), policy, chinaCalendar);
    expect(due).toBe('2028-01-11');
  });

  test('also when it is returned long before the date the plan set', () => {
    const due = returnDueOn(at('2027-11-19 16:00'), policy, chinaCalendar);
    expect(due).toBe('2027-11-26');
  });

  test('a reviewer has ten workdays, counted in the zone of the plan', () => {
    expect(reviewDueOn(at('2027-12-01 00:00'), policy, chinaCalendar)).toBe('2027-12-15');
    expect(reviewDueOn(at('2027-12-01 23:59'), policy, chinaCalendar)).toBe('2027-12-15');
  });
});
