import { laterOf, type CivilDate } from '../calendar/civil-date.ts';
import { workdaysAfter, type WorkdayCalendar } from '../calendar/workdays.ts';
import { civilDateOf } from '../calendar/zoned.ts';
import type { PlanPolicy } from '../../schemas/plan-policy.ts';

/**
 * The due date of a returned report: the later of the one in force and `returnWorkdays` after the
 * return. Whoever files early is never punished for it.
 */
export function returnDueOn(
  returnedAt: Date,
  dueOn: CivilDate,
  policy: PlanPolicy,
  calendar: WorkdayCalendar,
): CivilDate {
  return laterOf(dueOn, graceDueOn(returnedAt, policy, calendar));
}

/** The shortest time anybody is given anew: `returnWorkdays` from an instant on. */
export function graceDueOn(from: Date, policy: PlanPolicy, calendar: WorkdayCalendar): CivilDate {
  return workdaysAfter(calendar, civilDateOf(from, policy.zone), policy.returnWorkdays);
}

/** The last day of a review: `reviewWorkdays` after the filing. */
export function reviewDueOn(
  filedAt: Date,
  policy: PlanPolicy,
  calendar: WorkdayCalendar,
): CivilDate {
  return workdaysAfter(calendar, civilDateOf(filedAt, policy.zone), policy.reviewWorkdays);
}
