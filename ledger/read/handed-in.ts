import type { HandedIn } from '../../domain/burden/burden.ts';
import { Prisma } from '../../prisma/generated/client.ts';
import type { Tx } from '../ledger.ts';

/**
 * How many files agencies handed in with what stands of their reports and answers, each once however many
 * revisions bore it; by the date that it was owed by. Of a plan, or of some reports.
 */
export function handedIn(
  tx: Tx,
  of: { planId: string } | { reportIds: readonly string[] },
): Promise<HandedIn[]> {
  const which =
    'planId' in of
      ? Prisma.sql`r.plan_id = ${of.planId}`
      : Prisma.sql`r.id = ANY(${[...of.reportIds]})`;
  return tx.$queryRaw<HandedIn[]>`
    SELECT coalesce(s.agency_id, r.agency_id) AS "agencyId", r.due_on AS "dueOn",
      count(DISTINCT l.attachment_id)::int AS files
    FROM report r JOIN submission s ON s.report_id = r.id AND s.withdrawn_at IS NULL
      JOIN listed_attachment l ON l.list = s.id
    WHERE ${which} GROUP BY 1, 2 ORDER BY 1, 2`;
}
