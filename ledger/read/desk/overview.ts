import type { Tally } from '../../../domain/statistics/tally.ts';
import { Prisma } from '../../../prisma/generated/client.ts';
import type { Ledger } from '../../ledger.ts';
import { countOpenIssues } from '../issues.ts';
import { openObjections } from '../objections.ts';
import { colourSql } from './colour-sql.ts';
import {
  refusedContacts,
  unreachableAgencies,
  type RefusedContact,
  type UnreachableAgency,
} from './contacts.ts';
import { ON_ROSTER } from './counting-sql.ts';
import { listedCycles, type ListedCycle } from './cycles.ts';
import { countWaiting } from './extensions.ts';
import { draftCounts } from './escalations-page.ts';
import { lightsByChapter, type ChapterLights } from './lights.ts';
import type { PageOf } from './page-of.ts';
import { plannedMails, type PlannedInstant } from './planned-mails.ts';
import type { DeskPlan } from './plans.ts';
import { countReports, reportRows, type ReportRow } from './report-rows.ts';
import { reviewQueue, type ReviewRow } from './reviews.ts';
import { inSelection, type Selection } from './selection.ts';
import { tallyOf } from './tallies.ts';

/** The desk's first page: where the selected cycles of a plan stand. */
export interface Overview {
  tally: Tally;
  inReview: number;
  /** Returned and not filed again yet. */
  returned: number;
  chapters: ChapterLights[];
  /** The worst of the red, longest overdue first: what is overdue, and what was filed after closing. */
  red: ReportRow[];
  redCount: number;
  lateReviews: PageOf<ReviewRow>;
  /** What will be sent next. */
  next: PlannedInstant[];
  refused: RefusedContact[];
  unreachable: UnreachableAgency[];
  /** Confirmed requests for an extension that wait for a decision. */
  extensions: number;
  drafts: { letters: number; circulars: number };
  /** Objections that wait for an answer. */
  objections: number;
  /** Major issues that are not answered. */
  issues: number;
  cycles: ListedCycle[];
}

/** How long the overview's lists are. */
export interface OverviewSize {
  red: number;
  late: number;
  next: number;
}

const SHORT: OverviewSize = { red: 10, late: 6, next: 4 };
const HORIZON_MS = 400 * 86_400_000;

/** Reads the overview of a plan's selected cycles at `now`. */
export async function overview(
  ledger: Ledger,
  plan: DeskPlan,
  selection: Selection,
  now: Date,
  size: OverviewSize = SHORT,
): Promise<Overview> {
  const red = Prisma.sql`${inSelection(selection)} AND ${ON_ROSTER}
    AND ${colourSql(plan.policy, now)} = 'red'`;
  const late = { selection, reviewerId: null, lateOnly: true, page: 1, size: size.late };
  const [tally, stages, chapters, redRows, redCount, lateReviews, planned, refused, unreachable] =
    await Promise.all([
      tallyOf(ledger, plan, selection, now),
      stageCounts(ledger, plan, selection),
      lightsByChapter(ledger, plan, selection, now),
      reportRows(ledger, plan, now, { where: red, orderBy: BY_DUE_DATE, limit: size.red }),
      countReports(ledger, plan, red),
      reviewQueue(ledger, plan, late, now),
      plannedMails(ledger, plan, now, new Date(now.getTime() + HORIZON_MS)),
      refusedContacts(ledger, plan),
      unreachableAgencies(ledger, plan),
    ]);
  return {
    tally,
    ...stages,
    chapters,
    red: redRows,
    redCount,
    lateReviews,
    next: planned.slice(0, size.next),
    refused,
    unreachable,
    extensions: await countWaiting(ledger, plan, selection),
    drafts: await draftCounts(ledger, plan, now),
    objections: await openObjections(ledger, plan.id),
    issues: (await countOpenIssues(ledger, plan.id)).open,
    cycles: await listedCycles(ledger, plan),
  };
}

const BY_DUE_DATE = Prisma.sql`r.due_on`;

async function stageCounts(ledger: Ledger, plan: DeskPlan, selection: Selection) {
  const [row] = await ledger.db.$queryRaw<{ inReview: number; returned: number }[]>`
    SELECT (count(*) FILTER (WHERE r.stage = 'reviewing'))::int AS "inReview",
      (count(*) FILTER (WHERE r.stage = 'collecting' AND r.returned_at IS NOT NULL))::int
        AS returned
    FROM report r WHERE r.plan_id = ${plan.id} AND ${inSelection(selection)} AND ${ON_ROSTER}`;
  return row ?? { inReview: 0, returned: 0 };
}
