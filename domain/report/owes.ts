import type { Actor } from './actor.ts';

/** Who owes a report. */
export interface OwedBy {
  agencyId: string;
  /** The one person of the agency who owes it, by contact; null or left out: whoever acts for it. */
  assigneeId?: string | null;
}

/** Whether an actor is who owes a report: anybody of the agency, or the person it was given to. */
export const owes = ({ agencyId, contacts = [] }: Actor, report: OwedBy): boolean =>
  report.assigneeId ? contacts.includes(report.assigneeId) : agencyId === report.agencyId;
