import { statistics, type StatisticsRow } from '../../../domain/statistics/statistics.ts';
import { statisticsBy } from '../../../domain/statistics/statistics.ts';
import type { Tally } from '../../../domain/statistics/tally.ts';
import type { Ledger } from '../../ledger.ts';
import type { DeskPlan } from './plans.ts';
import { inYear } from './report-rows.ts';

/** What the statistics need of each report of a plan, for one year or all. */
async function statisticsRows(
  ledger: Ledger,
  plan: DeskPlan,
  year: number | null,
): Promise<StatisticsRow[]> {
  return ledger.db.$queryRaw<StatisticsRow[]>`
    SELECT r.agency_id AS agency, t.chapter_title AS chapter, r.year,
      r.original_due_on AS "originalDueOn", r.original_due_on AS "extendedDueOn",
      r.first_filed_at AS "firstFiledAt", r.returned_at IS NOT NULL AS returned,
      r.stage = 'accepted' AS accepted, r.stage = 'withdrawn' AS withdrawn,
      coalesce((SELECT s.nil FROM submission s WHERE s.report_id = r.id
        ORDER BY s.revision DESC LIMIT 1), false) AS nil
    FROM report r LEFT JOIN task t ON t.id = r.task_id
    WHERE r.plan_id = ${plan.id} AND ${inYear(year)}`;
}

/** The count of a plan's reports at `now`. */
export async function tallyOf(
  ledger: Ledger,
  plan: DeskPlan,
  year: number | null,
  now: Date,
): Promise<Tally> {
  const asOf = { now, zone: plan.policy.zone };
  return statistics(await statisticsRows(ledger, plan, year), asOf);
}

/** The same by agency id. */
export async function talliesByAgency(
  ledger: Ledger,
  plan: DeskPlan,
  year: number | null,
  now: Date,
): Promise<Map<string, Tally>> {
  const asOf = { now, zone: plan.policy.zone };
  return statisticsBy(await statisticsRows(ledger, plan, year), ({ agency }) => agency, asOf);
}
