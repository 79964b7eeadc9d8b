import type { Ledger } from '../ledger.ts';
import { auditMails } from './audit-mails.ts';
import { UNFENCED, WAITS_FOR_OTHERS } from './conditions.ts';

/** A digest that may be claimed. */
export interface DueDigest {
  digestKey: string;
  /** It has waited long enough for reports that are behind: what can be claimed of it goes. */
  hasWaited: boolean;
  /** Its mails tell of reports; null in a notice that concerns none. */
  ofReports: boolean;
}

/** Times are real ones, in seconds. */
interface AgainOptions {
  limit: number;
  stragglerSeconds: number;
  uncertainSeconds: number;
}

/**
 * The digests whose time has come again: deferred, uncertain, or claimed by a sender that has not begun
 * to send them and has let its lease run out. A send whose lease ran out after it had begun may or may
 * not have arrived: on the way it becomes uncertain, and is due again later. Its token stays, so that
 * a sender that was slow and not dead can still tell what became of it.
 */
export async function digestsAgain(
  { outbox }: Ledger,
  now: Date,
  { limit, stragglerSeconds, uncertainSeconds }: AgainOptions,
): Promise<DueDigest[]> {
  const { rows } = await outbox.query<DueDigest>({
    name: `digests_again_${limit}`,
    text: againStatement(limit),
    values: [now, stragglerSeconds, uncertainSeconds],
  });
  return rows;
}

const againStatement = (limit: number) => `
  WITH expired AS (
    UPDATE mail SET state = 'uncertain', code = 'lease_expired', attempt = 1,
      retry_at = now() + $3::float8 * interval '1 second'
    WHERE id IN (SELECT id FROM mail WHERE state = 'sending' AND lease_until < now()
      FOR UPDATE SKIP LOCKED)
    RETURNING id, plan_id, message_id, code
  ), audited AS (
    ${auditMails('mail_uncertain', '$1', 'expired')}
  ), again AS (
    ${waiting(`m.state IN ('deferred', 'uncertain')`, 'm.retry_at', limit)}
    UNION ALL ${waiting(`m.state = 'claimed'`, 'm.lease_until', limit)}
  )
  SELECT digest_key AS "digestKey", bool_or(report_id IS NOT NULL) AS "ofReports",
    max(staged_real) < now() - $2::float8 * interval '1 second' AS "hasWaited"
  FROM again GROUP BY 1 LIMIT ${limit}`;

/** The plan's pause and who is behind are asked row by row: what is held back must not fill the head. */
const waiting = (state: string, since: string, limit: number) => `
  (SELECT m.digest_key, m.report_id, m.staged_real
  FROM mail m JOIN plan p ON p.id = m.plan_id JOIN contact c ON c.id = m.contact_id
  WHERE ${state} AND ${since} <= now() AND m.due_at <= $1 AND p.paused_at IS NULL AND ${UNFENCED}
    AND (m.staged_real < now() - $2::float8 * interval '1 second' OR NOT ${WAITS_FOR_OTHERS})
  ORDER BY ${since} LIMIT ${limit})`;

/**
 * How long a sender may sleep, in ms: until the next staged mail is due (business time) or the next
 * retry or end of a lease (real time). 0 = something is due that could not be claimed yet; null =
 * nothing waits.
 */
export async function nextMailInMs({ outbox, clock }: Ledger): Promise<number | null> {
  const now = await clock.now();
  const {
    rows: [next],
  } = await outbox.query<{ due_at: Date | null; retry_ms: number | null }>({
    name: 'next_mail',
    text: NEXT_MAIL,
  });
  const waits = [
    next?.due_at ? next.due_at.getTime() - now.getTime() : null,
    next?.retry_ms ?? null,
  ].filter((each) => each !== null);
  return waits.length === 0 ? null : Math.max(0, Math.min(...waits));
}

const earliest = (what: string, state: string) => `(SELECT ${what} FROM mail m
  JOIN plan p ON p.id = m.plan_id WHERE ${state} AND p.paused_at IS NULL AND ${UNFENCED} AND ${what} IS NOT NULL
  ORDER BY ${what} LIMIT 1)`;

const NEXT_MAIL = `SELECT ${earliest('m.due_at', `m.state = 'staged'`)} AS due_at,
  extract(epoch FROM least(
    ${earliest('m.retry_at', `m.state IN ('deferred', 'uncertain')`)},
    ${earliest('m.lease_until', `m.state IN ('claimed', 'sending')`)}) - now())::float8 * 1000
  AS retry_ms`;
