import type { Ledger, Tx } from '../ledger.ts';

/**
 * What happens at an account's door: somebody came `in` (by a code), `in_passkey` or `in_oidc`, gave a wrong code or
 * showed a passkey wrongly, proved themselves afresh for what asks for it (`proved`), added, renamed or removed a passkey, went
 * `out`, was `ended` from another place, or had been away for too long (`idle`).
 */
export type SignInEvent =
  | 'in'
  | 'in_passkey'
  | 'in_oidc'
  | 'wrong_code'
  | 'wrong_passkey'
  | 'proved'
  | 'passkey_added'
  | 'passkey_renamed'
  | 'passkey_removed'
  | 'out'
  | 'ended'
  | 'idle';

/** One of them. Its times are real ones. */
export interface SignInRecord {
  at: Date;
  event: SignInEvent;
  /** IP address from which it came, and what the browser says of itself; empty: not told. */
  address: string;
  browser: string;
}

/** Where something at the door comes from. */
export type SignInPlace = Pick<SignInRecord, 'address' | 'browser'>;

/** Records what happened at a user's door. */
export async function recordSignIn(
  db: Ledger['db'] | Tx,
  userId: string,
  event: SignInEvent,
  { address, browser }: SignInPlace,
): Promise<void> {
  await db.$executeRaw`
    INSERT INTO sign_in_record (user_id, event, address, browser)
    VALUES (${userId}, ${event}, ${address.slice(0, 60)}, ${browser.slice(0, 400)})`;
}

/** So many are shown. */
const MOST = 50;

/** What happened at a user's door, the newest first. */
export async function signInRecordsOf(
  { db }: Pick<Ledger, 'db'>,
  userId: string,
): Promise<SignInRecord[]> {
  return db.$queryRaw<SignInRecord[]>`
    SELECT at, event, address, browser FROM sign_in_record
    WHERE user_id = ${userId} ORDER BY id DESC LIMIT ${MOST}`;
}
