import type { Ledger } from '../ledger.ts';
import { APART } from './stage.ts';

/** A digest that may be claimed. */
export interface DueDigest {
  digestKey: string;
  /** It has waited long enough for reports that are behind: what can be claimed of it goes. */
  hasWaited: boolean;
  /** Its mails tell of reports; null in a notice that concerns none. */
  ofReports: boolean;
}

/**
 * The digests that may be claimed now, oldest first. A digest of steps waits for processes whose next
 * step tells this contact's agency and takes effect by that instant, so that one instant makes one
 * message per contact; one of parts waits for the reports of which this agency owes parts; at most
 * `stragglerSeconds` (real time), so that a stuck one holds up nobody.
 *
 * A send whose lease ran out after it had begun may or may not have arrived: on the way it becomes
 * uncertain, and is due again later.
 *
 * Who is behind is gathered once for all digests, not asked for each: what is due at one instant is due
 * for everybody.
 */
export async function dueDigests(
  ledger: Ledger,
  now: Date,
  limit: number,
  stragglerSeconds: number,
): Promise<DueDigest[]> {
  return ledger.db.$queryRaw<DueDigest[]>`
    WITH expired AS (
      UPDATE mail SET state = 'uncertain', code = 'lease_expired', attempt = 1, claimed_by = NULL,
        retry_at = now() + interval '5 minutes'
      WHERE state = 'sending' AND lease_until < now()
    ), due AS (
      SELECT digest_key, plan_id, contact_id, min(due_at) AS due_at,
        max(staged_real) AS staged_real, bool_or(report_id IS NOT NULL) AS of_reports
      FROM mail m
      WHERE EXISTS (SELECT 1 FROM plan p WHERE p.id = m.plan_id AND p.paused_at IS NULL)
        AND due_at <= ${now} AND (state = 'staged'
        OR (state IN ('deferred', 'uncertain') AND retry_at <= now())
        OR (state = 'claimed' AND lease_until < now()))
      GROUP BY digest_key, plan_id, contact_id
    ), behind AS (
      SELECT plan_id, next_to_agency AS agency_id, min(next_step_at) AS next_step_at
      FROM process WHERE next_step_at <= ${now} AND next_to_agency IS NOT NULL GROUP BY 1, 2
    ), parts_behind AS (
      SELECT q.plan_id, r.agency_id, min(q.next_step_at) AS next_step_at
      FROM process q JOIN report r ON r.parent_id = q.subject AND r.stage = 'collecting'
      WHERE q.next_step_at <= ${now} GROUP BY 1, 2
    )
    SELECT d.digest_key AS "digestKey", d.of_reports AS "ofReports",
      d.staged_real < now() - ${stragglerSeconds} * interval '1 second' AS "hasWaited"
    FROM due d JOIN contact c ON c.id = d.contact_id
      LEFT JOIN behind b ON b.plan_id = d.plan_id AND b.agency_id = c.agency_id
        AND b.next_step_at <= d.due_at
      LEFT JOIN parts_behind q ON q.plan_id = d.plan_id AND q.agency_id = c.agency_id
        AND q.next_step_at <= d.due_at
    WHERE position('|' in d.digest_key) = 0
      OR d.staged_real < now() - ${stragglerSeconds} * interval '1 second'
      OR CASE WHEN d.digest_key LIKE ${`%${APART}`} THEN q.next_step_at IS NULL
        ELSE b.next_step_at IS NULL END
    ORDER BY d.due_at, d.digest_key LIMIT ${limit}`;
}

/**
 * How long a sender may sleep, in ms: until the next staged mail is due (business time) or the next
 * retry (real time). 0 = something is due that could not be claimed yet; null = nothing waits.
 */
export async function nextMailInMs(ledger: Ledger): Promise<number | null> {
  const now = await ledger.clock.now();
  const [next] = await ledger.db.$queryRaw<{ due_at: Date | null; retry_ms: number | null }[]>`
    SELECT (SELECT min(m.due_at) FROM mail m JOIN plan p ON p.id = m.plan_id
        WHERE m.state = 'staged' AND p.paused_at IS NULL) AS due_at,
      (SELECT extract(epoch FROM min(coalesce(retry_at, lease_until)) - now())::float8 * 1000
        FROM mail WHERE (state IN ('deferred', 'uncertain') AND retry_at IS NOT NULL)
          OR state IN ('claimed', 'sending')) AS retry_ms`;
  const waits = [
    next?.due_at ? next.due_at.getTime() - now.getTime() : null,
    next?.retry_ms ?? null,
  ].filter((each) => each !== null);
  return waits.length === 0 ? null : Math.max(0, Math.min(...waits));
}
