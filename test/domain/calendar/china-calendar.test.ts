import { execFileSync } from 'node:child_process';
import { describe, expect, test } from '@jest/globals';
import { chinesePublishedDays } from '../../../domain/calendar/published-days.ts';
import { statutoryHolidays } from '../../../domain/calendar/statutory-days.ts';
import { calendarFrom, chinaCalendar } from '../../../domain/calendar/workdays.ts';

const published = Array.from({ length: 23 }, (_, index) => 2004 + index);

describe('published years', () => {
  test.each([
    ['2026-10-10', true, 'a Saturday worked for the National Day week'],
    ['2026-09-20', true, 'a Sunday worked for the National Day week'],
    ['2026-10-07', false, 'a Wednesday off in the National Day week'],
    ['2026-01-02', false, 'a Friday off after New Year'],
    ['2026-12-31', true, 'a Thursday'],
    ['2026-12-26', false, 'a Saturday'],
    ['2011-12-31', true, 'a Saturday worked for the next year’s holiday'],
    ['2024-02-29', true, '29 February'],
  ])('%s workday: %s (%s)', (date, isWorkday) => {
    expect(chinaCalendar.isWorkday(date)).toBe(isWorkday);
    expect(chinaCalendar.isProvisional(date)).toBe(false);
  });

  test('the library’s own data says which years are published', () => {
    for (const year of published) expect(chinesePublishedDays.isPublished(year)).toBe(true);
    for (const year of [1999, 2003, 2033, 2060])
      expect(chinesePublishedDays.isPublished(year)).toBe(false);
  });

  test('every statutory holiday since the revision of 2024 is off in the published calendar', () => {
    for (const year of [2025, 2026])
      expect(statutoryHolidays(year).filter((day) => chinaCalendar.isWorkday(day))).toEqual([]);
  });

  test('the computed lunar feasts agree with all calendars published since they are holidays', () => {
    for (const year of published.filter((each) => each >= 2008)) {
      // After the fixed days and 除夕, which was a workday in 2014 and 2024.
      const lunar = statutoryHolidays(year).slice(7);
      expect(lunar).toHaveLength(6);
      expect(lunar.filter((day) => chinaCalendar.isWorkday(day))).toEqual([]);
    }
  });
});

describe('unpublished years', () => {
  test('2027: the statutory days are off, by their own sun and moon', () => {
    // 除夕 5 February: the new moon of 6 February 2027 is at 23:56 in Beijing.
    expect(statutoryHolidays(2027).toSorted()).toEqual([
      '2027-01-01',
      '2027-02-05',
      '2027-02-06',
      '2027-02-07',
      '2027-02-08',
      '2027-04-05',
      '2027-05-01',
      '2027-05-02',
      '2027-06-09',
      '2027-09-15',
      '2027-10-01',
      '2027-10-02',
      '2027-10-03',
    ]);
  });

  const none = calendarFrom({ isPublished: () => false, isWorkday: () => true });

  test.each([
    ['2027-01-01', false],
    ['2027-01-04', true],
    ['2027-02-05', false],
    ['2027-02-08', false],
    ['2027-02-09', true],
    ['2027-02-27', false],
    ['2027-06-09', false],
    ['2027-12-31', true],
    ['2028-02-29', true],
  ])('%s workday: %s, provisionally', (date, isWorkday) => {
    expect(none.isWorkday(date)).toBe(isWorkday);
    expect(none.isProvisional(date)).toBe(true);
  });

  test('a newer table replaces the provisional year and no other', () => {
    const newer = calendarFrom({
      isPublished: (year) => year === 2027 || chinesePublishedDays.isPublished(year),
      isWorkday: (date) =>
        date.startsWith('2027') ? date === '2027-02-27' : chinesePublishedDays.isWorkday(date),
    });
    expect(newer.isWorkday('2027-02-27')).toBe(true);
    expect(newer.isProvisional('2027-02-27')).toBe(false);
    expect(newer.isWorkday('2026-10-10')).toBe(true);
    expect(newer.isProvisional('2060-01-04')).toBe(true);
  });

  test('outside the lunar table the fixed days still hold', () => {
    expect(none.isWorkday('2150-10-01')).toBe(false);
    expect(none.isWorkday('1900-01-01')).toBe(false);
  });

  test('what is no day is refused', () => {
    expect(() => none.isWorkday('2027-02-29')).toThrow(RangeError);
    expect(() => none.isProvisional('2027')).toThrow(RangeError);
  });
});

/** The machine's zone is set at start-up only, so each zone is asked in a process of its own. */
function workdaysIn(zone: string): string {
  const module = new URL('../../../domain/calendar/workdays.ts', import.meta.url).href;
  const script = `
    import { calendarFrom, chinaCalendar } from '${module}';
    const days = ['2026-10-07','2026-10-08','2026-10-10','2026-10-11','2026-11-07','2026-11-09','2027-01-01','2027-02-05','2027-03-01','2027-04-05','2027-06-09','2027-09-15'];
    console.log(days.map((day) => Number(chinaCalendar.isWorkday(day))).join(''));`;
  return execFileSync(
    process.execPath,
    ['--import', 'tsx', '--input-type=module', '--eval', script],
    { env: { ...process.env, TZ: zone }, encoding: 'utf8' },
  ).trim();
}

test.each(['Asia/Shanghai', 'America/Los_Angeles', 'Pacific/Kiritimati'])(
  'a machine in %s has the same workdays',
  (zone) => expect(workdaysIn(zone)).toBe('011001001000'),
);
