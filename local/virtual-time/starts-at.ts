import { addDays, assertCivilDate } from '../../domain/calendar/civil-date.ts';
import { chinaCalendar, workdayOnOrBefore } from '../../domain/calendar/workdays.ts';
import { instantAt } from '../../domain/calendar/zoned.ts';

const ZONE = 'Asia/Shanghai';

/**
 * When a new virtual world begins: at 08:30 of the day asked for; else in the afternoon of the last
 * workday of October, so that a visitor sees the notices of assignment at once, the opening of the
 * year with the next step, and November to January pass from there.
 */
export function virtualStart(from: string | null, year: number): Date {
  if (from !== null) return instantAt(assertCivilDate(from), '08:30', ZONE);
  const eve = workdayOnOrBefore(chinaCalendar, addDays(`${year}-11-01`, -1));
  return instantAt(eve, '15:00', ZONE);
}
