import { assertCivilDate } from '../calendar/civil-date.ts';
import { workdayOnOrAfter, type WorkdayCalendar } from '../calendar/workdays.ts';
import { instantAt } from '../calendar/zoned.ts';
import type { LadderPolicy } from './rungs.ts';

/**
 * When a year's reports open: at the working hour of `opensOn`, moved to the workday after when that
 * is a day off; at the launch when that is later.
 * @param opensOn month and day `MM-DD`. Throws RangeError when the year has no such day.
 */
export function opensAt(
  year: number,
  policy: LadderPolicy,
  calendar: WorkdayCalendar,
  launchedAt: Date,
  opensOn = '11-01',
): Date {
  const day = assertCivilDate(`${String(year).padStart(4, '0')}-${opensOn}`);
  const planned = instantAt(workdayOnOrAfter(calendar, day), policy.workingHour, policy.zone);
  return planned >= launchedAt ? planned : new Date(launchedAt);
}
