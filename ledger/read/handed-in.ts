import type { HandedIn } from '../../domain/burden/burden.ts';
import { Prisma } from '../../prisma/generated/client.ts';
import type { Tx } from '../ledger.ts';

/**
 * How many files agencies handed in with what stands of their reports and answers, each once however many
 * revisions bore it; by the date that it was owed by. Of a plan, or of some reports; of a plan with those
 * of its major issues, by the date on which each was raised.
 */
export function handedIn(
  tx: Tx,
  of: { planId: string } | { reportIds: readonly string[] },
): Promise<HandedIn[]> {
  const isPlan = 'planId' in of;
  const which = isPlan
    ? Prisma.sql`r.plan_id = ${of.planId}`
    : Prisma.sql`r.id = ANY(${[...of.reportIds]})`;
  const withIssues = isPlan
    ? Prisma.sql`UNION ALL SELECT i.agency_id,
        to_char(i.raised_at AT TIME ZONE (p.policy->>'zone'), 'YYYY-MM-DD'), a.id
      FROM issue i JOIN plan p ON p.id = i.plan_id
        JOIN attachment a ON a.owner_kind = 'issue' AND a.owner_id = i.id AND a.removed_at IS NULL
      WHERE i.plan_id = ${of.planId}`
    : Prisma.empty;
  return tx.$queryRaw<HandedIn[]>`
    SELECT h.agency_id AS "agencyId", h.due_on AS "dueOn", count(DISTINCT h.attachment_id)::int AS files
    FROM (
      SELECT coalesce(s.agency_id, r.agency_id) AS agency_id, r.due_on, l.attachment_id
      FROM report r JOIN submission s ON s.report_id = r.id AND s.withdrawn_at IS NULL
        JOIN listed_attachment l ON l.list = s.id
      WHERE ${which} ${withIssues}
    ) AS h GROUP BY 1, 2 ORDER BY 1, 2`;
}
