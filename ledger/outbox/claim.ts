import { randomUUID } from 'node:crypto';
import type { Ledger, Tx } from '../ledger.ts';
import { digestRows, type DigestRows } from './digest-rows.ts';
import { dueDigests, type DueDigest } from './due-digests.ts';
import { MAX_UNCERTAIN } from './fate.ts';
import { lockDigests, type LockedMail } from './lock-digests.ts';
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
  /** Digests claimed at the most. */
  limit?: number;
  leaseSeconds?: number;
  /** How long a digest waits for reports whose step of that instant has not run, in real seconds. */
  stragglerSeconds?: number | undefined;
}

const LEASE_SECONDS = 60;
/** Their reports are held while the bytes are made, about a millisecond each. */
const LIMIT = 50;

/**
 * Claims digests that are due, many in one transaction and in as many statements as one would take:
 * locks their mails and, shared, their reports (a report being filed this moment is left alone),
 * re-checks in the same statement that each mail still applies, cancels what does not, and freezes the
 * rest as one message each. Any number of senders may call it at once.
 */
export async function claimMessages(
  ledger: Ledger,
  options: ClaimOptions,
): Promise<ClaimedMessage[]> {
  const now = await ledger.clock.now();
  const { limit = LIMIT, stragglerSeconds = 30 } = options;
  const due = await dueDigests(ledger, now, limit, stragglerSeconds);
  if (due.length === 0) return [];
  const claim = (digests: readonly DueDigest[]) =>
    ledger.db.$transaction((tx) => claimDigests(tx, digests, now, options));
  try {
    return await claim(due);
  } catch (error) {
    if (due.length === 1) throw error;
  }
  // Whichever of them fails must not hold up the others; it is due again in the next round.
  const claimed: ClaimedMessage[] = [];
  const failures: unknown[] = [];
  for (const digest of due)
    claimed.push(
      ...(await claim([digest]).catch((error: unknown) => {
        failures.push(error);
        return [];
      })),
    );
  if (failures.length > 0 && claimed.length === 0) throw failures[0];
  return claimed;
}

/** What of a digest goes out under one Message-ID. */
interface Draft {
  digestKey: string;
  messageId: string;
  /** Ids of its mails. */
  members: string[];
  /** Which of the digest's messages it is; null when its row is there from an earlier attempt. */
  part: number | null;
}

async function claimDigests(
  tx: Tx,
  due: readonly DueDigest[],
  now: Date,
  options: ClaimOptions,
): Promise<ClaimedMessage[]> {
  const locked = await lockDigests(tx, due);
  // A report that is being written this moment: its mail goes with the others, or not at all.
  const held = due.flatMap(({ digestKey, hasWaited }) => {
    const digest = locked.get(digestKey);
    return digest && (hasWaited || !digest.isPassedOver)
      ? [{ digestKey, mails: digest.mails }]
      : [];
  });
  const uncertain = held.filter(({ mails }) => mails.some(isUncertain));
  const resent: ClaimedMessage[] = [];
  for (const { mails } of uncertain) {
    const message = await resend(tx, mails.filter(isUncertain), options);
    if (message) resent.push(message);
  }
  const fresh = held.filter((each) => !uncertain.includes(each));
  await cancelOutdated(tx, fresh, now);
  return [...resent, ...(await freeze(tx, await draftsOf(tx, fresh, options), now, options))];
}

const isUncertain = ({ state }: LockedMail): boolean => state === 'uncertain';

async function cancelOutdated(
  tx: Tx,
  digests: readonly { mails: LockedMail[] }[],
  now: Date,
): Promise<void> {
  const outdated = digests.flatMap(({ mails }) => mails.filter(({ applies }) => !applies));
  if (outdated.length === 0) return;
  await tx.mail.updateMany({
    where: { id: { in: outdated.map(({ id }) => id) } },
    data: { state: 'cancelled', settledAt: now, ...RELEASED },
  });
}

