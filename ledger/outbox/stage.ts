import type { Tx } from '../ledger.ts';

/** NOTIFY channel that wakes the senders. */
export const OUTBOX_CHANNEL = 'duban_outbox';

export interface Staging {
  planId: string;
  /** Null for a notice that concerns no report (the notice of assignment). */
  reportId: string | null;
  /** The agency the mail is about: who owes the report. */
  agencyId: string;
  dueVersion: number;
  /** A rung's name, or `assignment`, `returned`, `accepted`. */
  rung: string;
  /** Whom it goes to: the active contacts of this agency in these roles. */
  to: { agencyId: string; roles: ('officer' | 'leader')[] };
  dueAt: Date;
  /** A notice that is no rung goes out on its own, not in the instant's digest. */
  single: boolean;
}

/**
 * Stages one mail per contact and rings the senders; what is staged already stays as it is (unique
 * by report, due version, rung and contact: the key that the mail's header names). The caller holds
 * the report's lock. One statement, for it is done at every rung.
 * @returns how many were staged.
 */
export async function stageMails(tx: Tx, staging: Staging): Promise<number> {
  const { planId, reportId, agencyId, dueVersion, rung, to, dueAt, single } = staging;
  const subject = `${reportId ?? planId}/${dueVersion}/${rung}/`;
  const instant = dueAt.toISOString();
  const [row] = await tx.$queryRaw<{ count: number }[]>`
    WITH staged AS (
      INSERT INTO mail (id, plan_id, report_id, agency_id, due_version, rung, contact_id,
        digest_key, due_at)
      SELECT ${subject} || c.id, ${planId}, ${reportId}, ${agencyId}, ${dueVersion}, ${rung}, c.id,
        CASE WHEN ${single} THEN ${subject} || c.id
          ELSE ${planId} || '|' || c.id || '|' || ${instant} END, ${dueAt}
      FROM contact c
      WHERE c.agency_id = ${to.agencyId} AND c.active AND c.role = ANY(${to.roles}::"ContactRole"[])
      ON CONFLICT (id) DO NOTHING RETURNING 1
    )
    SELECT count(*)::int AS count, pg_notify(${OUTBOX_CHANNEL}, '')::text FROM staged`;
  return row?.count ?? 0;
}

/** No claim holds the mail any more. */
export const RELEASED = { claimedBy: null, leaseUntil: null, retryAt: null };

/** Takes back what is staged for a report and not yet on its way. */
export async function cancelMails(tx: Tx, reportId: string, now: Date): Promise<void> {
  await tx.mail.updateMany({
    where: { reportId, state: { in: ['staged', 'claimed', 'deferred'] } },
    data: { state: 'cancelled', settledAt: now, ...RELEASED },
  });
}
