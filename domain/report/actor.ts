/** What somebody who signs in may be. */
export type UserRole = 'agency' | 'commission' | 'government' | 'admin';

/** Who gives a command. `name` is what the audit and the timeline show; no e-mail address. */
export interface Actor {
  kind: UserRole | 'system';
  /** The agency the person acts for; null for admin and system. */
  agencyId: string | null;
  name: string;
  /** The user that they signed in as: two people may have one name. Left out: no person. */
  userId?: string;
  /** The contacts that the person is, by id: what is owed by one of them alone is theirs. */
  contacts?: readonly string[];
}

/** The product itself, when a step of a workflow acts. */
export const SYSTEM: Actor = { kind: 'system', agencyId: null, name: 'Duban' };

/** Who owes a report. */
export interface OwedBy {
  agencyId: string;
  /** The one person of the agency who owes it, by contact; null or left out: whoever acts for it. */
  assigneeId?: string | null;
}

/** Whether an actor is who owes a report: anybody of the agency, or the person it was given to. */
export const owes = ({ agencyId, contacts = [] }: Actor, report: OwedBy): boolean =>
  report.assigneeId ? contacts.includes(report.assigneeId) : agencyId === report.agencyId;
