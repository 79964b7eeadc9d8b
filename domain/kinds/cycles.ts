import type { CivilDate } from '../calendar/civil-date.ts';
import { periodsOf, type Period } from '../calendar/periods.ts';
import { workdayOnOrAfter, type WorkdayCalendar } from '../calendar/workdays.ts';
import { civilDateOf, endOfDay } from '../calendar/zoned.ts';
import type { Step } from '../ladder/step.ts';
import type { ObligationValues } from '../../schemas/obligation-values.ts';
import type { PlanPolicy } from '../../schemas/plan-policy.ts';
import type { CycleContext } from './kind.ts';
import { kindOf } from './kinds.ts';

/** An obligation as its dates depend on it. */
export interface ObligationTerms {
  kind: string;
  values: ObligationValues;
}

/** A launch: when, and for which years (both included). */
export interface Launch {
  launchedAt: Date;
  from: number;
  to: number;
}

/** The dates of one cycle (报送周期). */
export interface CycleDates {
  kind: string;
  /** A period's name, or `once`. */
  period: string;
  opensAt: Date;
  /** Inclusive. */
  dueOn: CivilDate;
  /** The first instant that is late. */
  dueAt: Date;
  steps: Step[];
  /** Why nobody owes anything: the period was under way, or past, when the plan was launched. */
  skippedCause: 'under_way' | 'past' | null;
}

/** Dates that cannot be: it would open after it is due. */
export interface Clash {
  kind: string;
  period: string;
  opensOn: CivilDate;
  dueOn: CivilDate;
}

/** The period's name of what is owed once. */
export const ONCE = 'once';

/**
 * Every cycle of an obligation under a launch, in order. A year that is under way opens at the launch;
 * a half-year, quarter or month that began before the launch's day is skipped, with the reason, for
 * nobody should report on a part of it, or be reminded in a hurry.
 */
export function cyclesOf(
  { kind: name, values }: ObligationTerms,
  launch: Launch,
  policy: PlanPolicy,
  calendar: WorkdayCalendar,
): CycleDates[] {
  const kind = kindOf(name);
  const common = { launchedAt: launch.launchedAt, policy, values, calendar };
  const dates = (period: Period | null): CycleDates => {
    const cycle: CycleContext = { ...common, period };
    const opens = kind.opens(cycle);
    const dueOn = kind.due(cycle);
    return {
      kind: name,
      period: period?.name ?? ONCE,
      opensAt: opens >= launch.launchedAt ? opens : new Date(launch.launchedAt),
      dueOn,
      dueAt: endOfDay(dueOn, policy.zone),
      steps: kind.ladder(cycle),
      skippedCause: period ? skippedCause(period, launch, policy, calendar) : null,
    };
  };
  if (kind.trigger.on === 'launch') return [dates(null)];
  // What is part of other reports has its dates from theirs (see parts.ts).
  if (kind.trigger.on === 'parent') return [];
  return periodsOf(values.every ?? kind.trigger.every, launch.from, launch.to).map(dates);
}

function skippedCause(
  { cadence, first, last, name }: Period,
  { launchedAt }: Launch,
  policy: PlanPolicy,
  calendar: WorkdayCalendar,
): CycleDates['skippedCause'] {
  const launchedOn = civilDateOf(launchedAt, policy.zone);
  // A whole year before the launch is not skipped but refused: it was not meant (see clashesOf).
  if (cadence === 'year' || name.slice(0, 4) < launchedOn.slice(0, 4)) return null;
  if (last < launchedOn) return 'past';
  return workdayOnOrAfter(calendar, first) < launchedOn ? 'under_way' : null;
}

/** The cycles that would open after they are due; a launch or a change with any of them is refused. */
export function clashesOf(cycles: readonly CycleDates[], policy: PlanPolicy): Clash[] {
  return cycles
    .filter(({ skippedCause, opensAt, dueAt }) => skippedCause === null && opensAt >= dueAt)
    .map(({ kind, period, opensAt, dueOn }) => ({
      kind,
      period,
      opensOn: civilDateOf(opensAt, policy.zone),
      dueOn,
    }));
}

/**
 * The names of steps that come before a milder one, such as a letter before the urging; a ladder with
 * any of them is refused.
 */
export function stepsOutOfOrder(steps: readonly Step[]): string[] {
  const late = steps
    .filter(({ from, offset }) => from === 'due' && offset.n > 0)
    .toSorted((a, b) => a.severity - b.severity);
  return late
    .filter(({ offset }, index) => offset.n < (late[index - 1]?.offset.n ?? 0))
    .map(({ name }) => name);
}
