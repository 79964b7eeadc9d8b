import { yearOf } from '../calendar/civil-date.ts';
import type { WorkdayCalendar } from '../calendar/workdays.ts';
import { civilDateOf } from '../calendar/zoned.ts';
import type { Years } from '../document/types.ts';
import { cyclesOf } from '../kinds/cycles.ts';
import type { DraftObligation } from '../../schemas/import-decision.ts';
import type { PlanPolicy } from '../../schemas/plan-policy.ts';

/** The first dates that an obligation would bring if its plan were launched now. */
export interface FirstCycle {
  period: string;
  opensOn: string;
  dueOn: string;
  /** It would be due before it opens: its day is past. */
  isPast: boolean;
}

/** Null where the dates follow those of another kind's cycles. */
export function firstCycle(
  { kind, values, dated }: DraftObligation,
  period: Years | null,
  now: Date,
  policy: PlanPolicy,
  calendar: WorkdayCalendar,
): FirstCycle | null {
  const year = yearOf(civilDateOf(now, policy.zone));
  const from = Math.max(year, period?.from ?? year);
  const launch = { launchedAt: now, from, to: Math.max(from, period?.to ?? from) };
  // Who owes it changes no date.
  const chosen = { ...values, ...(dated && { dated: { ...dated, who: 'with-tasks' as const } }) };
  const cycles = cyclesOf({ kind, values: chosen }, launch, policy, calendar);
  const first = cycles.find(({ skippedCause }) => skippedCause === null) ?? cycles[0];
  if (!first) return null;
  return {
    period: first.period,
    opensOn: civilDateOf(first.opensAt, policy.zone),
    dueOn: first.dueOn,
    isPast: first.opensAt >= first.dueAt || first.skippedCause !== null,
  };
}
