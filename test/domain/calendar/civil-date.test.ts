import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  addDays,
  assertCivilDate,
  civilDate,
  daysBetween,
  isMonthDay,
  laterOf,
  weekdayOf,
  yearOf,
} from '../../../domain/calendar/civil-date.ts';
import { civilDates } from './arbitraries.ts';

describe('a civil date', () => {
  test.each(['2027-01-01', '2028-02-29', '2000-02-29', '9999-12-31', '0001-01-01'])(
    '%s is a day',
    (text) => expect(assertCivilDate(text)).toBe(text),
  );

  test.each([
    '2027-02-30',
    '2027-02-29',
    '2100-02-29',
    '2027-13-01',
    '2027-00-10',
    '2027-04-31',
    '2027-1-1',
    '2027-01-01T00:00:00Z',
    ' 2027-01-01',
    '27-01-01',
    '',
  ])('%j is none', (text) => expect(() => assertCivilDate(text)).toThrow(RangeError));

  test('29 February lies between 28 February and 1 March of a leap year only', () => {
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(addDays('2027-02-28', 1)).toBe('2027-03-01');
    expect(addDays('2028-02-29', 366)).toBe('2029-03-01');
    expect(daysBetween('2028-02-28', '2028-03-01')).toBe(2);
  });

  test('no day lies beyond the year 9999, and no day between two days', () => {
    expect(() => addDays('9999-12-31', 1)).toThrow(RangeError);
    expect(() => addDays('2027-01-01', 0.5)).toThrow(RangeError);
    expect(() => addDays('2027-01-01', Number.NaN)).toThrow(RangeError);
    expect(() => addDays('2027-01-01', 1e12)).toThrow(RangeError);
  });

  test('weekday, year and the later of two', () => {
    expect(weekdayOf('2027-12-31')).toBe(5);
    expect(weekdayOf('1969-12-28')).toBe(0);
    expect(yearOf('2027-12-31')).toBe(2027);
    expect(laterOf('2027-12-31', '2028-01-01')).toBe('2028-01-01');
    expect(laterOf('2028-01-01', '2027-12-31')).toBe('2028-01-01');
    expect(civilDate(2027, 2, 5)).toBe('2027-02-05');
    expect(() => civilDate(2027, 2, 29)).toThrow(RangeError);
  });

  test('adding days and counting them are inverse', () => {
    fc.assert(
      fc.property(civilDates, fc.integer({ min: -5000, max: 5000 }), (date, days) => {
        const other = addDays(date, days);
        expect(daysBetween(date, other)).toBe(days);
        expect(addDays(other, -days)).toBe(date);
        expect(other > date).toBe(days > 0); // days sort as text
      }),
    );
  });
});

describe('a day of the year', () => {
  test.each(['01-01', '02-28', '02-29', '04-30', '10-31', '12-31'])('%s is one', (text) =>
    expect(isMonthDay(text)).toBe(true),
  );

  test.each(['02-30', '04-31', '13-01', '00-01', '01-00', '2-28', '02-29 ', '2028-02-29', ''])(
    '%j is none',
    (text) => expect(isMonthDay(text)).toBe(false),
  );

  test('every day of every year is one', () => {
    fc.assert(fc.property(civilDates, (date) => isMonthDay(date.slice(5))));
  });
});
