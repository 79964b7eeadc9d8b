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
