import type { Tally } from '../../../domain/statistics/tally.ts';
import { Prisma } from '../../../prisma/generated/client.ts';
import type { Ledger } from '../../ledger.ts';
import { colourSql } from './colour-sql.ts';
import { refusedContacts, type RefusedContact } from './contacts.ts';
import { draftCounts } from './escalations.ts';
import { lightsByChapter, type ChapterLights } from './lights.ts';
import { plannedMails, type PlannedInstant } from './planned-mails.ts';
import type { DeskPlan } from './plans.ts';
import { countReports, inYear, reportRows, type ReportRow } from './report-rows.ts';
import { reviewQueue, type ReviewRow } from './reviews.ts';
import { tallyOf } from './tallies.ts';

/** The desk's first page: where a plan's year stands. */
export interface Overview {
  tally: Tally;
  inReview: number;
  /** Returned and not filed again yet. */
  returned: number;
  chapters: ChapterLights[];
  /** The worst of the red, longest overdue first. */
  red: ReportRow[];
  redCount: number;
  lateReviews: ReviewRow[];
  /** What will be sent next. */
  next: PlannedInstant[];
  refused: RefusedContact[];
  drafts: { letters: number; circulars: number };
}

const SHOWN = 10;
const NEXT_SHOWN = 4;
const HORIZON_MS = 400 * 86_400_000;

/** Reads the overview of a plan and year (every year when null) at `now`. */
export async function overview(
  ledger: Ledger,
  plan: DeskPlan,
  year: number | null,
  now: Date,
): Promise<Overview> {
  const red = Prisma.sql`${inYear(year)} AND ${colourSql(plan.policy, now)} = 'red'`;
  const [tally, stages, chapters, redRows, redCount, queue, planned, refused, drafts] =
    await Promise.all([
      tallyOf(ledger, plan, year, now),
      stageCounts(ledger, plan, year),
      lightsByChapter(ledger, plan, year, now),
      reportRows(ledger, plan, now, { where: red, orderBy: Prisma.sql`r.due_on`, limit: SHOWN }),
      countReports(ledger, plan, red),
      reviewQueue(ledger, plan, now),
      plannedMails(ledger, plan, now, new Date(now.getTime() + HORIZON_MS)),
      refusedContacts(ledger),
      draftCounts(ledger, plan),
    ]);
  return {
    tally,
    ...stages,
    chapters,
    red: redRows,
    redCount,
    lateReviews: queue.filter(({ late }) => late),
    next: planned.slice(0, NEXT_SHOWN),
    refused,
    drafts,
  };
}

async function stageCounts(ledger: Ledger, plan: DeskPlan, year: number | null) {
  const [row] = await ledger.db.$queryRaw<{ inReview: number; returned: number }[]>`
    SELECT (count(*) FILTER (WHERE r.stage = 'reviewing'))::int AS "inReview",
      (count(*) FILTER (WHERE r.stage = 'collecting' AND r.returned_at IS NOT NULL))::int
        AS returned
    FROM report r WHERE r.plan_id = ${plan.id} AND ${inYear(year)}`;
  return row ?? { inReview: 0, returned: 0 };
}
