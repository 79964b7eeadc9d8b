import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays, daysBetween } from '../../../domain/calendar/civil-date.ts';
import {
  type Cadence,
  lastWorkdayOf,
  periodAfter,
  periodNamed,
  periodsOf,
} from '../../../domain/calendar/periods.ts';
import { chinaCalendar } from '../../../domain/calendar/workdays.ts';

const CADENCES: [Cadence, number][] = [
  ['year', 1],
  ['half-year', 2],
  ['quarter', 4],
  ['month', 12],
];
const names = (cadence: Cadence, from: number, to: number) =>
  periodsOf(cadence, from, to).map(({ name }) => name);

describe('the periods of some years', () => {
  test('are in order, and named so that they can be told apart', () => {
    expect(names('year', 2026, 2028)).toEqual(['2026', '2027', '2028']);
    expect(names('half-year', 2026, 2027)).toEqual(['2026H1', '2026H2', '2027H1', '2027H2']);
    expect(names('quarter', 2026, 2026)).toEqual(['2026Q1', '2026Q2', '2026Q3', '2026Q4']);
    expect(names('month', 2026, 2026).slice(8)).toEqual([
      '2026-09',
      '2026-10',
      '2026-11',
      '2026-12',
    ]);
  });

  test('are none when the years run backwards', () => {
    expect(periodsOf('month', 2027, 2026)).toEqual([]);
  });

  test.each([2026.5, Number.NaN, -1, 10_000, Infinity])('%d is no year', (year) => {
    expect(() => periodsOf('year', year, 2026)).toThrow(RangeError);
    expect(() => periodsOf('year', 2026, year)).toThrow(RangeError);
  });
});

describe('a period by its name', () => {
  test.each([
    ['2026', 'year', '2026-01-01', '2026-12-31'],
    ['2026H1', 'half-year', '2026-01-01', '2026-06-30'],
    ['2026H2', 'half-year', '2026-07-01', '2026-12-31'],
    ['2026Q3', 'quarter', '2026-07-01', '2026-09-30'],
    ['2026-05', 'month', '2026-05-01', '2026-05-31'],
    ['2027-02', 'month', '2027-02-01', '2027-02-28'],
    ['2028-02', 'month', '2028-02-01', '2028-02-29'],
    ['9999-12', 'month', '9999-12-01', '9999-12-31'],
    ['0099Q4', 'quarter', '0099-10-01', '0099-12-31'],
  ])('%s', (name, cadence, first, last) => {
    expect(periodNamed(name)).toEqual({ name, cadence, first, last });
  });

  test.each([
    '2026H0',
    '2026H3',
    '2026Q5',
    '2026q1',
    '2026-00',
    '2026-13',
    '2026-5',
    '2026-05-01',
    '26',
    ' 2026',
    '2026\n',
    'once',
    'midterm',
    '',
  ])('%j is none', (name) => expect(() => periodNamed(name)).toThrow(RangeError));
});

describe('the period after', () => {
  test.each([
    ['2026', '2027'],
    ['2026H1', '2026H2'],
    ['2026H2', '2027H1'],
    ['2026Q4', '2027Q1'],
    ['2026-09', '2026-10'],
    ['2026-12', '2027-01'],
  ])('%s is %s', (name, next) => expect(periodAfter(periodNamed(name)).name).toBe(next));

  test.each(['9999', '9999H2', '9999Q4', '9999-12'])('there is none after %s', (name) =>
    expect(() => periodAfter(periodNamed(name))).toThrow(RangeError),
  );
});

describe('the last workday', () => {
  test.each([
    ['2026', '2026-12-31'],
    ['2022', '2022-12-30'],
    ['2026H1', '2026-06-30'],
    ['2026Q3', '2026-09-30'],
    ['2026-01', '2026-01-30'],
    ['2026-02', '2026-02-28'], // a Saturday worked after the Spring Festival
  ])('of %s is %s', (name, day) =>
    expect(lastWorkdayOf(periodNamed(name), chinaCalendar)).toBe(day),
  );

  test('there is none in a month that is closed from end to end', () => {
    const closed = {
      isWorkday: (day: string) => !day.startsWith('2026-05'),
      isProvisional: () => false,
    };
    expect(() => lastWorkdayOf(periodNamed('2026-05'), closed)).toThrow(RangeError);
    expect(lastWorkdayOf(periodNamed('2026Q2'), closed)).toBe('2026-06-30');
  });
});

describe('of any cadence and years', () => {
  const years = fc.integer({ min: 1000, max: 9990 });

  test.each(CADENCES)('%s: the periods cover the years, each day once', (cadence, perYear) => {
    fc.assert(
      fc.property(years, fc.integer({ min: 0, max: 3 }), (from, more) => {
        const periods = periodsOf(cadence, from, from + more);
        expect(periods).toHaveLength((more + 1) * perYear);
        expect(periods[0]!.first).toBe(`${from}-01-01`);
        expect(periods.at(-1)!.last).toBe(`${from + more}-12-31`);
        for (const [index, period] of periods.entries()) {
          expect(daysBetween(period.first, period.last)).toBeGreaterThan(26);
          const next = periods[index + 1];
          if (next) expect(next.first).toBe(addDays(period.last, 1));
        }
      }),
    );
  });

  test.each(CADENCES)('%s: a name tells its period, and the next follows it', (cadence) => {
    fc.assert(
      fc.property(years, (from) => {
        const periods = periodsOf(cadence, from, from + 1);
        for (const [index, period] of periods.entries()) {
          expect(periodNamed(period.name)).toEqual(period);
          if (index > 0) expect(periodAfter(periods[index - 1]!)).toEqual(period);
        }
        expect(new Set(periods.map(({ name }) => name)).size).toBe(periods.length);
      }),
    );
  });

  test('names of one cadence sort as their periods do', () => {
    for (const [cadence] of CADENCES) {
      const inOrder = names(cadence, 2026, 2029);
      expect(inOrder.toSorted()).toEqual(inOrder);
    }
  });

  test.each(CADENCES)('%s: the last workday is the last one worked', (cadence) => {
    fc.assert(
      fc.property(fc.integer({ min: 2004, max: 2040 }), (year) => {
        for (const period of periodsOf(cadence, year, year)) {
          const day = lastWorkdayOf(period, chinaCalendar);
          expect(chinaCalendar.isWorkday(day)).toBe(true);
          for (let rest = addDays(day, 1); rest <= period.last; rest = addDays(rest, 1))
            expect(chinaCalendar.isWorkday(rest)).toBe(false);
        }
      }),
    );
  });
});
