import type { Ledger } from '../../ledger/ledger.ts';
import type { KindCount } from '../oracle/plan-script.ts';

/** How the years ended, as the ledger tells it. */
export interface PlanOutcome {
  kinds: Record<string, KindCount>;
  escalated: number;
}

/** Counts a plan's reports by kind; punctuality is told by the first filing that stands. */
export async function outcomeOf({ db }: Ledger, planId: string): Promise<PlanOutcome> {
  const rows = await db.$queryRaw<(KindCount & { kind: string; escalated: number })[]>`
    SELECT r.kind, count(*)::int AS reports,
      (count(*) FILTER (WHERE s.late = false))::int AS "filedOnTime",
      (count(*) FILTER (WHERE s.late))::int AS "filedLate",
      (count(*) FILTER (WHERE s.late IS NULL AND r.left_at IS NULL))::int AS "neverFiled",
      (count(*) FILTER (WHERE s.late IS NULL AND r.left_at IS NOT NULL))::int AS "left",
      (count(*) FILTER (WHERE EXISTS (SELECT 1 FROM escalation e
        WHERE e.report_id = r.id AND e.effect = 'escalate')))::int AS escalated
    FROM report r LEFT JOIN LATERAL (SELECT late FROM submission
      WHERE report_id = r.id AND withdrawn_at IS NULL ORDER BY revision LIMIT 1) s ON true
    WHERE r.plan_id = ${planId} GROUP BY r.kind ORDER BY r.kind`;
  const kinds = Object.fromEntries(rows.map(({ kind, escalated: _, ...counts }) => [kind, counts]));
  return { kinds, escalated: rows.reduce((sum, { escalated }) => sum + escalated, 0) };
}
