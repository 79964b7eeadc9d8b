import type { Ledger } from '../ledger.ts';
import { auditMails, MAIL_ACTION_OF, messageHashes } from './audit-mails.ts';
import { fateOf, type SendResult } from './fate.ts';
import { LEASE_SECONDS, UNCERTAIN_SECONDS, type ClaimedMessage } from './message.ts';
import { asEverybody } from './refused-alike.ts';

/** What became of an attempt to send a message. */
export interface Outcome {
  message: ClaimedMessage;
  result: SendResult;
  /** The server took nothing from anybody at that time: an attempt in vain does not count. */
  isOutage?: boolean | undefined;
}

/** Times are real ones. */
export interface BeginOptions {
  leaseSeconds?: number;
  uncertainSeconds?: number | undefined;
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
  { leaseSeconds = LEASE_SECONDS, uncertainSeconds = UNCERTAIN_SECONDS }: BeginOptions = {},
): Promise<ClaimedMessage[]> {
  const begun = await tokensOf(ledger, 'begin_sending', BEGIN, messages, [
    leaseSeconds,
    uncertainSeconds,
  ]);
  // One by one: whoever takes the mails of a report back holds some of them and waits for others.
  for (const { token, isResend } of messages)
    if (!isResend && !begun.has(token)) await release(ledger, token);
  return messages.filter(({ token }) => begun.has(token));
}

/**
 * Holds these claims for another lease, from now on; what has been lost already stays so.
 * @returns the tokens of those that are still held.
 */
export async function renewLeases(
  ledger: Ledger,
  messages: readonly ClaimedMessage[],
  { leaseSeconds = LEASE_SECONDS, uncertainSeconds = UNCERTAIN_SECONDS }: BeginOptions = {},
): Promise<Set<string>> {
  return tokensOf(ledger, 'renew_leases', RENEW, messages, [leaseSeconds, uncertainSeconds]);
}

/** Rows that somebody else holds are passed over: nobody waits for whoever takes a report's mails back. */
const HELD = `SELECT m.id, m.claimed_by FROM mail m
  JOIN unnest($1::text[], $2::text[]) AS w(id, token) ON m.id = w.id AND m.claimed_by = w.token
  WHERE m.state IN ('claimed', 'sending', 'uncertain') AND m.lease_until > now()
  FOR UPDATE OF m SKIP LOCKED`;

const LEASE = `lease_until = now() + $3::float8 * interval '1 second',
  retry_at = CASE WHEN m.state = 'uncertain'
    THEN now() + ($3::float8 + $4::float8) * interval '1 second' END`;

const BEGIN = `
  WITH mine AS MATERIALIZED (${HELD}), whole AS MATERIALIZED (
    SELECT w.token FROM unnest($1::text[], $2::text[]) AS w(id, token)
      LEFT JOIN mine ON mine.id = w.id
    GROUP BY w.token HAVING count(mine.id) = count(*)
  )
  UPDATE mail m SET state = CASE m.state WHEN 'uncertain' THEN m.state ELSE 'sending' END, ${LEASE}
  FROM mine JOIN whole ON whole.token = mine.claimed_by
  WHERE m.id = mine.id AND m.state IN ('claimed', 'uncertain')
  RETURNING m.claimed_by AS token`;

const RENEW = `
  WITH mine AS MATERIALIZED (${HELD})
  UPDATE mail m SET ${LEASE} FROM mine WHERE m.id = mine.id RETURNING m.claimed_by AS token`;

async function tokensOf(
  { outbox }: Ledger,
  name: string,
  text: string,
  messages: readonly ClaimedMessage[],
  seconds: number[],
): Promise<Set<string>> {
  if (messages.length === 0) return new Set();
  const ids = messages.flatMap(({ members }) => members);
  const tokens = messages.flatMap(({ members, token }) => members.map(() => token));
  const values = [ids, tokens, ...seconds];
  const { rows } = await outbox.query<{ token: string }>({ name, text, values });
  return new Set(rows.map(({ token }) => token));
}

async function release({ outbox }: Ledger, token: string): Promise<void> {
  // What was not begun was no attempt.
  await outbox.query({ name: 'release', text: RELEASE, values: [token] });
}

const RELEASE = `UPDATE mail SET state = 'staged', attempt = attempt - 1, claimed_by = NULL,
  lease_until = NULL, retry_at = NULL
  WHERE claimed_by = $1 AND state IN ('claimed', 'sending')`;

