import type { WorkdayCalendar } from '../calendar/workdays.ts';
import { ladder } from '../ladder/ladder.ts';
import type { ObligationValues } from '../../schemas/obligation-values.ts';
import type { PlanPolicy } from '../../schemas/plan-policy.ts';
import { calendarPeriod, type CycleDates } from './cycles.ts';
import { dueOf } from './due.ts';
import type { SourceDates } from './kind.ts';
import { KIND_NAMES, kindOf, ownersOf } from './kinds.ts';
import { sideOf } from './sides.ts';

/** A cycle that others may follow, as their dates depend on it. */
export type SourceCycle = Pick<
  CycleDates,
  'kind' | 'period' | 'opensAt' | 'dueOn' | 'steps' | 'skippedCause'
>;

/** The kind whose cycles a kind follows; null for one that follows none. */
export function sourceKindOf(kind: string): string | null {
  const { trigger } = kindOf(kind);
  return trigger.on === 'cycle' ? trigger.of : null;
}

/** The kinds that report on both sides of the midterm evaluation. */
export const EVALUATION_REPORT_KINDS: string[] = KIND_NAMES.filter((kind) => {
  const source = sourceKindOf(kind);
  return source !== null && sideOf(source) !== null;
});

/**
 * The cycle that follows another one and sums it up (整理汇总): of the same period, with dates of its
 * own by that one's. None follows a cycle that was skipped.
 */
export function followingOf(
  { kind: name, values }: { kind: string; values: ObligationValues },
  source: SourceCycle,
  launchedAt: Date,
  policy: PlanPolicy,
  calendar: WorkdayCalendar,
): CycleDates[] {
  if (source.kind !== sourceKindOf(name) || source.skippedCause !== null) return [];
  const kind = kindOf(name);
  const period = calendarPeriod(source.period);
  const dates = sourceDates(source, policy, calendar);
  const cycle = { period, launchedAt, policy, values, calendar, source: dates };
  return [
    {
      kind: name,
      period: source.period,
      owners: ownersOf(name, values),
      opensAt: kind.opens(cycle),
      ...dueOf(name, cycle),
      steps: kind.ladder(cycle),
      skippedCause: null,
    },
  ];
}

function sourceDates(
  { opensAt, dueOn, steps }: SourceCycle,
  policy: PlanPolicy,
  calendar: WorkdayCalendar,
): SourceDates {
  const { zone, workingHour } = policy;
  const first = { version: 1, dueOn, opensAt, armedAt: opensAt };
  const planned = ladder(steps, first, { zone, workingHour, calendar });
  return { dueOn, closesOn: planned.find(({ effect }) => effect === 'close')?.on ?? dueOn };
}
