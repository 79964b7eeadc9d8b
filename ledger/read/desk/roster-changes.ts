import type { Ledger } from '../../ledger.ts';
import type { AgencyName, DeskPlan } from './plans.ts';
import { inSelection, type Selection } from './selection.ts';

/** Why the roster is not what its cycle opened with: who came, who left, what passed to another. */
export interface RosterChange {
  what: 'joined' | 'left' | 'passed';
  at: Date;
  reportId: string;
  kind: string;
  period: string;
  task: { number: string; text: string } | null;
  /** Who owed it before, or owes it; of what passed, who owes it now stands in `to`. */
  agency: AgencyName;
  to: AgencyName | null;
  /** A word of the ledger's, such as `transfer` or `completed`. */
  cause: string;
  /** By whom and in what words, where a person gave them. */
  by: string | null;
  why: string | null;
}

interface RawChange extends Omit<RosterChange, 'task' | 'agency' | 'to'> {
  order: number | null;
  number: string | null;
  text: string | null;
  agencyId: string;
  agencyName: string;
  agencyNameEn: string | null;
  toId: string | null;
  toName: string | null;
  toNameEn: string | null;
}

/** Everybody who came on the selected cycles' roster after the opening, or left it, up to an instant. */
export async function rosterChanges(
  { db }: Ledger,
  plan: DeskPlan,
  selection: Selection,
  asOf: Date,
): Promise<RosterChange[]> {
  const rows = await db.$queryRaw<RawChange[]>`
    WITH changed AS (
      SELECT 'joined' AS what, joined_at AS at, id, agency_id, NULL AS to_id, joined_cause AS cause,
        NULL AS by, NULL AS why
      FROM report WHERE plan_id = ${plan.id} AND joined_cause <> 'assigned'
      UNION ALL
      SELECT 'left', r.left_at, r.id, r.agency_id, NULL, coalesce(r.left_cause, ''), t.set_aside_by,
        t.set_aside_why
      FROM report r LEFT JOIN task t ON t.id = r.task_id AND t.set_aside_at IS NOT NULL
      WHERE r.plan_id = ${plan.id} AND r.left_at IS NOT NULL
      UNION ALL
      SELECT 'passed', e.armed_at, e.report_id, e.from_agency_id, e.agency_id, e.cause, e.by, e.reason
      FROM terms e JOIN report r ON r.id = e.report_id
      WHERE r.plan_id = ${plan.id} AND e.from_agency_id IS NOT NULL
    )
    SELECT k.what, k.at, k.id AS "reportId", r.kind, r.period, t."order", t.number, t.text,
      a.id AS "agencyId", a.name AS "agencyName", a.name_en AS "agencyNameEn",
      z.id AS "toId", z.name AS "toName", z.name_en AS "toNameEn", k.cause, k.by, k.why
    FROM changed k JOIN report r ON r.id = k.id JOIN agency a ON a.id = k.agency_id
      LEFT JOIN agency z ON z.id = k.to_id LEFT JOIN task t ON t.id = r.task_id
    WHERE ${inSelection(selection)} AND k.at <= ${asOf} ORDER BY k.at, k.id, k.what`;
  return rows.map(({ order, number, text, agencyId, agencyName, agencyNameEn, ...row }) => {
    const { toId, toName, toNameEn, ...change } = row;
    return {
      ...change,
      task: order === null ? null : { number: number ?? String(order), text: text ?? '' },
      agency: { id: agencyId, name: agencyName, nameEn: agencyNameEn },
      to: toId === null || toName === null ? null : { id: toId, name: toName, nameEn: toNameEn },
    };
  });
}
