import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '../../../domain/calendar/civil-date.ts';
import {
  civilDateOf,
  civilTimeOf,
  endOfDay,
  instantAt,
  isZone,
} from '../../../domain/calendar/zoned.ts';
import { civilDates } from './arbitraries.ts';

const CHINA = 'Asia/Shanghai';

describe('a zone', () => {
  test.each([
    'UTC',
    'Asia/Shanghai',
    'Asia/Urumqi',
    'Asia/Kolkata',
    'Europe/Berlin',
    'America/Argentina/Buenos_Aires',
    'America/Port-au-Prince',
    'Etc/GMT-8',
    ...Intl.supportedValuesOf('timeZone'),
  ])('%s is one, and instants can be had of it', (name) => {
    expect(isZone(name)).toBe(true);
    expect(instantAt('2027-06-30', '09:00', name)).toBeInstanceOf(Date);
  });

  test.each([
    'Asia/Shangai',
    'Asia/',
    'Asia',
    'asia/shanghai',
    'Asia/Shanghai ',
    'Asia/../Shanghai',
    '+08:00',
    '-05',
    'UTC+8',
    'GMT+8',
    'JST',
    'CST',
    'SystemV/EST5',
    'utc',
    'Beijing',
    '北京',
    '',
  ])('%j is none', (name) => expect(isZone(name)).toBe(false));
});

describe('days and instants of a zone', () => {
  test('nine in the morning in Shanghai is one at night in UTC', () => {
    expect(instantAt('2027-12-31', '09:00', CHINA).toISOString()).toBe('2027-12-31T01:00:00.000Z');
  });

  test('24:00 of the due day is the first late instant, one millisecond before it is on time', () => {
    const late = endOfDay('2027-12-31', CHINA);
    expect(late.toISOString()).toBe('2027-12-31T16:00:00.000Z');
    expect(civilDateOf(late, CHINA)).toBe('2028-01-01');
    expect(civilDateOf(new Date(late.getTime() - 1), CHINA)).toBe('2027-12-31');
  });

  test('one instant is two days in two zones', () => {
    const instant = new Date('2027-12-31T18:30:00Z');
    expect(civilDateOf(instant, CHINA)).toBe('2028-01-01');
    expect(civilDateOf(instant, 'America/New_York')).toBe('2027-12-31');
    expect(civilTimeOf(instant, CHINA)).toBe('02:30');
  });

  test('a day that starts at one o’clock still ends where the next begins', () => {
    // Brazil, 4 November 2018: the clock went from 24:00 to 01:00.
    expect(endOfDay('2018-11-03', 'America/Sao_Paulo').toISOString()).toBe(
      '2018-11-04T03:00:00.000Z',
    );
    expect(instantAt('2018-11-04', '00:30', 'America/Sao_Paulo').toISOString()).toBe(
      '2018-11-04T03:30:00.000Z',
    );
  });

  test.each(['24:00', '9:00', '09:60', '09:00:00', '', 'noon'])('%j is no wall time', (time) =>
    expect(() => instantAt('2027-12-31', time, CHINA)).toThrow(RangeError),
  );

  test('a day or a zone that does not exist is refused', () => {
    expect(() => instantAt('2027-02-30', '09:00', CHINA)).toThrow(RangeError);
    expect(() => endOfDay('2027-02-29', CHINA)).toThrow(RangeError);
    expect(() => endOfDay('2027-02-28', 'Asia/Nowhere')).toThrow(RangeError);
  });

  test('the answer is the caller’s own: changing it changes no later answer', () => {
    instantAt('2027-12-31', '09:00', CHINA).setFullYear(1999);
    expect(instantAt('2027-12-31', '09:00', CHINA).getUTCFullYear()).toBe(2027);
  });

  test('a wall time lies on its day, and the day ends after it', () => {
    const zones = fc.constantFrom(CHINA, 'America/New_York', 'Europe/Berlin', 'Pacific/Kiritimati');
    const hours = fc
      .integer({ min: 4, max: 23 })
      .map((hour) => `${String(hour).padStart(2, '0')}:15`);
    fc.assert(
      fc.property(civilDates, hours, zones, (date, time, zone) => {
        const instant = instantAt(date, time, zone);
        expect(civilDateOf(instant, zone)).toBe(date);
        expect(civilTimeOf(instant, zone)).toBe(time);
        const end = endOfDay(date, zone);
        expect(end > instant).toBe(true);
        expect(civilDateOf(end, zone)).toBe(addDays(date, 1));
      }),
    );
  });
});