/** Mails that were in a message before stay in that one; the others of their digest go next time. */
async function draftsOf(
  tx: Tx,
  digests: readonly { digestKey: string; mails: LockedMail[] }[],
  { messageIdOf }: ClaimOptions,
): Promise<Draft[]> {
  const drafts = digests.flatMap(({ digestKey, mails }) => {
    const valid = mails.filter(({ applies }) => applies);
    const known = valid.find(({ message_id }) => message_id !== null)?.message_id ?? null;
    const members = valid.filter(({ message_id }) => message_id === null || message_id === known);
    return members.length > 0 ? [{ digestKey, known, members: members.map(({ id }) => id) }] : [];
  });
  const keys = drafts.filter(({ known }) => known === null).map(({ digestKey }) => digestKey);
  const parts = await partsSent(tx, keys);
  return drafts.map(({ digestKey, known, members }) => {
    const part = known === null ? (parts.get(digestKey) ?? 0) + 1 : null;
    return { digestKey, members, part, messageId: known ?? messageIdOf(digestKey, part ?? 1) };
  });
}

/** How many messages there are of each digest. */
async function partsSent(tx: Tx, keys: string[]): Promise<Map<string, number>> {
  if (keys.length === 0) return new Map();
  const rows = await tx.$queryRaw<{ digest_key: string; count: number }[]>`
    SELECT digest_key, count(*)::int AS count FROM message
    WHERE digest_key = ANY(${keys}) GROUP BY 1`;
  return new Map(rows.map(({ digest_key, count }) => [digest_key, count]));
}

async function freeze(
  tx: Tx,
  drafts: readonly Draft[],
  now: Date,
  options: ClaimOptions,
): Promise<ClaimedMessage[]> {
  const rows = await digestRows(
    tx,
    drafts.map(({ members }) => members),
    now,
  );
  const formed: { draft: Draft; rows: DigestRows; bytes: FormedDigest }[] = [];
  for (const [i, draft] of drafts.entries()) {
    const digest = rows[i];
    if (!digest) continue;
    try {
      const bytes = await options.form(draft.messageId, digest);
      formed.push({ draft, rows: digest, bytes });
    } catch (error) {
      const isAddress = error instanceof UnusableAddress;
      await refuseUnformed(tx, draft.members, digest.contact.id, isAddress, now);
      if (!isAddress) options.onUncomposable?.(error);
    }
  }
  const messages = formed.map(({ draft: { messageId, digestKey, part }, rows: of, bytes }) => ({
    ...{ id: messageId, planId: of.plan.id, contactId: of.contact.id, digestKey, part },
    ...{ address: bytes.address, subject: bytes.subject, raw: new Uint8Array(bytes.raw) },
    formedAt: now,
  }));
  const data = messages.flatMap(({ part, ...row }) => (part === null ? [] : [{ ...row, part }]));
  if (data.length > 0) await tx.message.createMany({ data });
  for (const { id, part, contactId, address, subject, raw, formedAt } of messages) {
    const anew = { contactId, address, subject, raw, formedAt };
    if (part === null) await tx.message.update({ where: { id }, data: anew });
  }
  const claimed = formed.map(({ draft: { messageId, members } }, i) => ({
    messageId,
    members,
    token: randomUUID(),
    address: messages[i]?.address ?? '',
    raw: messages[i]?.raw ?? new Uint8Array(),
    isResend: false,
  }));
  await take(tx, claimed, options);
  return claimed;
}

/** Marks the mails of these messages as claimed, each under its message's token. */
async function take(tx: Tx, messages: ClaimedMessage[], options: ClaimOptions): Promise<void> {
  if (messages.length === 0) return;
  const rows = messages.flatMap(({ members, messageId, token }) =>
    members.map((id) => ({ id, messageId, token })),
  );
  await tx.$executeRaw`
    UPDATE mail SET state = 'claimed', attempt = attempt + 1, message_id = t.message_id,
      claimed_by = t.token, retry_at = NULL,
      lease_until = now() + ${options.leaseSeconds ?? LEASE_SECONDS} * interval '1 second'
    FROM unnest(${rows.map(({ id }) => id)}::text[], ${rows.map(({ messageId }) => messageId)}::text[],
      ${rows.map(({ token }) => token)}::text[]) AS t(id, message_id, token)
    WHERE mail.id = t.id`;
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
