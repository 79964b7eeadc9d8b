import { randomUUID } from 'node:crypto';
import type { Ledger, Tx } from '../ledger.ts';
import { digestRows, type DigestRows } from './digest-rows.ts';
import { dueDigests, expireLeases } from './due-digests.ts';
import { lockDigest, type LockedMail } from './lock-digest.ts';

/** A digest as formed by mail/: the bytes that go out, and where to. */
export interface FormedDigest {
  address: string;
  subject: string;
  raw: Uint8Array;
}

/** One message claimed for sending. `token` names the claim; a later claim has another. */
export interface ClaimedMessage {
  messageId: string;
  token: string;
  address: string;
  raw: Uint8Array;
  /** Ids of the mails it carries. */
  members: string[];
}

export interface ClaimOptions {
  /** The Message-ID of a digest's n-th part: always the same for the same digest. */
  messageIdOf: (digestKey: string, part: number) => string;
  /** Makes the bytes of a digest; throws when the recipient's address cannot be used. */
  form: (messageId: string, digest: DigestRows) => Promise<FormedDigest>;
  limit?: number;
  leaseSeconds?: number;
  /** How long a digest waits for reports whose step of that instant has not run, in real seconds. */
  stragglerSeconds?: number;
}

/**
 * Claims digests that are due: locks their mails and, shared, their reports (a report being filed
 * this moment is left alone), re-checks in the same statement that each mail still applies, cancels
 * what does not, and freezes the rest as one message each. Any number of senders may call it at once.
 */
export async function claimMessages(
  ledger: Ledger,
  options: ClaimOptions,
): Promise<ClaimedMessage[]> {
  await expireLeases(ledger);
  const now = await ledger.clock.now();
  const keys = await dueDigests(ledger, now, options.limit ?? 20, options.stragglerSeconds ?? 30);
  const claimed: ClaimedMessage[] = [];
  for (const key of keys) {
    const message = await ledger.db.$transaction((tx) => claimDigest(tx, key, now, options));
    if (message) claimed.push(message);
  }
  return claimed;
}

async function claimDigest(
  tx: Tx,
  digestKey: string,
  now: Date,
  options: ClaimOptions,
): Promise<ClaimedMessage | null> {
  const locked = await lockDigest(tx, digestKey);
  const uncertain = locked.filter(({ state }) => state === 'uncertain');
  if (uncertain.length > 0) return resend(tx, uncertain, options);
  const outdated = locked.filter(({ applies }) => !applies);
  if (outdated.length > 0)
    await tx.mail.updateMany({
      where: { id: { in: outdated.map(({ id }) => id) } },
      data: { state: 'cancelled', settledAt: now, claimedBy: null },
    });
  const valid = locked.filter(({ applies }) => applies);
  const known = valid.find(({ message_id }) => message_id !== null)?.message_id ?? null;
  const members = valid.filter(({ message_id }) => message_id === null || message_id === known);
  if (members.length === 0) return null;
  const part = known === null ? (await tx.message.count({ where: { digestKey } })) + 1 : null;
  const messageId = known ?? options.messageIdOf(digestKey, part ?? 1);
  const ids = members.map(({ id }) => id);
  const rows = await digestRows(tx, ids, now);
  let formed: FormedDigest;
  try {
    formed = await options.form(messageId, rows);
  } catch {
    await refuseAddress(tx, ids, rows.contact.id, now);
    return null;
  }
  const raw = new Uint8Array(formed.raw);
  const { address, subject } = formed;
  if (part === null)
    await tx.message.update({
      where: { id: messageId },
      data: { address, subject, raw, formedAt: now },
    });
  else {
    const { planId, id: contactId } = { planId: rows.plan.id, id: rows.contact.id };
    await tx.message.create({
      data: {
        id: messageId,
        planId,
        contactId,
        digestKey,
        part,
        address,
        subject,
        raw,
        formedAt: now,
      },
    });
  }
  const token = await take(tx, ids, messageId, options);
  return { messageId, token, address, raw, members: ids };
}

/** An uncertain message goes out again with identical bytes, as long as any of it still applies. */
async function resend(
  tx: Tx,
  rows: LockedMail[],
  options: ClaimOptions,
): Promise<ClaimedMessage | null> {
  const messageId = rows[0]?.message_id ?? null;
  const members = rows.filter((row) => row.message_id === messageId);
  const ids = members.map(({ id }) => id);
  if (messageId === null || !members.some(({ applies }) => applies)) {
    await tx.mail.updateMany({ where: { id: { in: ids } }, data: { retryAt: null } });
    return null;
  }
  const { address, raw } = await tx.message.findUniqueOrThrow({ where: { id: messageId } });
  const token = await take(tx, ids, messageId, options);
  return { messageId, token, address, raw, members: ids };
}

async function take(tx: Tx, ids: string[], messageId: string, options: ClaimOptions) {
  const token = randomUUID();
  await tx.$executeRaw`UPDATE mail SET state = 'claimed', attempt = attempt + 1,
    message_id = ${messageId}, claimed_by = ${token}, retry_at = NULL,
    lease_until = now() + ${options.leaseSeconds ?? 60} * interval '1 second'
    WHERE id = ANY(${ids})`;
  return token;
}

async function refuseAddress(tx: Tx, ids: string[], contactId: string, now: Date): Promise<void> {
  const code = 'bad_address';
  await tx.mail.updateMany({
    where: { id: { in: ids } },
    data: { state: 'refused', code, settledAt: now },
  });
  await tx.contact.update({
    where: { id: contactId },
    data: { refusedAt: now, refusedCode: code },
  });
}
