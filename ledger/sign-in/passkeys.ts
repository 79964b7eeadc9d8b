import type { Ledger, Tx } from '../ledger.ts';
import { ownEntry, SIGN_IN } from './own-entry.ts';
import { recordSignIn, type SignInPlace } from './records.ts';

/** More passkeys than these nobody has; who loses one adds another. */
export const MOST_PASSKEYS = 10;

/** A passkey as its user sees it. Its times are real ones. */
export interface OwnPasskey {
  id: string;
  name: string;
  since: Date;
  usedAt: Date | null;
}

/** A user's passkeys, the oldest first. */
export function passkeysOf({ db }: Pick<Ledger, 'db'>, userId: string): Promise<OwnPasskey[]> {
  return db.$queryRaw<OwnPasskey[]>`
    SELECT id, name, created_at AS since, used_at AS "usedAt" FROM passkey
    WHERE user_id = ${userId} ORDER BY created_at, id`;
}

/** What signatures of a passkey are checked by. */
export interface PasskeyKey {
  id: string;
  publicKey: Uint8Array<ArrayBuffer>;
  counter: number;
  transports: string[];
}

/** A passkey by its id, and whose it is. Null: there is none, or its account is closed. */
export async function findPasskey(
  { db }: Pick<Ledger, 'db'>,
  id: string,
): Promise<(PasskeyKey & { userId: string }) | null> {
  const found = await db.passkey.findFirst({ where: { id, user: { deactivatedAt: null } } });
  if (!found) return null;
  const { userId, publicKey, counter, transports } = found;
  return { id, userId, publicKey: new Uint8Array(publicKey), counter: Number(counter), transports };
}

/** An answer that a passkey has signed, and that was found to be right. */
export interface PasskeyUse {
  id: string;
  userId: string;
  counter: number;
  /** When the question was asked. */
  askedAt: Date;
}

/**
 * Lets somebody in by a passkey: once, for a question is answered once.
 * @returns whether it does; false: the question was answered before, or the passkey was removed meanwhile.
 */
export function enterByPasskey(
  ledger: Pick<Ledger, 'db' | 'clock'>,
  use: PasskeyUse,
): Promise<boolean> {
  return ledger.db.$transaction(async (tx) => {
    if (!(await takeUse(tx, use))) return false;
    await ownEntry(tx, await ledger.clock.now(), use.userId, SIGN_IN, { by: 'passkey' });
    return true;
  });
}

/** The same in a session that is there already: it is one that came in by a passkey from then on, and is fresh. */
export function proveByPasskey(
  { db }: Pick<Ledger, 'db'>,
  use: PasskeyUse,
  sessionId: string,
  from: SignInPlace,
): Promise<boolean> {
  return db.$transaction(async (tx) => {
    if (!(await takeUse(tx, use))) return false;
    await strengthen(tx, sessionId, use.userId);
    await recordSignIn(tx, use.userId, 'proved', from);
    return true;
  });
}

async function takeUse(tx: Tx, { id, userId, counter, askedAt }: PasskeyUse): Promise<boolean> {
  const taken = await tx.$executeRaw`
    UPDATE passkey p SET counter = ${counter}, used_at = now(), asked_at = ${askedAt}
    FROM "user" u
    WHERE p.id = ${id} AND p.user_id = ${userId} AND p.asked_at < ${askedAt}
      AND u.id = p.user_id AND u.deactivated_at IS NULL`;
  return taken > 0;
}

const strengthen = (tx: Tx, sessionId: string, userId: string) =>
  tx.$executeRaw`
    UPDATE session SET door = 'passkey', proved_at = now()
    WHERE id = ${sessionId} AND user_id = ${userId}`;

/** A passkey that is added. */
export interface NewPasskey extends PasskeyKey {
  name: string;
  askedAt: Date;
}

/**
 * Adds a passkey to a user's, who has just shown it in this session.
 * @param isFirst it is added only if they have none.
 */
export function addPasskey(
  ledger: Pick<Ledger, 'db' | 'clock'>,
  { userId, sessionId, isFirst }: { userId: string; sessionId: string; isFirst: boolean },
  { id, name, publicKey, counter, transports, askedAt }: NewPasskey,
  from: SignInPlace,
): Promise<'added' | 'known' | 'tooMany'> {
  return ledger.db.$transaction(async (tx) => {
    // Two at once are counted one after the other.
    await tx.$queryRaw`SELECT 1 FROM "user" WHERE id = ${userId} FOR UPDATE`;
    const keys = await tx.passkey.count({ where: { userId } });
    if (keys >= (isFirst ? 1 : MOST_PASSKEYS)) return 'tooMany';
    const { count } = await tx.passkey.createMany({
      data: [{ id, userId, name, publicKey, counter, transports, askedAt }],
      skipDuplicates: true,
    });
    if (count === 0) return 'known';
    await strengthen(tx, sessionId, userId);
    await recordSignIn(tx, userId, 'passkey_added', from);
    await ownEntry(tx, await ledger.clock.now(), userId, 'add_passkey', { passkey: short(id) });
    return 'added';
  });
}

/** Removes one of a user's own passkeys; others' it does not touch. Answers whether it was there. */
export function removePasskey(
  ledger: Pick<Ledger, 'db' | 'clock'>,
  userId: string,
  id: string,
  from: SignInPlace,
): Promise<boolean> {
  return ledger.db.$transaction(async (tx) => {
    const { count } = await tx.passkey.deleteMany({ where: { id, userId } });
    if (count === 0) return false;
    await recordSignIn(tx, userId, 'passkey_removed', from);
    await ownEntry(tx, await ledger.clock.now(), userId, 'remove_passkey', { passkey: short(id) });
    return true;
  });
}

/** Calls one of a user's own passkeys by another name; others' it does not touch. Answers whether it is there. */
export function renamePasskey(
  ledger: Pick<Ledger, 'db' | 'clock'>,
  userId: string,
  { id, name }: { id: string; name: string },
  from: SignInPlace,
): Promise<boolean> {
  return ledger.db.$transaction(async (tx) => {
    const { count } = await tx.passkey.updateMany({
      where: { id, userId, name: { not: name } },
      data: { name },
    });
    // Called so already: there is nothing to tell.
    if (count === 0) return (await tx.passkey.count({ where: { id, userId } })) > 0;
    await recordSignIn(tx, userId, 'passkey_renamed', from);
    await ownEntry(tx, await ledger.clock.now(), userId, 'rename_passkey', { passkey: short(id) });
    return true;
  });
}

/** Enough to tell one from another; what its user calls it stays out of what is kept for good. */
const short = (id: string): string => id.slice(0, 16);
