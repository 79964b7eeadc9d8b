import { periodKey } from '../kinds/dated-name.ts';

/** What a report is about: a task by one of its owners, or an agency's own part of the plan. */
export type ReportSubject =
  | { per: 'task'; order: number; agencyId: string; /** 0 = the first owner */ position: number }
  | { per: 'agency'; agencyId: string }
  /** A part of another report, by an agency that cooperates in it. */
  | { per: 'part'; of: ReportSubject; agencyId: string };

/** `<plan>-<kind>-<period>`: a cycle's id; of a dated name the key stands in it. */
export function cycleIdOf(planId: string, kind: string, period: string): string {
  return `${planId}-${kind}-${periodKey(period)}`;
}

/**
 * A report's id, readable in mails and in the engine's UI: `dongbei-periodic-2027-t060`, or
 * `dongbei-periodic-2027-chifeng` for a region. The first owner's report carries the task alone;
 * joint owners add their name, and a part that of the agency which cooperates.
 */
export function reportIdOf(cycleId: string, subject: ReportSubject): string {
  if (subject.per === 'part') return `${reportIdOf(cycleId, subject.of)}-${subject.agencyId}`;
  if (subject.per === 'agency') return `${cycleId}-${subject.agencyId}`;
  const joint = subject.position === 0 ? '' : `-${subject.agencyId}`;
  return `${cycleId}-${taskKeyOf(subject.order)}${joint}`;
}

/** `t007`: a task by its place in the plan. */
export function taskKeyOf(order: number): string {
  return `t${String(order).padStart(3, '0')}`;
}
