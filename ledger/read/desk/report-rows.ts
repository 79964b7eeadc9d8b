import { light } from '../../../domain/light/light.ts';
import type { Light } from '../../../domain/light/reason.ts';
import type { ReportStage } from '../../../domain/report/facts.ts';
import type { ReportKind } from '../../../domain/words/words.ts';
import { Prisma } from '../../../prisma/generated/client.ts';
import type { Ledger } from '../../ledger.ts';
import type { AgencyName, DeskPlan } from './plans.ts';

/** One report as a line of a list. */
export interface ReportRow {
  id: string;
  year: number;
  kind: ReportKind;
  stage: ReportStage;
  /** Null for a report on the whole plan. */
  task: { number: number; text: string; chapterNumber: number; chapterTitle: string } | null;
  agency: AgencyName;
  dueOn: string;
  originalDueOn: string;
  firstFiledAt: Date | null;
  filedAt: Date | null;
  reviewDueOn: string | null;
  light: Light;
}

export interface ReportQuery {
  /** Conditions on report `r`, task `t` and agency `a`. */
  where: Prisma.Sql;
  orderBy: Prisma.Sql;
  limit?: number;
  offset?: number;
}

interface RawRow extends Omit<ReportRow, 'task' | 'agency' | 'light'> {
  opensAt: Date;
  returnedAt: Date | null;
  acceptedAt: Date | null;
  closedAt: Date | null;
  number: number | null;
  text: string | null;
  chapterNumber: number | null;
  chapterTitle: string | null;
  agencyId: string;
  agencyName: string;
  agencyNameEn: string | null;
}

/** Reports with their lights at `now`, each light with its reason. */
export async function reportRows(
  ledger: Ledger,
  plan: DeskPlan,
  now: Date,
  { where, orderBy, limit = 1_000, offset = 0 }: ReportQuery,
): Promise<ReportRow[]> {
  const rows = await ledger.db.$queryRaw<RawRow[]>`
    SELECT r.id, r.year, r.kind, r.stage, r.due_on AS "dueOn",
      r.original_due_on AS "originalDueOn", r.first_filed_at AS "firstFiledAt",
      r.filed_at AS "filedAt", r.review_due_on AS "reviewDueOn", r.opens_at AS "opensAt",
      r.returned_at AS "returnedAt", r.accepted_at AS "acceptedAt", r.missed_at AS "closedAt",
      t.number, t.text, t.chapter_number AS "chapterNumber", t.chapter_title AS "chapterTitle",
      a.id AS "agencyId", a.name AS "agencyName", a.name_en AS "agencyNameEn"
    FROM report r JOIN agency a ON a.id = r.agency_id LEFT JOIN task t ON t.id = r.task_id
    WHERE r.plan_id = ${plan.id} AND ${where}
    ORDER BY ${orderBy}, r.year, t.number NULLS LAST, r.id
    LIMIT ${limit} OFFSET ${offset}`;
  return rows.map((row) => rowOf(row, plan, ledger, now));
}

/** How many reports meet the condition. */
export async function countReports(
  ledger: Ledger,
  plan: DeskPlan,
  where: Prisma.Sql,
): Promise<number> {
  const [row] = await ledger.db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count
    FROM report r JOIN agency a ON a.id = r.agency_id LEFT JOIN task t ON t.id = r.task_id
    WHERE r.plan_id = ${plan.id} AND ${where}`;
  return row?.count ?? 0;
}

/** The condition of a year; every year when it is null. */
export const inYear = (year: number | null): Prisma.Sql =>
  year === null ? Prisma.sql`TRUE` : Prisma.sql`r.year = ${year}`;

function rowOf(raw: RawRow, { policy }: DeskPlan, { calendar }: Ledger, now: Date): ReportRow {
  const { number, text, chapterNumber, chapterTitle } = raw;
  const { id, year, kind, stage, dueOn, originalDueOn, firstFiledAt, filedAt, reviewDueOn } = raw;
  return {
    id,
    year,
    kind,
    stage,
    dueOn,
    originalDueOn,
    firstFiledAt,
    filedAt,
    reviewDueOn,
    task:
      number === null
        ? null
        : {
            number,
            text: text ?? '',
            chapterNumber: chapterNumber ?? 0,
            chapterTitle: chapterTitle ?? '',
          },
    agency: { id: raw.agencyId, name: raw.agencyName, nameEn: raw.agencyNameEn },
    light: light(raw, policy, calendar, now),
  };
}
