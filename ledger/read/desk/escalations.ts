import { daysBetween } from '../../../domain/calendar/civil-date.ts';
import { civilDateOf } from '../../../domain/calendar/zoned.ts';
import { Prisma } from '../../../prisma/generated/client.ts';
import type { Ledger } from '../../ledger.ts';
import type { AgencyName, DeskPlan } from './plans.ts';
import { inYear, reportRows, type ReportRow } from './report-rows.ts';

export type EscalationLevel = 'commission' | 'letter' | 'circular';

/** One level to which an overdue report was put. */
export interface EscalationStep {
  level: EscalationLevel;
  dueVersion: number;
  raisedAt: Date;
  answeredAt: Date | null;
  issuedAt: Date | null;
  issuedBy: string | null;
}

/** A report that was put before the commission. */
export interface EscalatedReport extends ReportRow {
  /** Days after the due date: until today, or until the filing that answered it. */
  daysOverdue: number;
  answeredAt: Date | null;
  /** In order; the last is the highest reached. */
  steps: EscalationStep[];
}

/** The escalated reports of one agency. */
export interface AgencyEscalations {
  agency: AgencyName;
  reports: EscalatedReport[];
  unanswered: number;
}

/** What was put before the commission, by agency: those with most unanswered reports first. */
export async function escalationsByAgency(
  ledger: Ledger,
  plan: DeskPlan,
  year: number | null,
  now: Date,
): Promise<AgencyEscalations[]> {
  const escalated = Prisma.sql`EXISTS (SELECT 1 FROM escalation e WHERE e.report_id = r.id)`;
  const rows = await reportRows(ledger, plan, now, {
    where: Prisma.sql`${inYear(year)} AND ${escalated}`,
    orderBy: Prisma.sql`r.due_on`,
  });
  const steps = await stepsOf(ledger, rows, plan.policy.zone);
  const today = civilDateOf(now, plan.policy.zone);
  const agencies = new Map<string, AgencyEscalations>();
  for (const row of rows) {
    const own = steps.get(row.id) ?? [];
    const last = own.at(-1);
    const report: EscalatedReport = {
      ...row,
      daysOverdue: last?.filedLateBy ?? daysBetween(row.dueOn, today),
      answeredAt: last?.answeredAt ?? null,
      steps: own,
    };
    const { agency } = row;
    const group = agencies.get(agency.id) ?? { agency, reports: [], unanswered: 0 };
    agencies.set(agency.id, group);
    group.reports.push(report);
    if (report.answeredAt === null) group.unanswered++;
  }
  return [...agencies.values()].sort((a, b) => b.unanswered - a.unanswered);
}

async function stepsOf(ledger: Ledger, rows: ReportRow[], zone: string) {
  const ids = rows.map(({ id }) => id);
  const found = await ledger.db.$queryRaw<
    (EscalationStep & { reportId: string; filedOn: Date | null; filedDueOn: string | null })[]
  >`
    SELECT e.report_id AS "reportId", e.level::text AS level, e.due_version AS "dueVersion",
      e.raised_at AS "raisedAt", e.answered_at AS "answeredAt", e.issued_at AS "issuedAt",
      e.issued_by AS "issuedBy", s.filed_at AS "filedOn", s.due_on AS "filedDueOn"
    FROM escalation e LEFT JOIN submission s
      ON s.report_id = e.report_id AND s.filed_at = e.answered_at
    WHERE e.report_id = ANY(${ids}) ORDER BY e.raised_at, e.level`;
  const steps = new Map<string, (EscalationStep & { filedLateBy: number | null })[]>();
  for (const { reportId, filedOn, filedDueOn, ...step } of found) {
    const filedLateBy =
      filedOn && filedDueOn ? daysBetween(filedDueOn, civilDateOf(filedOn, zone)) : null;
    steps.set(reportId, [...(steps.get(reportId) ?? []), { ...step, filedLateBy }]);
  }
  return steps;
}

/** How many letters and circulars wait to be issued: one letter per agency and year. */
export async function draftCounts(
  ledger: Ledger,
  plan: DeskPlan,
): Promise<{ letters: number; circulars: number }> {
  const [row] = await ledger.db.$queryRaw<{ letters: number; circulars: number }[]>`
    SELECT (count(DISTINCT (r.year, r.agency_id)) FILTER (
        WHERE e.level = 'letter' AND r.agency_id <> ${plan.commission.id}))::int AS letters,
      (count(DISTINCT r.year) FILTER (WHERE e.level = 'circular'))::int AS circulars
    FROM escalation e JOIN report r ON r.id = e.report_id
    WHERE r.plan_id = ${plan.id} AND e.issued_at IS NULL AND e.answered_at IS NULL`;
  return row ?? { letters: 0, circulars: 0 };
}
