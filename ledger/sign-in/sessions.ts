import type { Ledger } from '../ledger.ts';

/** Where somebody is signed in. Its times are real ones. */
export interface OwnSession {
  id: string;
  since: Date;
  until: Date;
  /** IP address from which the sign-in came, and what the browser says of itself; empty: not told. */
  address: string;
  browser: string;
}

/** Where a user is signed in, the newest first. */
export async function sessionsOf(
  { db }: Pick<Ledger, 'db'>,
  userId: string,
): Promise<OwnSession[]> {
  return db.$queryRaw<OwnSession[]>`
    SELECT id, created_at AS since, expires_at AS until, coalesce(ip_address, '') AS address,
      coalesce(user_agent, '') AS browser
    FROM session WHERE user_id = ${userId} AND expires_at > now() ORDER BY created_at DESC, id`;
}

/** Ends one of a user's sessions, or all but one; of others' none. Answers how many. */
export async function endSessions(
  { db }: Pick<Ledger, 'db'>,
  userId: string,
  which: { id: string } | { except: string },
): Promise<number> {
  const id = 'id' in which ? which.id : { not: which.except };
  return (await db.session.deleteMany({ where: { userId, id } })).count;
}
