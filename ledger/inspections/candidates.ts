import { civilDateOf } from '../../domain/calendar/zoned.ts';
import { yearOf } from '../../domain/calendar/civil-date.ts';
import type { Candidate } from '../../domain/inspections/propose.ts';
import type { PlanPolicy } from '../../schemas/plan-policy.ts';
import type { Tx } from '../ledger.ts';
import { colourSql } from '../read/desk/colour-sql.ts';
import { MOVED_DUE_ON, ON_ROSTER } from '../read/desk/counting-sql.ts';
import { timesInspected } from './times-inspected.ts';

/** An inspection as its candidates depend on it. */
export interface LookedAt {
  id: string;
  periodFrom: string;
  periodTo: string;
  startsOn: string | null;
}

/**
 * All work that a plan's inspection may look at, with the facts that may speak for it: every task by
 * whoever leads it or is responsible for it, and every region's part of the plan, in the order of the
 * document.
 */
export async function candidatesOf(
  tx: Pick<Tx, '$queryRaw'>,
  plan: { id: string; policy: PlanPolicy },
  { id, periodFrom, periodTo, startsOn }: LookedAt,
  now: Date,
): Promise<Candidate[]> {
  const { zone } = plan.policy;
  const rows = await tx.$queryRaw<Omit<Candidate, 'inspected'>[]>`
    WITH work AS (
      SELECT s.agency_id, t.id AS task_id, t."order"
      FROM responsibility s JOIN task t ON t.id = s.task_id
      WHERE t.plan_id = ${plan.id} AND t.set_aside_at IS NULL
        AND s.role IN ('lead', 'responsible')
      UNION ALL SELECT agency_id, NULL, NULL FROM plan_region WHERE plan_id = ${plan.id}
    ), own AS (
      SELECT r.agency_id, r.task_id, ${colourSql(plan.policy, now)} = 'red' AS red,
        r.original_due_on BETWEEN ${periodFrom} AND ${periodTo} AND r.opens_at <= ${now}
          AND (coalesce(r.first_filed_at, ${now}) AT TIME ZONE ${zone})::date
            > ${MOVED_DUE_ON}::date AS late,
        r.differs_at IS NOT NULL AS differs
      FROM report r WHERE r.plan_id = ${plan.id} AND ${ON_ROSTER} AND r.parent_id IS NULL
    )
    SELECT w.agency_id AS "agencyId", w.task_id AS "taskId", w."order",
      (count(*) FILTER (WHERE o.red))::int AS red, (count(*) FILTER (WHERE o.late))::int AS late,
      coalesce(bool_or(o.differs), false) AS differs, NULL::int AS behind
    FROM work w LEFT JOIN own o ON o.agency_id = w.agency_id
      AND o.task_id IS NOT DISTINCT FROM w.task_id
    GROUP BY 1, 2, 3 ORDER BY 3 NULLS LAST, 1`;
  const year = yearOf(startsOn ?? civilDateOf(now, zone));
  const times = await timesInspected(tx, year, id);
  return rows.map((row) => ({ ...row, inspected: times.get(row.agencyId) ?? 0 }));
}
