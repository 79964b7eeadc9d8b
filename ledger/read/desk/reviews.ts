import { civilDateOf } from '../../../domain/calendar/zoned.ts';
import { superiorOf, type PlanAgencies } from '../../../domain/parties.ts';
import { Prisma } from '../../../prisma/generated/client.ts';
import type { Ledger } from '../../ledger.ts';
import { placeOf, type PageOf } from './page-of.ts';
import type { DeskPlan } from './plans.ts';
import { countReports, reportRows, type ReportRow } from './report-rows.ts';
import { inSelection, type Selection } from './selection.ts';

/** A filed report that waits for its review. */
export interface ReviewRow extends ReportRow {
  /** The review's last day is past. */
  late: boolean;
  /** Whose review it waits for. */
  reviewerId: string;
}

/** What of a review queue is wanted. */
export interface ReviewQuery {
  selection: Selection;
  /** Only what this agency reviews; null: all that waits. */
  reviewerId: string | null;
  lateOnly?: boolean;
  page: number;
  size: number;
}

/** One page of what waits for its review, oldest filing first. */
export async function reviewQueue(
  ledger: Ledger,
  plan: DeskPlan,
  { selection, reviewerId, lateOnly = false, page: wanted, size }: ReviewQuery,
  now: Date,
): Promise<PageOf<ReviewRow>> {
  const today = civilDateOf(now, plan.policy.zone);
  const conditions = [
    inSelection(selection),
    IN_REVIEW,
    ...(reviewerId === null ? [] : [Prisma.sql`${superiorSql(plan)} = ${reviewerId}`]),
    ...(lateOnly ? [Prisma.sql`r.review_due_on < ${today}`] : []),
  ];
  const where = Prisma.join(conditions, ' AND ');
  const count = await countReports(ledger, plan, where);
  const { page, pages, limit, offset } = placeOf(count, size, wanted);
  const orderBy = Prisma.sql`r.filed_at`;
  const rows = await reportRows(ledger, plan, now, { where, orderBy, limit, offset });
  return {
    count,
    page,
    pages,
    rows: rows.map((row) => ({
      ...row,
      late: row.reviewDueOn !== null && row.reviewDueOn < today,
      reviewerId: superiorOf(row.agency.id, plan),
    })),
  };
}

const IN_REVIEW = Prisma.sql`r.stage = 'reviewing' AND r.left_at IS NULL`;

/** Who reviews report `r`, in SQL; domain/parties is the rule, and a test holds this against it. */
const superiorSql = ({ commissionId, governmentId }: PlanAgencies): Prisma.Sql =>
  Prisma.sql`CASE WHEN r.agency_id = ${commissionId} THEN ${governmentId}
    ELSE ${commissionId} END`;
