import type { Ledger } from '../ledger.ts';
import type { ClaimedMessage } from './claim.ts';
import { fateOf, type SendResult } from './fate.ts';
import { RELEASED } from './stage.ts';

/**
 * Commits that SMTP is about to start. False when a member was taken back since the claim (its
 * report was filed) or the lease is over: then nothing may be sent, and the rest is formed anew. An
 * uncertain message stays what it is: it may have arrived before, whatever becomes of this attempt.
 */
export async function beginSending(ledger: Ledger, message: ClaimedMessage): Promise<boolean> {
  const { members, token, isResend } = message;
  const begun = isResend
    ? await ledger.db.$executeRaw`UPDATE mail
        SET lease_until = now() + interval '10 minutes', retry_at = now() + interval '10 minutes'
        WHERE id = ANY(${members}) AND claimed_by = ${token}
          AND state = 'uncertain' AND lease_until > now()`
    : await ledger.db.$executeRaw`
        WITH mine AS (SELECT id FROM mail WHERE id = ANY(${members}) AND claimed_by = ${token}
          AND state = 'claimed' AND lease_until > now() FOR UPDATE)
        UPDATE mail SET state = 'sending', lease_until = now() + interval '10 minutes'
        WHERE id IN (SELECT id FROM mine) AND (SELECT count(*) FROM mine) = ${members.length}`;
  if (begun === members.length) return true;
  await ledger.db.mail.updateMany({
    where: { claimedBy: token, state: 'claimed' },
    data: { state: 'staged', ...RELEASED },
  });
  return false;
}

/** Writes what became of a message. A claim that has since passed to another sender writes nothing. */
export async function recordFate(
  ledger: Ledger,
  { messageId, token, isResend }: ClaimedMessage,
  result: SendResult,
): Promise<void> {
  const now = await ledger.clock.now();
  if (result.kind === 'sent') return recordSent(ledger, messageId, token, result.code, now);
  await ledger.db.$transaction(async (tx) => {
    const members = await tx.mail.findMany({
      where: { messageId, claimedBy: token, state: { in: ['sending', 'uncertain'] } },
      select: { id: true, attempt: true, contactId: true },
    });
    const first = members[0];
    if (!first) return;
    const ids = members.map(({ id }) => id);
    const { code } = result;
    const { state, attempt, retrySeconds } = fateOf(result, first.attempt, isResend);
    await tx.$executeRaw`UPDATE mail SET state = ${state}::"MailState", code = ${code},
      attempt = ${attempt}, claimed_by = NULL,
      retry_at = now() + ${retrySeconds}::float8 * interval '1 second',
      settled_at = ${state === 'refused' ? now : null}::timestamptz
      WHERE id = ANY(${ids})`;
    if (result.kind === 'refused' && result.fault === 'recipient')
      await tx.contact.update({
        where: { id: first.contactId },
        data: { refusedAt: now, refusedCode: code },
      });
  });
}

/** In one statement, for it is the way of nearly every message; a mail that arrives clears the mark. */
async function recordSent(
  ledger: Ledger,
  messageId: string,
  token: string,
  code: string,
  now: Date,
): Promise<void> {
  await ledger.db.$executeRaw`
    WITH done AS (
      UPDATE mail SET state = 'sent', code = ${code}, settled_at = ${now}, retry_at = NULL
      WHERE message_id = ${messageId} AND claimed_by = ${token} AND state IN ('sending', 'uncertain')
      RETURNING contact_id
    ), stamped AS (
      UPDATE message SET sent_at = ${now} WHERE id = ${messageId} AND EXISTS (SELECT 1 FROM done)
    )
    UPDATE contact SET refused_at = NULL, refused_code = NULL
    WHERE id IN (SELECT contact_id FROM done) AND refused_at IS NOT NULL`;
}
