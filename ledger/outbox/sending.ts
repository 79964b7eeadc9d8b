import type { Ledger } from '../ledger.ts';
import type { ClaimedMessage } from './claim.ts';
import { fateOf, type SendResult } from './fate.ts';
import { asEverybody } from './refused-alike.ts';

/** What became of an attempt to send a message. */
export interface Outcome {
  message: ClaimedMessage;
  result: SendResult;
}

/**
 * Commits that SMTP is about to start with these messages. One of which a member was taken back since
 * the claim (its report was filed), is held this moment, or the lease is over, is not begun: nothing of
 * it may be sent, and the rest is formed anew. An uncertain message stays what it is: it may have
 * arrived before, whatever becomes of this attempt.
 * @returns those that were begun.
 */
export async function beginSending(
  ledger: Ledger,
  messages: readonly ClaimedMessage[],
): Promise<ClaimedMessage[]> {
  const fresh = messages.filter(({ isResend }) => !isResend);
  const begun = await beginFresh(ledger, fresh);
  for (const message of messages)
    if (message.isResend && (await beginAgain(ledger, message))) begun.add(message.token);
  // One by one: whoever takes the mails of a report back holds some of them and waits for others.
  for (const { token } of fresh) if (!begun.has(token)) await release(ledger, token);
  return messages.filter(({ token }) => begun.has(token));
}

async function beginFresh(
  ledger: Ledger,
  messages: readonly ClaimedMessage[],
): Promise<Set<string>> {
  if (messages.length === 0) return new Set();
  const rows = await ledger.db.$queryRaw<{ token: string }[]>`
    WITH mine AS (
      SELECT id, claimed_by FROM mail
      WHERE id = ANY(${messages.flatMap(({ members }) => members)})
        AND claimed_by = ANY(${messages.map(({ token }) => token)})
        AND state = 'claimed' AND lease_until > now() FOR UPDATE SKIP LOCKED
    ), whole AS (
      SELECT w.token FROM unnest(${messages.map(({ token }) => token)}::text[],
        ${messages.map(({ members }) => members.length)}::int[]) AS w(token, members)
      WHERE (SELECT count(*) FROM mine WHERE claimed_by = w.token) = w.members
    )
    UPDATE mail SET state = 'sending', lease_until = now() + interval '10 minutes'
    WHERE id IN (SELECT id FROM mine) AND claimed_by IN (SELECT token FROM whole)
    RETURNING claimed_by AS token`;
  return new Set(rows.map(({ token }) => token));
}

async function beginAgain(ledger: Ledger, { members, token }: ClaimedMessage): Promise<boolean> {
  const begun = await ledger.db.$executeRaw`UPDATE mail
    SET lease_until = now() + interval '10 minutes', retry_at = now() + interval '10 minutes'
    WHERE id = ANY(${members}) AND claimed_by = ${token}
      AND state = 'uncertain' AND lease_until > now()`;
  return begun === members.length;
}

async function release(ledger: Ledger, token: string): Promise<void> {
  // What was not begun was no attempt.
  await ledger.db.$executeRaw`UPDATE mail SET state = 'staged', attempt = attempt - 1,
    claimed_by = NULL, lease_until = NULL, retry_at = NULL
    WHERE claimed_by = ${token} AND state = 'claimed'`;
}

/** Gives back messages that were claimed and are not going to be sent. */
export async function releaseClaimed(
  ledger: Ledger,
  messages: readonly ClaimedMessage[],
): Promise<void> {
  for (const { token, isResend } of messages) if (!isResend) await release(ledger, token);
}

/**
 * Writes what became of messages; those that were sent in one statement. A claim that has since passed
 * to another sender writes nothing, and writing it twice changes nothing.
 */
export async function recordFates(ledger: Ledger, outcomes: readonly Outcome[]): Promise<void> {
  const now = await ledger.clock.now();
  await recordSent(ledger, outcomes, now);
  for (const { message, result } of outcomes)
    if (result.kind !== 'sent') await recordUnsent(ledger, message, result, now);
}

async function recordUnsent(
  ledger: Ledger,
  { messageId, token, isResend }: ClaimedMessage,
  result: Exclude<SendResult, { kind: 'sent' }>,
  now: Date,
): Promise<void> {
  await ledger.db.$transaction(async (tx) => {
    const members = await tx.mail.findMany({
      where: { messageId, claimedBy: token, state: { in: ['sending', 'uncertain'] } },
      select: { id: true, attempt: true },
    });
    const first = members[0];
    if (!first) return;
    const ids = members.map(({ id }) => id);
    const { code } = result;
    const met = await asEverybody(tx, result, now);
    const { state, attempt, retrySeconds } = fateOf(met, first.attempt, isResend);
    await tx.$executeRaw`UPDATE mail SET state = ${state}::"MailState", code = ${code},
      attempt = ${attempt}, claimed_by = NULL,
      retry_at = now() + ${retrySeconds}::float8 * interval '1 second',
      settled_at = ${state === 'refused' ? now : null}::timestamptz
      WHERE id = ANY(${ids})`;
    if (met.kind !== 'refused' || met.fault !== 'recipient') return;
    // Who got it: a stand-in's address is not that of whom the mail is to.
    const message = await tx.message.findUniqueOrThrow({ where: { id: messageId } });
    await tx.contact.update({
      where: { id: message.contactId },
      data: { refusedAt: now, refusedCode: code },
    });
  });
}

/** A mail that arrives clears the mark of who got it. */
async function recordSent(ledger: Ledger, outcomes: readonly Outcome[], now: Date): Promise<void> {
  const sent = outcomes.filter(({ result }) => result.kind === 'sent');
  if (sent.length === 0) return;
  await ledger.db.$executeRaw`
    WITH done AS (
      UPDATE mail m SET state = 'sent', code = s.code, settled_at = ${now}, retry_at = NULL
      FROM unnest(${sent.map(({ message }) => message.messageId)}::text[],
        ${sent.map(({ message }) => message.token)}::text[],
        ${sent.map(({ result }) => result.code)}::text[]) AS s(message_id, token, code)
      WHERE m.message_id = s.message_id AND m.claimed_by = s.token
        AND m.state IN ('sending', 'uncertain')
      RETURNING m.message_id
    ), stamped AS (
      UPDATE message SET sent_at = ${now} WHERE id IN (SELECT message_id FROM done)
    )
    UPDATE contact SET refused_at = NULL, refused_code = NULL
    WHERE id IN (SELECT contact_id FROM message WHERE id IN (SELECT message_id FROM done))
      AND refused_at IS NOT NULL`;
}
