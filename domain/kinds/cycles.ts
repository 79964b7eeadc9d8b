import type { CivilDate } from '../calendar/civil-date.ts';
import { periodNamed, periodsOf, type Period } from '../calendar/periods.ts';
import { workdayOnOrAfter, type WorkdayCalendar } from '../calendar/workdays.ts';
import { civilDateOf } from '../calendar/zoned.ts';
import type { Step } from '../ladder/step.ts';
import type { ObligationValues } from '../../schemas/obligation-values.ts';
import type { PlanPolicy } from '../../schemas/plan-policy.ts';
import type { CycleContext, Owner } from './kind.ts';
import { datedName } from './dated-name.ts';
import { dueOf } from './due.ts';
import { eventNumber } from './event-name.ts';
import { kindOf, ownersOf } from './kinds.ts';

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
  /** A period's name, `once`, a dated name, or the number of an event. */
  period: string;
  /** Who owes a report in it. */
  owners: readonly Owner[];
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

/** The period of the calendar that a cycle has; null for what is owed once, or by an event. */
export const calendarPeriod = (name: string): Period | null =>
  name === ONCE || datedName(name) !== null || eventNumber(name) !== null
    ? null
    : periodNamed(name);

/** The one period of an obligation by a date; null for any other. */
export function datedPeriodOf(name: string, values: ObligationValues): string | null {
  const { trigger } = kindOf(name);
  return trigger.on === 'date' ? trigger.period(values) : null;
}

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
  const { trigger } = kind;
  const common = { launchedAt: launch.launchedAt, policy, values, calendar };
  const owners = ownersOf(name, values);
  const isHalf = trigger.on === 'half';
  const dates = (period: Period | null): CycleDates => {
    const cycle: CycleContext = { ...common, period };
    const opens = kind.opens(cycle);
    const { dueOn, dueAt } = dueOf(name, cycle);
    return {
      kind: name,
      period: period?.name ?? datedPeriodOf(name, values) ?? ONCE,
      owners,
      opensAt: opens >= launch.launchedAt ? opens : new Date(launch.launchedAt),
      dueOn,
      dueAt,
      steps: kind.ladder(cycle),
      skippedCause: isHalf
        ? halfSkipped(dueAt, launch)
        : period && skippedCause(period, launch, policy, calendar),
    };
  };
  // What is part of other reports has its dates from theirs (see parts.ts), what follows a cycle from
  // that one's (see following.ts); what an event starts nobody can foresee (see events.ts).
  if (trigger.on === 'parent' || trigger.on === 'cycle' || trigger.on === 'event') return [];
  if (isHalf) {
    const year = middleYear(launch);
    return periodsOf('year', year, year).map(dates);
  }
  if (trigger.on !== 'calendar') return [dates(null)];
  return periodsOf(values.every ?? trigger.every, launch.from, launch.to).map(dates);
}

/** The middle year of a launch; of an even number of years the later one, for more is known by then. */
export const middleYear = ({ from, to }: Pick<Launch, 'from' | 'to'>): number =>
  Math.ceil((from + to) / 2);

/** A launch after it would be due leaves it out; one before that opens it at once. */
const halfSkipped = (dueAt: Date, { launchedAt }: Launch): CycleDates['skippedCause'] =>
  dueAt <= launchedAt ? 'past' : null;

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
