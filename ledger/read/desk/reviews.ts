import { civilDateOf } from '../../../domain/calendar/zoned.ts';
import { superiorOf, type PlanAgencies } from '../../../domain/parties.ts';
import { Prisma } from '../../../prisma/generated/client.ts';
import type { Ledger } from '../../ledger.ts';
import { countClasses } from './classes.ts';
import { placeOf, type PageOf } from './page-of.ts';
import type { DeskPlan } from './plans.ts';
import { reportRows, type ReportRow } from './report-rows.ts';
import { classInSelection, inSelection, type Selection } from './selection.ts';

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
  page: number;
  size: number;
}

/** One page of what waits for its review, oldest filing first. */
export async function reviewQueue(
  ledger: Ledger,
  plan: DeskPlan,
  { selection, reviewerId, page: wanted, size }: ReviewQuery,
  now: Date,
): Promise<PageOf<ReviewRow>> {
  const count = await countInReview(ledger, plan, selection, reviewerId);
  const { page, pages, limit, offset } = placeOf(count, size, wanted);
  const conditions = [
    inSelection(selection),
    ...(reviewerId === null ? [] : [reviewedBySql(plan, reviewerId)]),
  ];
  const where = Prisma.join(conditions, ' AND ');
  const rows = count === 0 ? [] : await inReview(ledger, plan, where, { limit, offset }, now);
  return { count, page, pages, rows };
}

/** The first that wait for their review, oldest filing first. */
export async function oldestReviews(
  ledger: Ledger,
  plan: DeskPlan,
  { selection, lateOnly, size }: { selection: Selection; lateOnly: boolean; size: number },
  now: Date,
): Promise<ReviewRow[]> {
  const today = civilDateOf(now, plan.policy.zone);
  const late = lateOnly ? Prisma.sql`r.review_due_on < ${today}` : Prisma.sql`TRUE`;
  const where = Prisma.sql`${inSelection(selection)} AND ${late}`;
  return inReview(ledger, plan, where, { limit: size, offset: 0 }, now);
}

async function inReview(
  ledger: Ledger,
  plan: DeskPlan,
  where: Prisma.Sql,
  place: { limit: number; offset: number },
  now: Date,
): Promise<ReviewRow[]> {
  const today = civilDateOf(now, plan.policy.zone);
  const rows = await reportRows(ledger, plan, now, {
    where: Prisma.sql`${IN_REVIEW} AND ${where}`,
    orderBy: Prisma.sql`r.filed_at`,
    ...place,
  });
  return rows.map((row) => ({
    ...row,
    late: row.reviewDueOn !== null && row.reviewDueOn < today,
    reviewerId: superiorOf(row.agency.id, plan),
  }));
}

/** What waits, by its classes: what the commission owes is counted apart. */
async function countInReview(
  ledger: Ledger,
  plan: DeskPlan,
  selection: Selection,
  reviewerId: string | null,
): Promise<number> {
  const where = Prisma.sql`${classInSelection(selection)} AND c.stage = 'reviewing' AND NOT c.gone`;
  const all = () => countClasses(ledger, { planId: plan.id, where });
  if (reviewerId === null) return all();
  const ofCommission = () =>
    countClasses(ledger, {
      planId: plan.id,
      where: Prisma.sql`${where} AND c.agency_id = ${plan.commissionId}`,
      ofAgencies: true,
    });
  if (reviewerId === plan.governmentId) return ofCommission();
  return reviewerId === plan.commissionId ? (await all()) - (await ofCommission()) : 0;
}

const IN_REVIEW = Prisma.sql`r.stage = 'reviewing' AND r.left_at IS NULL`;

/** Whether an agency reviews report `r`, in SQL; domain/parties is the rule, and a test holds this against it. */
const reviewedBySql = (
  { commissionId, governmentId }: PlanAgencies,
  reviewerId: string,
): Prisma.Sql => {
  if (reviewerId === governmentId) return Prisma.sql`r.agency_id = ${commissionId}`;
  return reviewerId === commissionId
    ? Prisma.sql`r.agency_id <> ${commissionId}`
    : Prisma.sql`FALSE`;
};
