import chineseDays from 'chinese-days';
import { type CivilDate, isWeekend } from './civil-date.ts';

/** A table of workdays as the State Council publishes it, late in the year before. */
export interface PublishedDays {
  isPublished(year: number): boolean;
  /** Only asked for days of published years. */
  isWorkday(date: CivilDate): boolean;
}

/**
 * The published table that `chinese-days` carries, with its swapped days (调休).
 *
 * The library keeps its table to itself, but tells a day by name: “New Year's Day,元旦,1” for a day of
 * its table, off or worked, and the weekday for any other. On a machine west of Greenwich it keeps
 * and reads all dates one day early, so the table still answers a date given as text truly, but
 * `isWorkday` has the weekday wrong; hence the weekday is taken from the date itself.
 */
export const chinesePublishedDays: PublishedDays = {
  // A year it does not know has not even its fixed feasts: it calls 1 January 2027 a workday.
  isPublished: (year) => isNamed(`${year}-01-01`, '元旦') && isNamed(`${year}-10-01`, '国庆节'),
  isWorkday: (date) => {
    const { name, work } = chineseDays.getDayDetail(date);
    return name.includes(',') ? work : !isWeekend(date);
  },
};

function isNamed(date: CivilDate, feast: string): boolean {
  return chineseDays.getDayDetail(date).name.includes(feast);
}
