import {
  addDays,
  assertCivilDate,
  civilDate,
  type CivilDate,
  daysBetween,
  isWeekend,
  yearOf,
} from './civil-date.ts';
import type { PublishedDays } from './published-days.ts';
import { statutoryHolidays } from './statutory-days.ts';
import type { WorkdayCalendar } from './workdays.ts';

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
