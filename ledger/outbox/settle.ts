import type { Ledger } from '../ledger.ts';
import { RELEASED } from './stage.ts';
import type { ClaimedMessage } from './claim.ts';

/** What became of one attempt, as the transport classifies it; codes only, no server text. */
export type SendResult =
  | { kind: 'sent'; code: string }
  | { kind: 'deferred'; code: string }
  /** `recipient`: the address itself was refused, which marks the contact. */
  | { kind: 'refused'; code: string; recipient: boolean }
  | { kind: 'uncertain'; code: string };

const MAX_ATTEMPTS = 12;
const MAX_UNCERTAIN = 3;

/**
 * Commits that SMTP is about to start. False when a member was taken back since the claim (its
 * report was filed) or the lease is over: then nothing may be sent, and the rest is formed anew.
 */
export async function beginSending(ledger: Ledger, message: ClaimedMessage): Promise<boolean> {
  const begun = await ledger.db.$executeRaw`UPDATE mail SET state = 'sending',
    lease_until = now() + interval '10 minutes'
    WHERE id = ANY(${message.members}) AND claimed_by = ${message.token}
      AND state = 'claimed' AND lease_until > now()`;
  if (begun === message.members.length) return true;
  await ledger.db.mail.updateMany({
    where: { claimedBy: message.token, state: { in: ['sending', 'claimed'] } },
    data: { state: 'staged', ...RELEASED },
  });
  return false;
}

/** Writes what became of a message. A claim that has since passed to another sender writes nothing. */
export async function settleMessage(
  ledger: Ledger,
  { messageId, token }: ClaimedMessage,
  result: SendResult,
): Promise<void> {
  const now = await ledger.clock.now();
  if (result.kind === 'sent') return settleSent(ledger, messageId, token, result.code, now);
  await ledger.db.$transaction(async (tx) => {
    const members = await tx.mail.findMany({
      where: { messageId, claimedBy: token, state: 'sending' },
      select: { id: true, attempt: true, contactId: true },
    });
    const first = members[0];
    if (!first) return;
    const id = { in: members.map((member) => member.id) };
    const { code, kind } = result;
    const giveUp = first.attempt >= (kind === 'uncertain' ? MAX_UNCERTAIN : MAX_ATTEMPTS);
    if (kind === 'refused' || (kind === 'deferred' && giveUp)) {
      await tx.mail.updateMany({ where: { id }, data: { state: 'refused', code, settledAt: now } });
      if (kind === 'refused' && result.recipient)
        await tx.contact.update({
          where: { id: first.contactId },
          data: { refusedAt: now, refusedCode: code },
        });
    } else {
      // Real time: 30 s doubling to an hour after a definite refusal; 5 minutes when uncertain.
      const seconds = kind === 'deferred' ? Math.min(3600, 30 * 2 ** (first.attempt - 1)) : 300;
      const retry = giveUp ? null : seconds;
      await tx.$executeRaw`UPDATE mail SET state = ${kind}::"MailState", code = ${code},
        retry_at = now() + ${retry}::float8 * interval '1 second'
        WHERE id = ANY(${id.in})`;
    }
  });
}

/** In one statement, for it is the way of nearly every message; a mail that arrives clears the mark. */
async function settleSent(
  ledger: Ledger,
  messageId: string,
  token: string,
  code: string,
  now: Date,
): Promise<void> {
  await ledger.db.$executeRaw`
    WITH done AS (
      UPDATE mail SET state = 'sent', code = ${code}, settled_at = ${now}
      WHERE message_id = ${messageId} AND claimed_by = ${token} AND state = 'sending'
      RETURNING contact_id
    ), stamped AS (
      UPDATE message SET sent_at = ${now} WHERE id = ${messageId} AND EXISTS (SELECT 1 FROM done)
    )
    UPDATE contact SET refused_at = NULL, refused_code = NULL
    WHERE id IN (SELECT contact_id FROM done) AND refused_at IS NOT NULL`;
}
