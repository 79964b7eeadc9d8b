import { civilDateOf } from '../../../domain/calendar/zoned.ts';
import { statistics } from '../../../domain/statistics/statistics.ts';
import type { Tally } from '../../../domain/statistics/tally.ts';
import { Prisma } from '../../../prisma/generated/client.ts';
import type { Ledger } from '../../ledger.ts';
import { countOpenIssues } from '../issues.ts';
import { openObjections } from '../objections.ts';
import { classesOf, type CountedClass } from './classes.ts';
import { hasColourSql } from './colour-sql.ts';
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
import { chapterLights, type ChapterLights } from './lights.ts';
import type { PageOf } from './page-of.ts';
import { nextMails } from './next-mails.ts';
import type { PlannedInstant } from './planned-mails.ts';
import type { DeskPlan } from './plans.ts';
import { reportRows, type ReportRow } from './report-rows.ts';
import { oldestReviews, type ReviewRow } from './reviews.ts';
import { classInSelection, inSelection, type Selection } from './selection.ts';

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
  /** The first of the reviews that are late, longest first, and how many are. */
  lateReviews: Pick<PageOf<ReviewRow>, 'rows' | 'count'>;
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

/** Reads the overview of a plan's selected cycles at `now`. */
export async function overview(
  ledger: Ledger,
  plan: DeskPlan,
  selection: Selection,
  now: Date,
  size: OverviewSize = SHORT,
): Promise<Overview> {
  const rows = await classesOf(ledger, {
    planId: plan.id,
    by: ['chapter'],
    where: classInSelection(selection),
  });
  const chapters = await chapterLights(ledger, plan, rows, now);
  const redCount = chapters.reduce((sum, { lights }) => sum + lights.red, 0);
  const late = lateReviews(rows, civilDateOf(now, plan.policy.zone));
  const [red, reviews, next, refused, unreachable] = await Promise.all([
    redCount > 0 ? redReports(ledger, plan, selection, now, size.red) : [],
    late > 0
      ? oldestReviews(ledger, plan, { selection, lateOnly: true, size: size.late }, now)
      : [],
    nextMails(ledger, plan, now, size.next),
    refusedContacts(ledger, plan),
    unreachableAgencies(ledger, plan),
  ]);
  const tally = statistics(rows, { now, zone: plan.policy.zone });
  return {
    tally,
    ...stageCounts(rows),
    chapters,
    red,
    redCount,
    lateReviews: { rows: reviews, count: late },
    next,
    refused,
    unreachable,
    extensions: await countWaiting(ledger, plan, selection),
    drafts: await draftCounts(ledger, plan, now),
    objections: await openObjections(ledger, plan.id),
    issues: (await countOpenIssues(ledger, plan.id)).open,
    cycles: await listedCycles(ledger, plan),
  };
}

/** The red reports, longest due first. */
const redReports = (
  ledger: Ledger,
  plan: DeskPlan,
  selection: Selection,
  now: Date,
  limit: number,
): Promise<ReportRow[]> =>
  reportRows(ledger, plan, now, {
    where: Prisma.sql`${inSelection(selection)} AND ${ON_ROSTER}
      AND ${hasColourSql('red', plan.policy, now)}`,
    orderBy: Prisma.sql`r.due_on`,
    limit,
  });

const sumOf = (rows: readonly CountedClass[], meets: (row: CountedClass) => boolean): number =>
  rows.reduce((sum, row) => sum + (row.leftAt === null && meets(row) ? row.n : 0), 0);

const stageCounts = (rows: readonly CountedClass[]) => ({
  inReview: sumOf(rows, ({ stage }) => stage === 'reviewing'),
  returned: sumOf(rows, ({ stage, returnedAt }) => stage === 'collecting' && returnedAt !== null),
});

const lateReviews = (rows: readonly CountedClass[], today: string): number =>
  sumOf(rows, ({ stage, reviewDueOn }) => stage === 'reviewing' && (reviewDueOn ?? today) < today);
