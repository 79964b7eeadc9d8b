import type { Ledger } from '../ledger.ts';
import { recordSignIn, type SignInPlace } from './records.ts';

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
  from: SignInPlace,
): Promise<number> {
  const id = 'id' in which ? which.id : { not: which.except };
  return db.$transaction(async (tx) => {
    const { count } = await tx.session.deleteMany({ where: { userId, id } });
    if (count > 0) await recordSignIn(tx, userId, 'ended', from);
    return count;
  });
}

/** To the minute it is kept when somebody was last there. */
const SEEN_EVERY_MS = 60_000;

/**
 * Keeps that somebody is there; ends the session where nobody was for too long.
 * @param away for how long nobody was, in real time.
 * @returns whether it goes on.
 */
export async function goesOn(
  { db }: Pick<Ledger, 'db'>,
  session: { id: string; userId: string; seenAt: Date },
  away: { ms: number; mostMinutes: number },
  from: SignInPlace,
): Promise<boolean> {
  if (away.ms < SEEN_EVERY_MS) return true;
  const { id, userId } = session;
  if (away.ms < away.mostMinutes * 60_000) {
    await db.$executeRaw`UPDATE session SET seen_at = now() WHERE id = ${id}`;
    return true;
  }
  return db.$transaction(async (tx) => {
    // Another page of the same browser may have come in between, or ended it first.
    const ended = await tx.$executeRaw`
      DELETE FROM session WHERE id = ${id} AND seen_at <= ${session.seenAt}`;
    if (ended > 0) await recordSignIn(tx, userId, 'idle', from);
    return ended === 0 && (await tx.session.count({ where: { id } })) > 0;
  });
}

/** Keeps that a fresh code was given in a session. */
export async function markProved(
  { db }: Pick<Ledger, 'db'>,
  session: { id: string; userId: string },
  from: SignInPlace,
): Promise<void> {
  await db.$transaction(async (tx) => {
    await tx.$executeRaw`UPDATE session SET proved_at = now() WHERE id = ${session.id}`;
    await recordSignIn(tx, session.userId, 'proved', from);
  });
}
