import { daysBetween } from '../../../domain/calendar/civil-date.ts';
import { civilDateOf } from '../../../domain/calendar/zoned.ts';
import type { StepEffect } from '../../../domain/ladder/step.ts';
import { Prisma } from '../../../prisma/generated/client.ts';
import type { Ledger } from '../../ledger.ts';
import { overdueSql } from './counting-sql.ts';
import { placeOf, type PageOf } from './page-of.ts';
import type { AgencyName, DeskPlan } from './plans.ts';
import { reportRows, TIES, type ReportRow } from './report-rows.ts';
import { inSelection, type Selection } from './selection.ts';

/** What an escalation is: put before the superior, or a draft. */
export type EscalationEffect = Exclude<StepEffect, 'close'>;

/** One time an overdue report was put before its superior, or drafted about. */
interface EscalationStep {
  effect: EscalationEffect;
  termsVersion: number;
  raisedAt: Date;
  answeredAt: Date | null;
  issuedAt: Date | null;
  issuedBy: string | null;
}

/** A report that was escalated. */
export interface EscalatedReport extends ReportRow {
  /** Days after the due date: until today, or until the filing that answered it. */
  daysOverdue: number;
  answeredAt: Date | null;
  /** In order; the last is the highest reached. */
  steps: EscalationStep[];
}

/** The escalated reports of one agency, as far as the page has them. */
export interface AgencyEscalations {
  agency: AgencyName;
  reports: EscalatedReport[];
}

/** A page of escalated reports, with what all pages hold. */
export interface EscalationsPage extends Omit<PageOf<EscalatedReport>, 'rows'> {
  agencies: AgencyEscalations[];
  /** Of all pages: still overdue. */
  overdue: number;
}

/** What of the escalations is wanted. */
export interface EscalationQuery {
  selection: Selection;
  /** Before whom they were put; null: anybody. */
  toAgency: string | null;
  page: number;
  size: number;
}

/** What was put before a superior, by agency: those still overdue first, the oldest first. */
export async function escalationsPage(
  ledger: Ledger,
  plan: DeskPlan,
  query: EscalationQuery,
  now: Date,
): Promise<EscalationsPage> {
  const found = await escalated(ledger, plan, query, now);
  const { count, overdue } = found;
  const { page, pages } = placeOf(count, query.size, query.page);
  // Beyond the last page is the last one.
  const ids =
    page === query.page ? found.ids : (await escalated(ledger, plan, { ...query, page }, now)).ids;
  const rows = await reportRows(ledger, plan, now, {
    where: Prisma.sql`r.id = ANY(${ids})`,
    orderBy: Prisma.sql`array_position(${ids}, r.id)`,
  });
  const steps = await stepsOf(ledger, rows, plan.policy.zone);
  const today = civilDateOf(now, plan.policy.zone);
  const agencies = new Map<string, AgencyEscalations>();
  for (const row of rows) {
    const own = steps.get(row.id) ?? [];
    const last = own.at(-1);
    const { agency } = row;
    const group = agencies.get(agency.id) ?? { agency, reports: [] };
    agencies.set(agency.id, group);
    group.reports.push({
      ...row,
      daysOverdue: last?.filedLateBy ?? Math.max(0, daysBetween(row.dueOn, today)),
      answeredAt: last?.answeredAt ?? null,
      steps: own,
    });
  }
  return { agencies: [...agencies.values()], count, overdue, page, pages };
}

/** How many reports were escalated, how many of them are overdue, and the ids of those on one page: in one look. */
async function escalated(
  { db }: Ledger,
  { id: planId }: DeskPlan,
  { selection, toAgency, page, size }: EscalationQuery,
  now: Date,
): Promise<{ count: number; overdue: number; ids: string[] }> {
  const mine = toAgency === null ? Prisma.sql`TRUE` : Prisma.sql`e.to_agency = ${toAgency}`;
  const [row] = await db.$queryRaw<{ count: number; overdue: number; ids: string[] }[]>`
    WITH found AS MATERIALIZED (
      SELECT r.id, r.agency_id, r.due_on, r.original_due_on, r.place, ${overdueSql(now)} AS overdue
      FROM report r WHERE r.plan_id = ${planId} AND ${inSelection(selection)}
        AND r.id IN (SELECT e.report_id FROM escalation e WHERE ${mine}))
    SELECT (SELECT count(*) FROM found)::int AS count, (SELECT count(*) FROM found WHERE overdue)::int AS overdue,
      ARRAY(SELECT r.id FROM found r ORDER BY r.overdue DESC, r.agency_id, r.due_on, ${TIES}
        LIMIT ${size} OFFSET ${(page - 1) * size}) AS ids`;
  return row ?? { count: 0, overdue: 0, ids: [] };
}

async function stepsOf(ledger: Ledger, rows: readonly ReportRow[], zone: string) {
  const ids = rows.map(({ id }) => id);
  const found = await ledger.db.$queryRaw<
    (EscalationStep & { reportId: string; filedOn: Date | null; filedDueOn: string | null })[]
  >`
    SELECT e.report_id AS "reportId", e.effect, e.terms_version AS "termsVersion",
      e.raised_at AS "raisedAt", e.answered_at AS "answeredAt", e.issued_at AS "issuedAt",
      e.issued_by AS "issuedBy", s.filed_at AS "filedOn", s.due_on AS "filedDueOn"
    FROM escalation e LEFT JOIN submission s
      ON s.report_id = e.report_id AND s.filed_at = e.answered_at AND s.withdrawn_at IS NULL
    WHERE e.report_id = ANY(${ids}) ORDER BY e.raised_at, e.terms_version, e.id`;
  const steps = new Map<string, (EscalationStep & { filedLateBy: number | null })[]>();
  for (const { reportId, filedOn, filedDueOn, ...step } of found) {
    const filedLateBy =
      filedOn && filedDueOn ? daysBetween(filedDueOn, civilDateOf(filedOn, zone)) : null;
    steps.set(reportId, [...(steps.get(reportId) ?? []), { ...step, filedLateBy }]);
  }
  return steps;
}

/** How many letters and circulars wait to be issued: one letter per agency and cycle. */
export async function draftCounts(
  ledger: Ledger,
  { id: planId, commissionId, governmentId }: DeskPlan,
  now: Date,
): Promise<{ letters: number; circulars: number }> {
  const [row] = await ledger.db.$queryRaw<{ letters: number; circulars: number }[]>`
    SELECT (count(DISTINCT (r.cycle_id, r.agency_id)) FILTER (WHERE e.effect = 'letter'))::int
        AS letters,
      (count(DISTINCT r.cycle_id) FILTER (WHERE e.effect = 'circular'))::int AS circulars
    FROM escalation e JOIN report r ON r.id = e.report_id
    WHERE r.plan_id = ${planId} AND e.issued_at IS NULL AND e.answered_at IS NULL
      AND e.effect IN ('letter', 'circular')
      AND r.agency_id NOT IN (${commissionId}, ${governmentId}) AND ${overdueSql(now)}`;
  return row ?? { letters: 0, circulars: 0 };
}
