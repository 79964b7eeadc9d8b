import { civilDateOf } from '../../../domain/calendar/zoned.ts';
import { Prisma } from '../../../prisma/generated/client.ts';
import type { Ledger } from '../../ledger.ts';
import type { DeskPlan } from './plans.ts';
import { reportRows, type ReportRow } from './report-rows.ts';

/** A filed report that waits for its review. */
export interface ReviewRow extends ReportRow {
  /** The review's last day is past. */
  late: boolean;
}

const IN_REVIEW = Prisma.sql`r.stage = 'reviewing'`;

/** The review queue of a plan, of every year, oldest filing first. */
export async function reviewQueue(ledger: Ledger, plan: DeskPlan, now: Date): Promise<ReviewRow[]> {
  const today = civilDateOf(now, plan.policy.zone);
  const orderBy = Prisma.sql`r.filed_at`;
  const rows = await reportRows(ledger, plan, now, { where: IN_REVIEW, orderBy });
  return rows.map((row) => ({ ...row, late: row.reviewDueOn !== null && row.reviewDueOn < today }));
}
