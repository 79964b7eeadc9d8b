import type { WorkdayCalendar } from '../calendar/workdays.ts';
import type { ObligationValues } from '../../schemas/obligation-values.ts';
import type { PlanPolicy } from '../../schemas/plan-policy.ts';
import { dueOf, type DueDates } from './due.ts';
import type { EventFacts } from './kind.ts';
import { KIND_NAMES, kindOf } from './kinds.ts';

/** Whether the cycles of a kind come from events: none is planned, and none is forecast. */
export const isOfEvents = (kind: string): boolean => kindOf(kind).trigger.on === 'event';

/** The kinds whose cycles come from events. */
export const EVENT_KINDS: readonly string[] = KIND_NAMES.filter(isOfEvents);

/**
 * The dates of the cycle that an event starts. No policy and no calendar moves them afterwards: they
 * were said when it came.
 */
export function eventDates(
  { kind, values }: { kind: string; values: ObligationValues },
  event: EventFacts,
  launchedAt: Date,
  policy: PlanPolicy,
  calendar: WorkdayCalendar,
): DueDates & { opensAt: Date } {
  const cycle = { period: null, launchedAt, policy, values, calendar, event };
  return { opensAt: kindOf(kind).opens(cycle), ...dueOf(kind, cycle) };
}
