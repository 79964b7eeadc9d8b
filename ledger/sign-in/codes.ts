import { randomUUID } from 'node:crypto';
import {
  CODE_S,
  CODE_TRIES,
  mayAskForCode,
  WINDOW_S,
  type CodesAsked,
} from '../../domain/sign-in/code-bounds.ts';
import type { Ledger, Tx } from '../ledger.ts';
import { SIGN_IN } from './own-entry.ts';
import type { SignInPlace } from './records.ts';

/** Where a code belongs: nothing of it tells who asked, all are keyed hashes. */
export interface CodePlace {
  /** Of the address that is signed in at. */
  account: string;
  /** Of the browser that asks. */
  browser: string;
}

/** A code that is asked for. */
export interface CodeRequest extends CodePlace {
  address: string;
  /** Of where the request came from. */
  source: string;
  /** The browser has signed in at the account before. */
  isKnown: boolean;
  /** The hash of the code. */
  code: string;
}

/**
 * Keeps a code that is asked for, if one more is within the bounds, which hold whatever process is asked. For an
 * address at which nobody signs in the same is done. A code asked for before goes on.
 *
 * @returns `refused`; else by whom it may be used, null: by nobody.
 */
export function askCode(
  { db }: Pick<Ledger, 'db'>,
  { address, account, source, browser, isKnown, code }: CodeRequest,
): Promise<'refused' | { userId: string | null }> {
  return db.$transaction(async (tx) => {
    // Two at once are counted one after the other; the source first, always.
    await hold(tx, 'sign-in-source', source);
    await hold(tx, 'sign-in-account', account);
    if (!mayAskForCode(await askedLately(tx, account, source), isKnown)) return 'refused';
    const user = await tx.user.findUnique({ where: { email: address } });
    const userId = user && user.deactivatedAt === null ? user.id : null;
    await tx.$executeRaw`DELETE FROM sign_in_code WHERE asked_at < now() - interval '1 day'`;
    await tx.$executeRaw`
      INSERT INTO sign_in_code (id, account, source, browser, known, user_id, code, expires_at)
      VALUES (${randomUUID()}, ${account}, ${source}, ${browser}, ${isKnown}, ${userId}, ${code},
        now() + ${CODE_S}::int * interval '1 second')`;
    return { userId };
  });
}

const hold = (tx: Tx, what: string, key: string) =>
  tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${key}, hashtext(${what})))::text`;

async function askedLately(tx: Tx, account: string, source: string): Promise<CodesAsked> {
  const [asked] = await tx.$queryRaw<CodesAsked[]>`
    WITH lately AS (
      SELECT account = ${account} AS here, source = ${source} AS same, known,
        extract(epoch FROM now() - asked_at) AS age
      FROM sign_in_code
      WHERE (account = ${account} OR source = ${source})
        AND asked_at > now() - ${WINDOW_S.hour}::int * interval '1 second'
    )
    SELECT
      (count(*) FILTER (WHERE here AND known AND age < ${WINDOW_S.short}))::int AS "knownAtAccount",
      (count(*) FILTER (WHERE here AND same AND NOT known AND age < ${WINDOW_S.short}))::int
        AS "atAccountFromSource",
      (count(*) FILTER (WHERE here AND NOT known))::int AS "atAccount",
      (count(*) FILTER (WHERE same AND NOT known AND age < ${WINDOW_S.minute}))::int
        AS "fromSourceLately",
      (count(*) FILTER (WHERE same AND NOT known))::int AS "fromSource"
    FROM lately`;
  if (!asked) throw new Error('nothing was counted');
  return asked;
}

/**
 * Tries a code: every one that this browser has asked for at this account, and that is still taken, counts the try.
 * The right one is used once; a wrong one is recorded at its account.
 *
 * @returns who signs in by it; null: nobody.
 */
export async function tryCode(
  { db, clock }: Pick<Ledger, 'db' | 'clock'>,
  { account, browser }: CodePlace,
  code: string,
  from: SignInPlace,
): Promise<string | null> {
  // In one statement: an address that is known must not take longer than one that is not.
  const held = await db.$queryRaw<{ id: string; code: string }[]>`
    WITH held AS (
      UPDATE sign_in_code SET tries = tries + 1
      WHERE account = ${account} AND browser = ${browser} AND used_at IS NULL
        AND expires_at > now() AND tries < ${CODE_TRIES}
      RETURNING id, code, user_id
    ), wrong AS (
      INSERT INTO sign_in_record (user_id, event, address, browser)
      SELECT user_id, 'wrong_code', ${from.address.slice(0, 60)}, ${from.browser.slice(0, 400)} FROM held
      WHERE user_id IS NOT NULL AND NOT EXISTS (SELECT FROM held WHERE code = ${code}) LIMIT 1
    )
    SELECT id, code FROM held`;
  const right = held.find((each) => each.code === code);
  if (!right) return null;
  const now = await clock.now();
  const [used] = await db.$queryRaw<{ user_id: string | null }[]>`
    WITH used AS (
      UPDATE sign_in_code c SET used_at = now()
      FROM "user" u
      WHERE c.id = ${right.id} AND c.used_at IS NULL AND u.id = c.user_id AND u.deactivated_at IS NULL
      RETURNING c.user_id, u.role, u.agency_id, u.name
    ), audited AS (
      INSERT INTO audit (at, actor, action, subject, data)
      SELECT ${now}::timestamptz, concat(role, ':' || agency_id, ' ', name), ${SIGN_IN}, user_id, '{}'
      FROM used
    )
    SELECT user_id FROM used`;
  return used?.user_id ?? null;
}
