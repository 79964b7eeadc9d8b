import { randomUUID } from 'node:crypto';
import type { Ledger, Tx } from '../ledger.ts';
import { digestRows, type DigestRows } from './digest-rows.ts';
import { dueDigests, expireLeases, type DueDigest } from './due-digests.ts';
import { MAX_UNCERTAIN } from './fate.ts';
import { isPassedOver, lockDigest, type LockedMail } from './lock-digest.ts';
import { RELEASED } from './stage.ts';

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
  /** It may have arrived before: identical bytes go out once more. */
  isResend: boolean;
}

/** The recipient's address cannot be put into a mail: the contact has to be put right. */
export class UnusableAddress extends Error {}

/** How a sender claims; times are real ones. */
export interface ClaimOptions {
  /** The Message-ID of a digest's n-th part: always the same for the same digest. */
  messageIdOf: (digestKey: string, part: number) => string;
  /** Makes the bytes of a digest; throws UnusableAddress for the recipient's. */
  form: (messageId: string, digest: DigestRows) => Promise<FormedDigest>;
  /** Told of a digest that could not be made for any other reason: a fault of ours. */
  onUncomposable?: (error: unknown) => void;
  limit?: number;
  leaseSeconds?: number;
  /** How long a digest waits for reports whose step of that instant has not run, in real seconds. */
  stragglerSeconds?: number | undefined;
}

const LEASE_SECONDS = 60;
/** Digests of one sender that are claimed side by side; each takes a connection meanwhile. */
const AT_ONCE = 3;

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
  const due = await dueDigests(ledger, now, options.limit ?? 20, options.stragglerSeconds ?? 30);
  const claimed: ClaimedMessage[] = [];
  for (let from = 0; from < due.length; from += AT_ONCE) {
    const settled = await Promise.allSettled(
      due
        .slice(from, from + AT_ONCE)
        .map((digest) => ledger.db.$transaction((tx) => claimDigest(tx, digest, now, options))),
    );
    for (const each of settled)
      if (each.status === 'fulfilled' && each.value) claimed.push(each.value);
    const failed = settled.find((each) => each.status === 'rejected');
    // What is claimed goes out first; whatever failed is due again in the next round.
    if (failed && claimed.length > 0) return claimed;
    if (failed) throw failed.reason;
  }
  return claimed;
}

async function claimDigest(
  tx: Tx,
  { digestKey, hasWaited }: DueDigest,
  now: Date,
  options: ClaimOptions,
): Promise<ClaimedMessage | null> {
  const locked = await lockDigest(tx, digestKey);
  if (locked.length === 0) return null;
  // A report that is being written this moment: its mail goes with the others, or not at all.
  if (!hasWaited && (await isPassedOver(tx, digestKey, locked))) return null;
  const uncertain = locked.filter(({ state }) => state === 'uncertain');
  if (uncertain.length > 0) return resend(tx, uncertain, options);
  const outdated = locked.filter(({ applies }) => !applies);
  if (outdated.length > 0)
    await tx.mail.updateMany({
      where: { id: { in: outdated.map(({ id }) => id) } },
      data: { state: 'cancelled', settledAt: now, ...RELEASED },
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
  } catch (error) {
    await refuseUnformed(tx, ids, rows.contact.id, error instanceof UnusableAddress, now);
    if (!(error instanceof UnusableAddress)) options.onUncomposable?.(error);
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
  return { messageId, token, address, raw, members: ids, isResend: false };
}

/**
 * An uncertain message goes out again with identical bytes, whole, as long as any of it still applies
 * and it has not been sent too often. It stays uncertain until an answer comes.
 */
async function resend(
  tx: Tx,
  rows: LockedMail[],
  options: ClaimOptions,
): Promise<ClaimedMessage | null> {
  const messageId = rows[0]?.message_id ?? null;
  const members = rows.filter((row) => row.message_id === messageId);
  const ids = members.map(({ id }) => id);
  const spent = members.some(({ attempt }) => attempt >= MAX_UNCERTAIN);
  if (messageId === null || spent || !members.some(({ applies }) => applies)) {
    await tx.mail.updateMany({ where: { id: { in: ids } }, data: { retryAt: null } });
    return null;
  }
  // The others of it are held by somebody this moment; nothing is written of half a message.
  if ((await tx.mail.count({ where: { messageId, state: 'uncertain' } })) > ids.length) return null;
  const { address, raw } = await tx.message.findUniqueOrThrow({ where: { id: messageId } });
  const token = randomUUID();
  const seconds = options.leaseSeconds ?? LEASE_SECONDS;
  await tx.$executeRaw`UPDATE mail SET attempt = attempt + 1, claimed_by = ${token},
    lease_until = now() + ${seconds} * interval '1 second',
    retry_at = now() + ${seconds} * interval '1 second'
    WHERE id = ANY(${ids})`;
  return { messageId, token, address, raw, members: ids, isResend: true };
}

async function take(tx: Tx, ids: string[], messageId: string, options: ClaimOptions) {
  const token = randomUUID();
  await tx.$executeRaw`UPDATE mail SET state = 'claimed', attempt = attempt + 1,
    message_id = ${messageId}, claimed_by = ${token}, retry_at = NULL,
    lease_until = now() + ${options.leaseSeconds ?? LEASE_SECONDS} * interval '1 second'
    WHERE id = ANY(${ids})`;
  return token;
}

/** A digest of which no mail can be made is refused; only for its address the contact is marked. */
async function refuseUnformed(
  tx: Tx,
  ids: string[],
  contactId: string,
  isAddress: boolean,
  now: Date,
): Promise<void> {
  const code = isAddress ? 'bad_address' : 'uncomposable';
  await tx.mail.updateMany({
    where: { id: { in: ids } },
    data: { state: 'refused', code, settledAt: now, ...RELEASED },
  });
  if (isAddress)
    await tx.contact.update({
      where: { id: contactId },
      data: { refusedAt: now, refusedCode: code },
    });
}
