import { civilDate, daysBetween, type CivilDate } from '../calendar/civil-date.ts';
import type { LightColour } from '../light/reason.ts';
import type { Goal, Thresholds } from './indicator.ts';

/** 序时进度: how far an indicator has come, against how far it should be by then. */
export interface Course {
  /** Of the way from base to target, in percent: 0 at the base, 100 at the target. */
  share: number;
  /** What it should be by then, in percent; null: no year says by when. */
  expected: number | null;
  /** Percentage points behind; less than 0: ahead. Null as `expected`. */
  behind: number | null;
  reached: boolean;
  /** Without a base the share is that of the value in the target. */
  isOfTarget: boolean;
  /** Null where nothing says by when. */
  colour: LightColour | null;
}

/**
 * The course of an indicator whose value was this on a day. Expected is the share of the days that have
 * passed between the end of the base year (or the plan's beginning) and the end of the last year; what is
 * to be reached every year is expected whole in each. Shares are told, and judged, to one decimal.
 * @param on the last day that the value is of.
 * @param from the plan's first year.
 */
export function courseOf(
  goal: Goal,
  value: number,
  on: CivilDate,
  from: number,
  {
    behindYellowPoints,
    behindRedPoints,
  }: Pick<Thresholds, 'behindYellowPoints' | 'behindRedPoints'>,
): Course {
  const reached = isReached(goal, value);
  const { share, isOfTarget } = shareOf(goal, value, reached);
  const expected = expectedOn(goal, on, from);
  const behind = expected === null ? null : oneDecimal(expected - share);
  const colour = (): LightColour | null => {
    // What is to be reached every year is not done with.
    if (reached) return goal.yearly ? 'green' : 'blue';
    if (behind === null) return null;
    if (behind >= behindRedPoints) return 'red';
    return behind >= behindYellowPoints ? 'yellow' : 'green';
  };
  return { share, expected, behind, reached, isOfTarget, colour: colour() };
}

/** Whether a value is what is wanted, or better. */
export const isReached = ({ direction, target }: Goal, value: number): boolean =>
  direction === 'up' ? value >= target : value <= target;

function shareOf(goal: Goal, value: number, reached: boolean) {
  const { base, target, direction, yearly } = goal;
  const leads = base !== null && (direction === 'up' ? base < target : base > target);
  if (leads && !yearly)
    return { share: oneDecimal(((value - base) / (target - base)) * 100), isOfTarget: false };
  return { share: ofTarget(value, target, direction, reached), isOfTarget: true };
}

/** The value's share in the target; of what is to fall, the target's in the value. */
function ofTarget(value: number, target: number, direction: Goal['direction'], reached: boolean) {
  const [part, whole] = direction === 'up' ? [value, target] : [target, value];
  if (part >= 0 && whole > 0) return oneDecimal(Math.min(part / whole, MOST) * 100);
  return reached ? 100 : 0;
}

/** Tenfold the target says as much as a thousandfold. */
const MOST = 10;

function expectedOn({ byYear, yearly, base, baseYear }: Goal, on: CivilDate, from: number) {
  if (yearly) return 100;
  if (byYear === null) return null;
  const first = base !== null && baseYear !== null ? baseYear : from - 1;
  const start = civilDate(first, 12, 31);
  const end = civilDate(byYear, 12, 31);
  if (on >= end) return 100;
  if (on <= start) return 0;
  return oneDecimal((daysBetween(start, on) / daysBetween(start, end)) * 100);
}

// Not -0, which is told and compared otherwise than 0.
const oneDecimal = (value: number): number => Math.round(value * 10) / 10 + 0;
