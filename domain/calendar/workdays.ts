import {
  addDays,
  assertCivilDate,
  civilDate,
  type CivilDate,
  daysBetween,
  isWeekend,
  yearOf,
} from './civil-date.ts';
import { chinesePublishedDays, type PublishedDays } from './published-days.ts';
import { statutoryHolidays } from './statutory-days.ts';

/** Which days are worked, and which of them may still move. */
export interface WorkdayCalendar {
  isWorkday(date: CivilDate): boolean;
  /** True while the year's official calendar is not known: weekends and statutory days stand in. */
  isProvisional(date: CivilDate): boolean;
}

/** China: the published calendar with its swapped days; other years by weekends and statutory days. */
export const chinaCalendar: WorkdayCalendar = calendarFrom(chinesePublishedDays);

interface Year {
  provisional: boolean;
  /** Every day of the year, and whether it is worked. */
  days: ReadonlyMap<CivilDate, boolean>;
}

/**
 * A calendar over a published table: its days for the years it covers; for any other year weekends
 * and statutory holidays, marked provisional. Years are worked out once and remembered, so a newer
 * table takes a new calendar. What is no day is refused with a RangeError.
 */
export function calendarFrom(published: PublishedDays): WorkdayCalendar {
  const years = new Map<number, Year>();
  const yearWith = (date: CivilDate): Year => {
    const known = years.get(yearOf(date));
    if (known?.days.has(date)) return known;
    const year = yearOf(assertCivilDate(date));
    const found = published.isPublished(year) ? publishedYear(year, published) : legalYear(year);
    years.set(year, found);
    return found;
  };
  return {
    isWorkday: (date) => yearWith(date).days.get(date) === true,
    isProvisional: (date) => yearWith(date).provisional,
  };
}

/** No calendar closes longer than this; a calendar that does is refused rather than walked forever. */
const LONGEST_CLOSURE = 60;

/** The n-th workday after the day. Throws RangeError unless n is a whole number of at least 1. */
export function workdaysAfter(calendar: WorkdayCalendar, date: CivilDate, n: number): CivilDate {
  if (!Number.isInteger(n) || n < 1) throw new RangeError(`not a number of workdays: ${n}`);
  let day = date;
  for (let count = 0; count < n; count++) day = nearest(calendar, addDays(day, 1), 1);
  return day;
}

/** The day itself when it is a workday, else the last workday before it. */
export function workdayOnOrBefore(calendar: WorkdayCalendar, date: CivilDate): CivilDate {
  return nearest(calendar, date, -1);
}

/** The day itself when it is a workday, else the first workday after it. */
export function workdayOnOrAfter(calendar: WorkdayCalendar, date: CivilDate): CivilDate {
  return nearest(calendar, date, 1);
}

/** The last workday of the year: “每年年底前”. */
export function lastWorkdayOfYear(calendar: WorkdayCalendar, year: number): CivilDate {
  return workdayOnOrBefore(calendar, civilDate(year, 12, 31));
}

/**
 * How many workdays lie after `from` up to and including `to`; negative when `to` is the earlier.
 * The n-th workday after a day is n workdays from it.
 */
export function workdaysBetween(calendar: WorkdayCalendar, from: CivilDate, to: CivilDate): number {
  const days = daysBetween(from, to);
  if (days < 0) return -workdaysBetween(calendar, to, from);
  let count = 0;
  for (let day = 1; day <= days; day++) if (calendar.isWorkday(addDays(from, day))) count++;
  return count;
}

function nearest(calendar: WorkdayCalendar, date: CivilDate, step: 1 | -1): CivilDate {
  let day = date;
  for (let tries = 0; tries <= LONGEST_CLOSURE; tries++, day = addDays(day, step))
    if (calendar.isWorkday(day)) return day;
  throw new RangeError(`the calendar has no workday within ${LONGEST_CLOSURE} days of ${date}`);
}

function publishedYear(year: number, published: PublishedDays): Year {
  const days = daysOf(year).map((date) => [date, published.isWorkday(date)] as const);
  return { provisional: false, days: new Map(days) };
}

function legalYear(year: number): Year {
  const off = new Set(statutoryHolidays(year));
  const days = daysOf(year).map((date) => [date, !isWeekend(date) && !off.has(date)] as const);
  return { provisional: true, days: new Map(days) };
}

function daysOf(year: number): CivilDate[] {
  const first = civilDate(year, 1, 1);
  const count = daysBetween(first, civilDate(year, 12, 31)) + 1;
  return Array.from({ length: count }, (_, day) => addDays(first, day));
}
