import type { WorkdayCalendar } from '../../../domain/calendar/workdays.ts';
import { ladder } from '../../../domain/ladder/ladder.ts';
import { positionOn } from '../../../domain/ladder/next-rung.ts';
import type { Rung, Terms } from '../../../domain/ladder/rungs.ts';
import type { PlanPolicy } from '../../../schemas/plan-policy.ts';

/**
 * The rungs that will be climbed after `now` if nothing is filed: those that fall together, or lie
 * before the opening, have collapsed into the most severe one, as the workflow's steps do it.
 */
export function futureRungs(
  terms: Terms,
  policy: PlanPolicy,
  calendar: WorkdayCalendar,
  now: Date,
): Rung[] {
  const rungs = ladder(terms, policy, calendar);
  const isOpen = now >= terms.opensAt;
  // What is due by now was climbed already, or is being climbed; from there on, wake by wake.
  const taken = new Set(rungs.filter(({ at }) => isOpen && at <= now).map(({ name }) => name));
  const future: Rung[] = [];
  let at = now;
  for (;;) {
    const { next } = positionOn(rungs, taken, at);
    if (!next) return future;
    at = next.at;
    const { climb, skipped } = positionOn(rungs, taken, at);
    for (const each of [climb, ...skipped]) if (each) taken.add(each.name);
    if (climb) future.push({ ...climb, at });
  }
}

/** The same for many reports: those on the same terms share one ladder. */
export function ladders(policy: PlanPolicy, calendar: WorkdayCalendar, now: Date) {
  const known = new Map<string, Rung[]>();
  return (terms: Terms): Rung[] => {
    const { dueOn, dueVersion, opensAt, armedAt } = terms;
    const armed = dueVersion > 1 ? armedAt.getTime() : 0;
    const key = `${dueOn} ${dueVersion > 1} ${opensAt.getTime()} ${armed}`;
    const rungs = known.get(key) ?? futureRungs(terms, policy, calendar, now);
    known.set(key, rungs);
    return rungs;
  };
}
