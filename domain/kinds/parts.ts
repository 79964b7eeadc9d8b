import type { CivilDate } from '../calendar/civil-date.ts';
import type { WorkdayCalendar } from '../calendar/workdays.ts';
import type { ObligationValues } from '../../schemas/obligation-values.ts';
import type { PlanPolicy } from '../../schemas/plan-policy.ts';
import { calendarPeriod, type CycleDates } from './cycles.ts';
import { dueOf } from './due.ts';
import type { ParentDates } from './kind.ts';
import { KIND_NAMES, kindOf, ownersOf } from './kinds.ts';

/** Whether reports of a kind are parts of other reports (配合意见), which look after them. */
export const isPart = (kind: string): boolean => kindOf(kind).trigger.on === 'parent';

/** The kinds whose reports are parts of a kind's. */
export const partKindsOf = (kind: string): string[] =>
  KIND_NAMES.filter((name) => {
    const { trigger } = kindOf(name);
    return trigger.on === 'parent' && trigger.of === kind;
  });

/** The dates of a part under those of its report; they move when the report's do. */
export function partDates(
  kind: string,
  parent: ParentDates & { period: string },
  values: ObligationValues,
  policy: PlanPolicy,
  calendar: WorkdayCalendar,
): { opensAt: Date; dueOn: CivilDate; dueAt: Date } {
  const period = calendarPeriod(parent.period);
  const cycle = { period, launchedAt: parent.opensAt, policy, values, calendar, parent };
  return { opensAt: kindOf(kind).opens(cycle), ...dueOf(kind, cycle) };
}

/** The cycle of a kind of parts that goes with a cycle of their reports; none with a skipped one. */
export function partCycleOf(
  { kind, values }: { kind: string; values: ObligationValues },
  parent: CycleDates,
  policy: PlanPolicy,
  calendar: WorkdayCalendar,
): CycleDates[] {
  if (parent.skippedCause !== null) return [];
  const { period } = parent;
  const steps = kindOf(kind).ladder({
    values,
    period: calendarPeriod(period),
  });
  const dates = partDates(kind, parent, values, policy, calendar);
  return [{ kind, period, ...dates, owners: ownersOf(kind, values), steps, skippedCause: null }];
}