/** Gives back messages of which no connection has heard yet, whether they were begun or not. */
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
export async function recordFates(
  ledger: Ledger,
  outcomes: readonly Outcome[],
  { uncertainSeconds }: Pick<BeginOptions, 'uncertainSeconds'> = {},
): Promise<void> {
  const now = await ledger.clock.now();
  await recordSent(ledger, outcomes, now);
  for (const { message, result, isOutage } of outcomes)
    if (result.kind !== 'sent')
      await recordUnsent(ledger, { message, result, isOutage }, now, uncertainSeconds);
}

async function recordUnsent(
  ledger: Ledger,
  {
    message: { messageId, token, isResend },
    result,
    isOutage = false,
  }: Outcome & { result: Exclude<SendResult, { kind: 'sent' }> },
  now: Date,
  uncertainSeconds: number | undefined,
): Promise<void> {
  await ledger.db.$transaction(async (tx) => {
    const members = await tx.mail.findMany({
      where: { messageId, claimedBy: token, state: { in: ['sending', 'uncertain'] } },
      select: { id: true, attempt: true, state: true },
    });
    const first = members[0];
    if (!first) return;
    const ids = members.map(({ id }) => id);
    const { code } = result;
    const met = await asEverybody(tx, result, isOutage, now);
    const { state, attempt, retrySeconds } = fateOf(met, first.attempt, {
      ...{ isResend, isOutage, uncertainSeconds },
    });
    await tx.$executeRaw`UPDATE mail SET state = ${state}::"MailState", code = ${code},
      attempt = ${attempt}, claimed_by = NULL,
      retry_at = now() + ${retrySeconds}::float8 * interval '1 second',
      settled_at = ${state === 'refused' ? now : null}::timestamptz
      WHERE id = ANY(${ids})`;
    // A mail that is put off for the first time has no entry: nothing has become of it yet.
    if (state !== 'deferred' || first.state === 'uncertain')
      await tx.$executeRawUnsafe(auditMails(MAIL_ACTION_OF[state], '$1', SETTLED), now, ids);
    if (met.kind !== 'refused' || met.fault !== 'recipient') return;
    // Who got it: a stand-in's address is not that of whom the mail is to.
    const message = await tx.message.findUniqueOrThrow({ where: { id: messageId } });
    await tx.contact.update({
      where: { id: message.contactId },
      data: { refusedAt: now, refusedCode: code },
    });
  });
}

const SETTLED = '(SELECT id, plan_id, message_id, code FROM mail WHERE id = ANY($2))';

/** A mail that arrives clears the mark of who got it. */
async function recordSent(
  { outbox }: Ledger,
  outcomes: readonly Outcome[],
  now: Date,
): Promise<void> {
  const sent = outcomes.filter(({ result }) => result.kind === 'sent');
  if (sent.length === 0) return;
  const members = sent.flatMap(({ message, result: { code } }) =>
    message.members.map((id) => ({ id, token: message.token, code })),
  );
  const hashes = sent.map(({ message: { messageId, raw, address } }) => ({
    messageId,
    ...messageHashes(raw, address),
  }));
  await outbox.query({
    name: 'record_sent',
    text: RECORD_SENT,
    values: [
      now,
      members.map(({ id }) => id),
      members.map(({ token }) => token),
      members.map(({ code }) => code),
      hashes.map(({ messageId }) => messageId),
      hashes.map(({ sha256 }) => sha256),
      hashes.map(({ to }) => to),
    ],
  });
}

const RECORD_SENT = `
  WITH done AS MATERIALIZED (
    UPDATE mail m SET state = 'sent', code = s.code, settled_at = $1, retry_at = NULL
    FROM unnest($2::text[], $3::text[], $4::text[]) AS s(id, token, code)
    WHERE m.id = s.id AND m.claimed_by = s.token AND m.state IN ('sending', 'uncertain')
    RETURNING m.id, m.message_id, m.code, m.plan_id
  ), audited AS (
    ${auditMails('mails_sent', '$1', 'done', '(SELECT * FROM unnest($5::text[], $6::text[], $7::text[]) AS u(message_id, sha256, to_hash))')}
  ), stamped AS MATERIALIZED (
    UPDATE message g SET sent_at = $1 FROM (SELECT DISTINCT message_id FROM done) d
    WHERE g.id = d.message_id RETURNING g.contact_id
  )
  UPDATE contact c SET refused_at = NULL, refused_code = NULL
  FROM (SELECT DISTINCT contact_id FROM stamped) s
  WHERE c.id = s.contact_id AND c.refused_at IS NOT NULL`;
