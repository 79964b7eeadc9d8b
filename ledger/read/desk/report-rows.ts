import { light } from '../../../domain/light/light.ts';
import type { Light } from '../../../domain/light/reason.ts';
import type { ReportStage } from '../../../domain/report/facts.ts';
import { internalDueOf } from '../../../domain/report/internal-due.ts';
import { Prisma } from '../../../prisma/generated/client.ts';
import type { Ledger } from '../../ledger.ts';
import type { AgencyName, DeskPlan } from './plans.ts';

/** A task as a list names it. */
interface RowTask {
  /** As printed; its place where the document numbers nothing. */
  number: string;
  text: string;
}

/** One report as a line of a list. */
export interface ReportRow {
  id: string;
  kind: string;
  period: string;
  stage: ReportStage;
  /** Set when it left the roster: nothing is owed any more. */
  leftAt: Date | null;
  /** Null for a report without a task. */
  task: RowTask | null;
  agency: AgencyName;
  dueOn: string;
  originalDueOn: string;
  /** 内部期限, where one holds. */
  internalDueOn: string | null;
  firstFiledAt: Date | null;
  filedAt: Date | null;
  reviewDueOn: string | null;
  light: Light;
}

/** Which reports are listed, in which order; the SQL is of report `r`. */
export interface ReportQuery {
  /** Conditions on report `r`, task `t` and agency `a`. */
  where: Prisma.Sql;
  orderBy: Prisma.Sql;
  /** What is alike in that order comes backwards, too, so that an index can be read that way. */
  descending?: boolean;
  /** Left out: all. */
  limit?: number;
  offset?: number;
}

interface RawRow extends Omit<ReportRow, 'task' | 'agency' | 'light'> {
  opensAt: Date;
  dueAt: Date;
  returnedAt: Date | null;
  reopenedAt: Date | null;
  acceptedAt: Date | null;
  closedAt: Date | null;
  order: number | null;
  number: string | null;
  text: string | null;
  agencyId: string;
  agencyName: string;
  agencyNameEn: string | null;
}

/** What is alike in the order asked for stands in that of the document; `place` is the task's, from its id. */
export const TIES = Prisma.sql`r.original_due_on, r.place, r.id`;
const TIES_BACKWARDS = Prisma.sql`r.original_due_on DESC, r.place DESC, r.id DESC`;

/** Reports with their lights at `now`, each light with its reason. */
export async function reportRows(
  ledger: Ledger,
  plan: DeskPlan,
  now: Date,
  { where, orderBy, descending = false, limit, offset = 0 }: ReportQuery,
): Promise<ReportRow[]> {
  const rows = await ledger.db.$queryRaw<RawRow[]>`
    SELECT r.id, r.kind, r.period, r.stage::text AS stage, r.left_at AS "leftAt", r.due_on AS "dueOn",
      r.original_due_on AS "originalDueOn", r.internal_due_on AS "internalDueOn", r.first_filed_at AS "firstFiledAt",
      r.filed_at AS "filedAt", r.review_due_on AS "reviewDueOn", r.opens_at AS "opensAt",
      r.due_at AS "dueAt",
      r.returned_at AS "returnedAt", r.reopened_at AS "reopenedAt", r.accepted_at AS "acceptedAt", r.missed_at AS "closedAt",
      t."order", t.number, t.text,
      a.id AS "agencyId", a.name AS "agencyName", a.name_en AS "agencyNameEn"
    FROM report r JOIN agency a ON a.id = r.agency_id LEFT JOIN task t ON t.id = r.task_id
    WHERE r.plan_id = ${plan.id} AND ${where}
    ORDER BY ${orderBy}, ${descending ? TIES_BACKWARDS : TIES}
    LIMIT ${limit ?? null}::int OFFSET ${offset}`;
  return rows.map((row) => rowOf(row, plan, ledger, now));
}

/**
 * How many reports meet the condition.
 * @param most where they are counted no further; null: to the end.
 */
export async function countReports(
  ledger: Ledger,
  plan: DeskPlan,
  where: Prisma.Sql,
  most: number | null = null,
): Promise<number> {
  const [row] = await ledger.db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM (
      SELECT 1 FROM report r JOIN agency a ON a.id = r.agency_id LEFT JOIN task t ON t.id = r.task_id
      WHERE r.plan_id = ${plan.id} AND ${where} LIMIT ${most}::int) found`;
  return row?.count ?? 0;
}

function rowOf(raw: RawRow, { policy }: DeskPlan, { calendar }: Ledger, now: Date): ReportRow {
  const { order, number, text, agencyId, agencyName, agencyNameEn, ...row } = raw;
  const { opensAt, dueAt, returnedAt, reopenedAt, acceptedAt, closedAt, ...shown } = row;
  const facts = { ...shown, opensAt, dueAt, returnedAt, reopenedAt, acceptedAt, closedAt };
  return {
    ...shown,
    internalDueOn: internalDueOf(shown),
    task: order === null ? null : { number: number ?? String(order), text: text ?? '' },
    agency: { id: agencyId, name: agencyName, nameEn: agencyNameEn },
    light: light(facts, policy, calendar, now),
  };
}
