import { assertCivilDate, type CivilDate } from '../calendar/civil-date.ts';
import { lastWorkdayOfYear, type WorkdayCalendar } from '../calendar/workdays.ts';

/**
 * The due date of a year's reports. “每年年底前”: the last workday of the year, unless the plan sets
 * a day `MM-DD` (29 February counts as the 28th in other years).
 */
export function annualDueOn(
  year: number,
  setting: 'last-workday' | (string & {}),
  calendar: WorkdayCalendar,
): CivilDate {
  if (setting === 'last-workday') return lastWorkdayOfYear(calendar, year);
  const isLeap = new Date(Date.UTC(year, 1, 29)).getUTCMonth() === 1;
  const day = setting === '02-29' && !isLeap ? '02-28' : setting;
  return assertCivilDate(`${year}-${day}`);
}
