import { STANDING_NOTICES, type ContactRole } from '../../domain/ladder/step.ts';
import type { Tx } from '../ledger.ts';

/** NOTIFY channel that wakes the senders. */
export const OUTBOX_CHANNEL = 'duban_outbox';

/** What is to be mailed, to whom, and at which instant of business time. */
export interface Staging {
  planId: string;
  epoch: number;
  /** Null for a notice that concerns no report (the notice of assignment). */
  reportId: string | null;
  /** The agency the mail is about: who owes the report. */
  agencyId: string;
  termsVersion: number;
  /** A step's name, or `assignment`, `returned`, `accepted`, `rescheduled`. */
  step: string;
  /** What it says, whatever the step is called. */
  notice: string;
  /** Orders the notices of one mail. */
  severity: number;
  /**
   * Whom it goes to: the active contacts of this agency in these roles; of a report that one of them
   * owes alone, that one; or these contacts alone, whatever their roles.
   */
  to: { agencyId: string; roles: readonly ContactRole[]; contactIds?: readonly string[] };
  dueAt: Date;
  /** A notice that is no step of a ladder goes out on its own, not in the instant's digest. */
  single: boolean;
  /** It goes into a digest of its own kind: what others ask of an agency beside what it owes. */
  apart?: boolean;
}

/** What stands at the end of the key of a digest that is apart. */
export const APART = '|parts';

/**
 * Stages one mail per contact and rings the senders; what is staged already stays as it is (unique
 * by report, terms, step and contact: the key that the mail's header names), and what was cancelled
 * and never sent is revived. The caller holds the report's lock. One statement, for it is done at
 * every step.
 * @returns how many contacts are told, i.e. how many rows there are now.
 */
export async function stageMails(tx: Tx, staging: Staging): Promise<number> {
  const { planId, epoch, reportId, agencyId, termsVersion, step, notice, to, dueAt } = staging;
  const subject = `${reportId ?? planId}/${termsVersion}/${step}/`;
  const instant = dueAt.toISOString();
  const apart = staging.apart ? APART : '';
  const named = to.contactIds ? [...to.contactIds] : null;
  const [row] = await tx.$queryRaw<{ count: number }[]>`
    WITH told AS (
      SELECT c.id FROM contact c LEFT JOIN report r ON r.id = ${reportId}
      WHERE c.active AND CASE WHEN ${named}::text[] IS NOT NULL THEN c.id = ANY(${named}::text[])
        WHEN r.assignee_id IS NOT NULL AND r.agency_id = ${to.agencyId}
        THEN c.id = r.assignee_id
        ELSE c.agency_id = ${to.agencyId} AND c.role = ANY(${to.roles}::"ContactRole"[]) END
    ), staged AS (
      INSERT INTO mail (id, plan_id, report_id, agency_id, terms_version, step, notice, severity,
        epoch, contact_id, digest_key, due_at)
      SELECT ${subject} || c.id, ${planId}, ${reportId}, ${agencyId}, ${termsVersion}, ${step},
        ${notice}, ${staging.severity}, ${epoch}, c.id,
        CASE WHEN ${staging.single} THEN ${subject} || c.id
          ELSE ${planId} || '|' || c.id || '|' || ${instant} || ${apart} END, ${dueAt}
      FROM told c
      ON CONFLICT (id) DO UPDATE SET state = 'staged', epoch = excluded.epoch,
        digest_key = excluded.digest_key, due_at = excluded.due_at, attempt = 0, code = NULL,
        settled_at = NULL, staged_real = now()
      WHERE mail.state = 'cancelled' AND mail.message_id IS NULL RETURNING 1
    )
    SELECT (SELECT count(*)::int FROM told) AS count, pg_notify(${OUTBOX_CHANNEL}, '')::text
    FROM (SELECT count(*) FROM staged) s`;
  return row?.count ?? 0;
}

/** No claim holds the mail any more. */
export const RELEASED = { claimedBy: null, leaseUntil: null, retryAt: null };

/**
 * What a command before an instant takes back of a report: mails that are not yet on their way (but
 * those that stay true), and the record of steps that have not taken effect. Those may be taken again.
 */
export async function voidUpcoming(tx: Tx, reportId: string, now: Date): Promise<void> {
  await tx.$executeRaw`
    WITH taken_back AS (
      UPDATE mail SET state = 'cancelled', settled_at = ${now}, claimed_by = NULL,
        lease_until = NULL, retry_at = NULL
      WHERE report_id = ${reportId} AND state IN ('staged', 'claimed', 'deferred')
        AND notice <> ALL(${[...STANDING_NOTICES]})
    )
    DELETE FROM step_record WHERE report_id = ${reportId} AND takes_effect_at > ${now}`;
}
