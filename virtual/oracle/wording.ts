import { isOfEvents } from '../../domain/kinds/events.ts';
import { cycleIdOf } from '../../domain/report/report-id.ts';
import { isOfReport } from './action.ts';
import { chance } from './chance.ts';
import type { PlanScript } from './plan-script.ts';

/** One in so many writes the same text cycle after cycle. */
const COPIES = 0.05;

/** What a report is about, whatever the cycle: its id without the cycle's. */
const subjectOf = (reportId: string, cycleId: string): string => reportId.slice(cycleId.length + 1);

/** Whether whoever owes this copies what was written in the last cycle. */
const copies = (subject: string): boolean => chance(1, subject, 'copies') < COPIES;

/**
 * By what names whatever an agency writes is drawn: of its own for every report and revision; or the same
 * every time, by a few.
 */
export function namesOfWording(reportId: string, cycleId: string, revision: number): string[] {
  const subject = subjectOf(reportId, cycleId);
  return copies(subject) ? [subject] : [reportId, String(revision)];
}

/** How many filings must be marked as copies: the same was written in an earlier cycle, and stood. */
export function plannedCopies({ plan, actions, reports }: PlanScript): number {
  const about = new Map(
    reports.map(({ report: { id, cycle } }) => [
      id,
      {
        subject: `${cycle.kind} ${subjectOf(id, cycleIdOf(plan.id, cycle.kind, cycle.period))}`,
        opensAt: cycle.opensAt,
        isOfEvent: isOfEvents(cycle.kind),
      },
    ]),
  );
  const standing = new Map<string, Map<string, Date>>();
  let count = 0;
  for (const action of actions) {
    if (!isOfReport(action)) continue;
    const { kind, reportId } = action;
    const own = about.get(reportId);
    if (!own || own.isOfEvent) continue;
    const filed = standing.get(own.subject) ?? new Map<string, Date>();
    standing.set(own.subject, filed);
    if (kind === 'withdraw') filed.delete(reportId);
    if (kind !== 'file') continue;
    const isAgain = [...filed.values()].some((opensAt) => opensAt < own.opensAt);
    if (isAgain && copies(own.subject.slice(own.subject.indexOf(' ') + 1))) count++;
    filed.set(reportId, own.opensAt);
  }
  return count;
}
