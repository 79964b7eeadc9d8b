import { randomUUID } from 'node:crypto';
import type { Ledger, Tx } from '../ledger.ts';
import { auditMails } from './audit-mails.ts';
import { digestRows, type DigestRows } from './digest-rows.ts';
import { claimReady } from './claim-ready.ts';
import { digestsAgain, type DueDigest } from './due-digests.ts';
import { partsSent, settleKnown } from './known-outside.ts';
import { lockDigests, type LockedMail } from './lock-digests.ts';
import { LEASE_SECONDS, UNCERTAIN_SECONDS, type ClaimedMessage } from './message.ts';
import { resend } from './resend.ts';
import { RELEASED } from './stage.ts';

/** A digest as formed by mail/: the bytes that go out, and where to. */
export interface FormedDigest {
  address: string;
  subject: string;
  raw: Uint8Array;
}

/** The recipient's address cannot be put into a mail: the contact has to be put right. */
export class UnusableAddress extends Error {}

/** How a sender claims; times are real ones. */
export interface ClaimOptions {
  /** The Message-ID of a digest's n-th part with these mails: always the same for the same. */
  messageIdOf: (digestKey: string, part: number, mailIds: readonly string[]) => string;
  /** Makes the bytes of a digest; throws UnusableAddress for the recipient's. */
  form: (messageId: string, digest: DigestRows) => Promise<FormedDigest>;
  /** Told of a digest that could not be made for any other reason: a fault of ours. */
  onUncomposable?: (error: unknown) => void;
  /** What whoever formed bytes ahead went by; bytes that went by anything else are not taken. */
  mark?: string;
  /** Digests claimed at the most. */
  limit?: number | undefined;
  leaseSeconds?: number;
  /** After how long a message is sent again that may have arrived. */
  uncertainSeconds?: number | undefined;
  /** How long a digest waits for reports whose step of that instant has not run, in real seconds. */
  stragglerSeconds?: number | undefined;
}

/** Taken in one statement; their bytes lie ready. */
const LIMIT = 100;
/** The reports of those are held while their bytes are made, about a millisecond each. */
const FORMED_AT_ONCE = 50;
/** While others lie ready: forming holds them up, and must not be put off for ever. */
const FORMED_BESIDE = 20;

/**
 * Claims digests that are due: in one statement those whose bytes lie ready (claim-ready.ts), and then,
 * many in one transaction and in as many statements as one would take, those that have to be formed.
 * Of these it locks the mails and, shared, their reports (a report being filed this moment is left
 * alone), re-checks in the same statement that each mail still applies, cancels what does not, and
 * freezes the rest as one message each. Any number of senders may call it at once.
 */
export async function claimMessages(
  ledger: Ledger,
  options: ClaimOptions,
): Promise<ClaimedMessage[]> {
  const now = await ledger.clock.now();
  const { limit = LIMIT, stragglerSeconds = 30, leaseSeconds = LEASE_SECONDS } = options;
  const { mark = '', uncertainSeconds = UNCERTAIN_SECONDS } = options;
  const [again, ready] = await Promise.all([
    digestsAgain(ledger, now, { limit, stragglerSeconds, uncertainSeconds }),
    claimReady(ledger, now, { mark, limit, leaseSeconds, stragglerSeconds }),
  ]);
  const keys = new Set(again.map(({ digestKey }) => digestKey));
  const due = [...again, ...ready.unformed.filter(({ digestKey }) => !keys.has(digestKey))];
  const { claimed } = ready;
  const most = claimed.length > 0 ? FORMED_BESIDE : FORMED_AT_ONCE;
  const formed = await formAndClaim(
    ledger,
    due.slice(0, Math.min(limit, most)),
    now,
    options,
  ).catch((error: unknown) => {
    // What is claimed is held, whatever becomes of the others.
    if (claimed.length === 0) throw error;
    options.onUncomposable?.(error);
    return [];
  });
  return [...claimed, ...formed];
}

async function formAndClaim(
  ledger: Ledger,
  due: readonly DueDigest[],
  now: Date,
  options: ClaimOptions,
): Promise<ClaimedMessage[]> {
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
  const fresh = await withoutKnown(
    tx,
    held.filter((each) => !uncertain.includes(each)),
    now,
  );
  await cancelOutdated(tx, fresh, now);
  return [...resent, ...(await freeze(tx, await draftsOf(tx, fresh, options), now, options))];
}

/** Leaves out what the outside has since before a backup was restored. */
async function withoutKnown(
  tx: Tx,
  digests: readonly { digestKey: string; mails: LockedMail[] }[],
  now: Date,
): Promise<{ digestKey: string; mails: LockedMail[] }[]> {
  const keys = digests.map(({ digestKey }) => digestKey);
  const known = new Set(keys.length > 0 ? await settleKnown(tx, now, keys) : []);
  return digests.map(({ digestKey, mails }) => ({
    digestKey,
    mails: mails.filter(({ id }) => !known.has(id)),
  }));
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
    return {
      ...{ digestKey, members, part },
      messageId: known ?? messageIdOf(digestKey, part ?? 1, members),
    };
  });
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
  if (data.length > 0) {
    // What was formed ahead under the same Message-ID says something else by now.
    const id = { in: data.map((row) => row.id) };
    await tx.message.deleteMany({ where: { id, part: null } });
    await tx.message.createMany({ data });
  }
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

/** A digest of which no mail can be made is refused; only for its address the contact is marked. */
async function refuseUnformed(
  tx: Tx,
  ids: string[],
  contactId: string,
  isAddress: boolean,
  now: Date,
): Promise<void> {
  const code = isAddress ? 'bad_address' : 'uncomposable';
  await tx.$executeRawUnsafe(REFUSE, now, ids, code);
  if (isAddress)
    await tx.contact.update({
      where: { id: contactId },
      data: { refusedAt: now, refusedCode: code },
    });
}

const REFUSE = `WITH refused AS (
    UPDATE mail SET state = 'refused', code = $3, settled_at = $1::timestamptz, claimed_by = NULL,
      lease_until = NULL, retry_at = NULL
    WHERE id = ANY($2::text[]) RETURNING id, plan_id, message_id, code
  ) ${auditMails('mail_refused', '$1', 'refused')}`;
