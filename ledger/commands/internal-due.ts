import { civilDateOf } from '../../domain/calendar/zoned.ts';
import type { CivilDate } from '../../domain/calendar/civil-date.ts';
import { owes, type Actor } from '../../domain/report/actor.ts';
import { decideInternalDue } from '../../domain/report/internal-due.ts';
import { refused, type Outcome, type Refusal } from '../../domain/report/refusal.ts';
import { Prisma } from '../../prisma/generated/client.ts';
import { audit } from '../audit.ts';
import type { Ledger, Tx } from '../ledger.ts';
import { operatorRefusal } from '../lock-plan.ts';
import { planInForce, REPORT_COLUMNS } from '../lock-report.ts';
import type { Report } from '../../prisma/generated/client.ts';

/** A report with the internal due date (内部期限) that it is to have; empty: none. */
export interface InternalDueRow {
  reportId: string;
  day: string;
}

/** What became of one: what it was and is, or why it stays. */
export type InternalDueChange =
  { was: CivilDate | null; becomes: CivilDate | null } | { refusal: Refusal };

/**
 * Sets internal due dates of a plan's reports: its commission may of all, an agency of what it owes. The
 * legal date, and with it lights, ladder and statistics, stays what it is. Each row by itself: one that
 * is refused holds up no other.
 */
export const setInternalDue = (
  ledger: Ledger,
  planId: string,
  rows: readonly InternalDueRow[],
  actor: Actor,
): Promise<Outcome<InternalDueChange[]>> =>
  ledger.db.$transaction(async (tx) => {
    const changes = await writeInternalDue(ledger, tx, planId, rows, actor);
    return changes ? { ok: true, value: changes } : refused({ code: 'not_found' });
  });

/** As `setInternalDue`, within a transaction; null: there is no such plan. */
export async function writeInternalDue(
  ledger: Ledger,
  tx: Tx,
  planId: string,
  rows: readonly InternalDueRow[],
  actor: Actor,
): Promise<InternalDueChange[] | null> {
  const plan = await planInForce(tx, Prisma.sql`${planId}`);
  if (!plan) return null;
  const ids = [...new Set(rows.map(({ reportId }) => reportId))];
  // Reports before their parts, as everybody locks them.
  const held = await tx.$queryRaw<Report[]>`
    SELECT ${REPORT_COLUMNS} FROM report WHERE plan_id = ${planId} AND id = ANY(${ids})
    ORDER BY parent_id NULLS FIRST, id FOR UPDATE`;
  const reports = new Map(held.map((report) => [report.id, report]));
  const now = await ledger.clock.now();
  const today = civilDateOf(now, plan.policy.zone);
  const mayAll = operatorRefusal(actor, plan) === null;
  const changes: InternalDueChange[] = [];
  for (const { reportId, day } of rows) {
    const report = reports.get(reportId);
    if (!report) {
      changes.push({ refusal: { code: 'not_found' } });
      continue;
    }
    if (!mayAll && !owes(actor, report)) {
      changes.push({ refusal: { code: 'not_yours' } });
      continue;
    }
    const decided = decideInternalDue(report, day, today);
    if ('code' in decided) {
      changes.push({ refusal: decided });
      continue;
    }
    changes.push(decided);
    const { was, becomes } = decided;
    if (was === becomes) continue;
    await tx.report.update({ where: { id: reportId }, data: { internalDueOn: becomes } });
    // A row that names it a second time changes what the first one made.
    reports.set(reportId, { ...report, internalDueOn: becomes });
    const about = { at: now, actor, action: 'set_internal_due', planId, subject: reportId };
    await audit(tx, { ...about, data: { was, becomes } });
  }
  return changes;
}
