import type { CivilDate } from '../calendar/civil-date.ts';
import { workdaysAfter, type WorkdayCalendar } from '../calendar/workdays.ts';
import { civilDateOf } from '../calendar/zoned.ts';
import type { LadderPolicy } from './rungs.ts';

/**
 * The due date of a returned report: its own, `returnWorkdays` after the return. It may lie before
 * the date the plan set; whether the report was on time is told by its first filing all the same.
 */
export function returnDueOn(
  returnedAt: Date,
  policy: LadderPolicy,
  calendar: WorkdayCalendar,
): CivilDate {
  return workdaysAfter(calendar, civilDateOf(returnedAt, policy.zone), policy.returnWorkdays);
}

/** The last day of a review: `reviewWorkdays` after the filing. */
export function reviewDueOn(
  filedAt: Date,
  policy: LadderPolicy,
  calendar: WorkdayCalendar,
): CivilDate {
  return workdaysAfter(calendar, civilDateOf(filedAt, policy.zone), policy.reviewWorkdays);
}
