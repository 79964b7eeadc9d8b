import { addDays, civilDate } from '../calendar/civil-date.ts';
import { workdayOnOrAfter, type WorkdayCalendar } from '../calendar/workdays.ts';
import { civilDateOf, instantAt } from '../calendar/zoned.ts';

/** When somebody presses the button, as a rehearsal has it. */
const HOUR = '10:00';

/**
 * When a rehearsal launches a plan: at ten of the first workday of its years, or of the next workday
 * where that one is past and the years are not. A plan that runs is launched on the day it was launched
 * on, if that lies in these years.
 */
export function rehearsalLaunch(
  { from, to }: { from: number; to: number },
  now: Date,
  launchedAt: Date | null,
  zone: string,
  calendar: WorkdayCalendar,
): Date {
  const first = civilDate(from, 1, 1);
  const last = civilDate(to, 12, 31);
  const wished = launchedAt ? civilDateOf(launchedAt, zone) : addDays(civilDateOf(now, zone), 1);
  const day = wished > first && wished <= last ? wished : first;
  return instantAt(workdayOnOrAfter(calendar, day), HOUR, zone);
}
