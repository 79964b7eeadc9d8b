/** What a report is about: a task by its lead agency, or a region's own part of the plan. */
export type ReportSubject =
  | { kind: 'task'; number: number; agencyId: string; /** 0 = the first lead */ position: number }
  | { kind: 'region'; agencyId: string };

/**
 * The id of an annual report, readable in mails and in the engine's UI: `dongbei-2027-060`, or
 * `dongbei-2027-chifeng` for a region. The first lead's report carries the task's number alone;
 * joint leads add their name.
 */
export function reportIdOf(planId: string, year: number, subject: ReportSubject): string {
  if (subject.kind === 'region') return `${planId}-${year}-${subject.agencyId}`;
  const number = String(subject.number).padStart(3, '0');
  const joint = subject.position === 0 ? '' : `-${subject.agencyId}`;
  return `${planId}-${year}-${number}${joint}`;
}
