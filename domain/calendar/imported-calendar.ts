import {
  addDays,
  civilDate,
  daysBetween,
  isWeekend,
  yearOf,
  type CivilDate,
} from './civil-date.ts';
import { statutoryHolidays } from './statutory-days.ts';
import { chinaCalendar, type WorkdayCalendar } from './workdays.ts';
import type { WorkdayReading } from './read-workdays.ts';

/**
 * The calendar with what was brought in over it, the oldest first. Of a year that one tells whole nothing
 * before it holds any more, and it is provisional no longer; single days of other years are theirs.
 */
export function withImported(
  imported: readonly WorkdayReading[],
  base: WorkdayCalendar = chinaCalendar,
): WorkdayCalendar {
  if (imported.length === 0) return base;
  const known = new Map<CivilDate, boolean>();
  const wholeYears = new Set<number>();
  for (const { years, days } of imported) {
    for (const date of [...known.keys()]) if (years.includes(yearOf(date))) known.delete(date);
    for (const year of years) wholeYears.add(year);
    for (const [date, kind] of Object.entries(days)) known.set(date, kind === 'work');
  }
  const isWhole = (date: CivilDate) => wholeYears.has(yearOf(date));
  return {
    isWorkday: (date) =>
      known.get(date) ?? (isWhole(date) ? !isWeekend(date) : base.isWorkday(date)),
    isProvisional: (date) => (isWhole(date) ? false : base.isProvisional(date)),
  };
}

/** A day that is worked by one calendar and off by the other. */
export interface ChangedDay {
  date: CivilDate;
  isWorkday: boolean;
}

/** The days of these years that another calendar has otherwise, as that one has them. */
export function changedDays(
  before: WorkdayCalendar,
  after: WorkdayCalendar,
  years: readonly number[],
): ChangedDay[] {
  return years.flatMap((year) => {
    const first = civilDate(year, 1, 1);
    const count = daysBetween(first, civilDate(year, 12, 31)) + 1;
    return Array.from({ length: count }, (_, day) => addDays(first, day))
      .filter((date) => before.isWorkday(date) !== after.isWorkday(date))
      .map((date) => ({ date, isWorkday: after.isWorkday(date) }));
  });
}

/** Holidays by law that a calendar has as workdays: somebody may have given a part of the notice. */
export const workedHolidays = (calendar: WorkdayCalendar, years: readonly number[]): CivilDate[] =>
  years
    .flatMap(statutoryHolidays)
    .filter((date) => calendar.isWorkday(date))
    .toSorted();

/** What sets a year apart from its weekdays. */
export interface YearDays {
  year: number;
  isProvisional: boolean;
  /** Days from Monday to Friday that are off, and weekend days that are worked. */
  daysOff: CivilDate[];
  worked: CivilDate[];
}

/** The days of a year that do not go by their weekdays. */
export function yearDays(calendar: WorkdayCalendar, year: number): YearDays {
  const weekdays: WorkdayCalendar = {
    isWorkday: (date) => !isWeekend(date),
    isProvisional: () => false,
  };
  const changed = changedDays(weekdays, calendar, [year]);
  return {
    year,
    isProvisional: calendar.isProvisional(civilDate(year, 1, 1)),
    daysOff: changed.filter(({ isWorkday }) => !isWorkday).map(({ date }) => date),
    worked: changed.filter(({ isWorkday }) => isWorkday).map(({ date }) => date),
  };
}
