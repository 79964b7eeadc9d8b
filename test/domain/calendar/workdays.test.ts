import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays, daysBetween } from '../../../domain/calendar/civil-date.ts';
import {
  chinaCalendar,
  lastWorkdayOfYear,
  workdayOnOrAfter,
  workdayOnOrBefore,
  workdaysAfter,
  workdaysBetween,
} from '../../../domain/calendar/workdays.ts';
import { civilDates } from './arbitraries.ts';

const calendar = chinaCalendar;

describe('counting workdays', () => {
  test('over the National Day week and its swapped Saturday', () => {
    expect(workdaysAfter(calendar, '2026-09-30', 1)).toBe('2026-10-08');
    expect(workdaysAfter(calendar, '2026-09-30', 3)).toBe('2026-10-10');
    expect(workdaysAfter(calendar, '2026-09-30', 4)).toBe('2026-10-12');
    expect(workdaysBetween(calendar, '2026-09-30', '2026-10-12')).toBe(4);
    expect(workdaysBetween(calendar, '2026-10-12', '2026-09-30')).toBe(-4);
  });

  test('over the turn of the year', () => {
    expect(workdaysAfter(calendar, '2025-12-31', 1)).toBe('2026-01-04'); // a worked Sunday
    expect(workdaysAfter(calendar, '2032-12-31', 1)).toBe('2033-01-03'); // after a weekend
  });

  test('to the nearest workday, before or after', () => {
    expect(workdayOnOrBefore(calendar, '2026-10-07')).toBe('2026-09-30');
    expect(workdayOnOrAfter(calendar, '2026-10-01')).toBe('2026-10-08');
    expect(workdayOnOrBefore(calendar, '2026-10-10')).toBe('2026-10-10');
    expect(workdayOnOrAfter(calendar, '2026-10-10')).toBe('2026-10-10');
  });

  test.each([
    [2022, '2022-12-30'],
    [2011, '2011-12-31'],
    [2026, '2026-12-31'],
    [2027, '2027-12-31'],
    [2028, '2028-12-29'],
  ])('the last workday of %i is %s', (year, date) =>
    expect(lastWorkdayOfYear(calendar, year)).toBe(date),
  );

  test.each([0, -1, 1.5, Number.NaN])('the %d-th workday is none', (n) =>
    expect(() => workdaysAfter(calendar, '2026-10-01', n)).toThrow(RangeError),
  );

  test('a calendar without workdays is refused, not walked forever', () => {
    const never = { isWorkday: () => false, isProvisional: () => false };
    expect(() => workdaysAfter(never, '2026-10-01', 1)).toThrow(RangeError);
    expect(() => workdayOnOrBefore(never, '2026-10-01')).toThrow(RangeError);
  });

  test('the n-th workday is a workday, later than the day, and n workdays from it', () => {
    fc.assert(
      fc.property(civilDates, fc.integer({ min: 1, max: 30 }), (date, n) => {
        const day = workdaysAfter(calendar, date, n);
        expect(calendar.isWorkday(day)).toBe(true);
        expect(daysBetween(date, day)).toBeGreaterThanOrEqual(n);
        expect(workdaysBetween(calendar, date, day)).toBe(n);
      }),
    );
  });

  test('between a day off and its nearest workdays no day is worked', () => {
    fc.assert(
      fc.property(civilDates, (date) => {
        const before = workdayOnOrBefore(calendar, date);
        const after = workdayOnOrAfter(calendar, date);
        if (calendar.isWorkday(date)) expect([before, after]).toEqual([date, date]);
        else expect(workdaysBetween(calendar, before, addDays(after, -1))).toBe(0);
      }),
    );
  });
});
