import { addDays, type CivilDate } from '../calendar/civil-date.ts';
import { workdayOnOrBefore, workdaysAfter, type WorkdayCalendar } from '../calendar/workdays.ts';
import { civilDateOf, instantAt } from '../calendar/zoned.ts';
import { assertLadderPolicy } from './ladder-policy.ts';
import type { LadderPolicy, Rung, RungKind, Terms } from './rungs.ts';
import { severityOf } from './severity.ts';

/**
 * The rungs of a report under its terms, ordered by instant and, at one instant, by severity. It is
 * computed afresh at every step; nothing of it is stored but what was taken.
 *
 * First terms: the opening rung stands at `opensAt`, and rungs before it are in the ladder too (a
 * launch in the middle): positionOn collapses them. Later terms (after a return or an extension): no
 * opening rung, and no rung that is not after `armedAt`, for the notice of the new terms takes their
 * place; so new terms that were already 20 workdays overdue would have no rung at all.
 * @throws RangeError for a policy or a date that makes no sense.
 */
export function ladder(terms: Terms, policy: LadderPolicy, calendar: WorkdayCalendar): Rung[] {
  assertLadderPolicy(policy);
  const { dueOn } = terms;
  const rung = (name: string, kind: RungKind, on: CivilDate, at?: Date): Rung => ({
    name,
    kind,
    on,
    at: at ?? instantAt(on, policy.workingHour, policy.zone),
    provisional: calendar.isProvisional(on),
  });
  const before = (days: number) =>
    rung(`remind-${days}`, 'remind', workdayOnOrBefore(calendar, addDays(dueOn, -days)));
  const after = (kind: RungKind, workdays: number) =>
    rung(kind, kind, workdaysAfter(calendar, dueOn, workdays));

  const rungs = [
    ...policy.reminders.toSorted((a, b) => b - a).map(before),
    after('urge', policy.urgeAfter),
    after('escalate', policy.escalateAfter),
    after('letter', policy.letterAfter),
    after('circular', policy.circularAfter),
    after('close', policy.closeAfter),
  ];
  if (terms.dueVersion > 1) return rungs.filter((each) => each.at > terms.armedAt);

  const opensOn = civilDateOf(terms.opensAt, policy.zone);
  // A copy: whoever changes the rung's Date must not change the terms.
  const opening = rung('opening', 'open', opensOn, new Date(terms.opensAt));
  // The sort is stable, so reminders moved to one day stay in order: the last is the most severe.
  return [opening, ...rungs].sort(
    (a, b) => a.at.getTime() - b.at.getTime() || severityOf(a.kind) - severityOf(b.kind),
  );
}
