import {
  statistics,
  statisticsBy,
  type StatisticsRow,
} from '../../../domain/statistics/statistics.ts';
import type { Tally } from '../../../domain/statistics/tally.ts';
import { Prisma } from '../../../prisma/generated/client.ts';
import type { Ledger } from '../../ledger.ts';
import { MOVED_DUE_ON } from './counting-sql.ts';
import type { DeskPlan } from './plans.ts';
import { EVERYTHING, inSelection, type Selection } from './selection.ts';

type Row = StatisticsRow & { cycleId: string };

/** What the statistics need of each selected report of a plan. */
async function statisticsRows(
  ledger: Ledger,
  plan: Pick<DeskPlan, 'id'>,
  selection: Selection,
  only = Prisma.sql`TRUE`,
): Promise<Row[]> {
  return ledger.db.$queryRaw<Row[]>`
    SELECT r.cycle_id AS "cycleId", r.agency_id AS agency, t.chapter_title AS chapter, r.stage::text AS stage,
      r.original_due_on AS "originalDueOn", ${MOVED_DUE_ON} AS "movedDueOn", r.due_at AS "dueAt",
      r.first_filed_at AS "firstFiledAt",
      r.returned_at AS "returnedAt", r.missed_at AS "missedAt", r.left_at AS "leftAt",
      coalesce(s.nil, false) AS nil, s.doubt
    FROM report r LEFT JOIN task t ON t.id = r.task_id
      LEFT JOIN LATERAL (SELECT nil, doubt FROM submission
        WHERE report_id = r.id AND withdrawn_at IS NULL
        ORDER BY revision DESC LIMIT 1) s ON true
    WHERE r.plan_id = ${plan.id} AND ${inSelection(selection)} AND ${only}`;
}

/** The count of a plan's reports at `now`. */
export async function tallyOf(
  ledger: Ledger,
  plan: DeskPlan,
  selection: Selection,
  now: Date,
): Promise<Tally> {
  const asOf = { now, zone: plan.policy.zone };
  return statistics(await statisticsRows(ledger, plan, selection), asOf);
}

/** The same by agency id. */
export async function talliesByAgency(
  ledger: Ledger,
  plan: DeskPlan,
  selection: Selection,
  now: Date,
): Promise<Map<string, Tally>> {
  const asOf = { now, zone: plan.policy.zone };
  const rows = await statisticsRows(ledger, plan, selection);
  return statisticsBy(rows, ({ agency }) => agency, asOf);
}

/** The same by cycle id; parts are counted with their reports. */
export async function talliesByCycle(
  ledger: Ledger,
  plan: DeskPlan,
  now: Date,
): Promise<Map<string, Tally>> {
  const asOf = { now, zone: plan.policy.zone };
  const rows = await statisticsRows(ledger, plan, EVERYTHING);
  return statisticsBy(rows, ({ cycleId }) => cycleId, asOf);
}

/** Somebody of an agency: what one person owes alone is counted for that person. */
export interface OfAgency {
  agencyId: string;
  contacts: readonly string[];
}

/** By cycle id, what one agency owes of a plan, as one of its people sees it. */
export async function talliesOfAgency(
  ledger: Ledger,
  plan: { id: string; zone: string },
  { agencyId, contacts }: OfAgency,
  now: Date,
): Promise<Map<string, Tally>> {
  const theirs = Prisma.sql`r.agency_id = ${agencyId}
    AND (r.assignee_id IS NULL OR r.assignee_id = ANY(${[...contacts]}))`;
  const rows = await statisticsRows(ledger, plan, EVERYTHING, theirs);
  return statisticsBy(rows, ({ cycleId }) => cycleId, { now, zone: plan.zone });
}
