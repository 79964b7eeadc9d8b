import type { CivilDate } from '../calendar/civil-date.ts';
import { civilDateOf, endOfDay } from '../calendar/zoned.ts';
import type { CycleContext } from './kind.ts';
import { kindOf } from './kinds.ts';

/** When something is due: a day that is inclusive, and the first instant that is late. */
export interface DueDates {
  dueOn: CivilDate;
  dueAt: Date;
}

/**
 * When a cycle of a kind is due. A day is over at 24:00 in the plan's zone; an instant is due on its day,
 * and late from it on.
 */
export function dueOf(kind: string, cycle: CycleContext): DueDates {
  const { zone } = cycle.policy;
  const due = kindOf(kind).due(cycle);
  if (typeof due === 'string') return { dueOn: due, dueAt: endOfDay(due, zone) };
  return { dueOn: civilDateOf(due.at, zone), dueAt: due.at };
}
