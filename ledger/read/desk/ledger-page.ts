import type { LightColour } from '../../../domain/light/reason.ts';
import { Prisma } from '../../../prisma/generated/client.ts';
import type { Ledger } from '../../ledger.ts';
import { assignedAgencies, bySound } from './assigned.ts';
import { classes, countClasses } from './classes.ts';
import { colourSql, hasColourSql, severitySql } from './colour-sql.ts';
import { classesIn } from './ledger-count.ts';
import { filterSql, type LedgerFilter } from './ledger-filter.ts';
import { placeOf, type PageOf } from './page-of.ts';
import type { DeskPlan } from './plans.ts';
import { countReports, reportRows, type ReportRow } from './report-rows.ts';
import { searchSql } from './search.ts';
import { classInSelection } from './selection.ts';

/** One page of the ledger, and the filter's count. */
export interface LedgerPage extends PageOf<ReportRow> {
  /** There are more than `count`, which were not counted: a search of a large plan. */
  isMore: boolean;
  /** Reports of the selected cycles at all, whether they meet the filter or not. */
  total: number;
}

/** Reports on one page of the ledger. */
export const LEDGER_PAGE_SIZE = 50;

/** In a plan with more reports than this what a search finds is counted up to `MOST_COUNTED`. */
const LARGE = 20_000;
const MOST_COUNTED = 1_000;

/** One page of the ledger; a page past the end gives the last. */
export async function ledgerPage(
  ledger: Ledger,
  plan: DeskPlan,
  filter: LedgerFilter,
  now: Date,
): Promise<LedgerPage> {
  const [total, found, searched] = await Promise.all([
    countClasses(ledger, { planId: plan.id, where: classInSelection(filter) }),
    classesIn(ledger, plan, filter, now),
    searchSql(ledger, plan.id, filter.search),
  ]);
  const none = { rows: [], count: 0, isMore: false, total, page: 1, pages: 1 };
  if (searched === null || total === 0) return none;
  const where = Prisma.sql`${filterSql(filter, plan, now)} AND ${searched}`;
  const most = total > LARGE ? MOST_COUNTED : null;
  const counted =
    found === null
      ? await countReports(ledger, plan, where, most === null ? null : most + 1)
      : found.reduce((sum, { n }) => sum + n, 0);
  if (counted === 0) return none;
  const isMore = found === null && most !== null && counted > most;
  const count = isMore ? most : counted;
  const { page, pages, limit, offset } = placeOf(count, LEDGER_PAGE_SIZE, filter.page);
  const query = { where, limit, offset, descending: filter.descending };
  const rows = await pageRows(ledger, plan, filter, found, query, now);
  return { rows, count, isMore, total, page, pages };
}

/**
 * All reports that meet the filter, in its order: what is taken away as a file.
 * @param most so many at most.
 */
export async function ledgerRows(
  ledger: Ledger,
  plan: DeskPlan,
  filter: LedgerFilter,
  now: Date,
  most: number,
): Promise<ReportRow[]> {
  const searched = await searchSql(ledger, plan.id, filter.search);
  if (searched === null) return [];
  return sortedRows(
    ledger,
    plan,
    filter,
    {
      where: Prisma.sql`${filterSql(filter, plan, now)} AND ${searched}`,
      limit: most,
      offset: 0,
      descending: filter.descending,
    },
    now,
  );
}

interface PageQuery {
  where: Prisma.Sql;
  limit: number;
  offset: number;
  descending: boolean;
}

/** A page in the order of its filter: by light or agency, of those alone that stand on it, where it is known who does. */
async function pageRows(
  ledger: Ledger,
  plan: DeskPlan,
  filter: LedgerFilter,
  found: { n: number; colour: LightColour }[] | null,
  query: PageQuery,
  now: Date,
): Promise<ReportRow[]> {
  if (filter.sort === 'light' && found !== null) return byLight(ledger, plan, found, query, now);
  const { light, stage, filing, chapter, search } = filter;
  const isWhole = search === '' && [light, stage, filing, chapter].every((each) => each === null);
  if (filter.sort === 'agency' && isWhole) return byAgency(ledger, plan, filter, query, now);
  return sortedRows(ledger, plan, filter, query, now);
}

const BURNING_FIRST: readonly LightColour[] = ['red', 'yellow', 'green', 'blue'];

async function byLight(
  ledger: Ledger,
  plan: DeskPlan,
  found: readonly { n: number; colour: LightColour }[],
  { where, limit, offset, descending }: PageQuery,
  now: Date,
): Promise<ReportRow[]> {
  const rows: ReportRow[] = [];
  let before = 0;
  for (const colour of descending ? BURNING_FIRST.toReversed() : BURNING_FIRST) {
    const own = found.reduce((sum, each) => sum + (each.colour === colour ? each.n : 0), 0);
    const from = Math.max(0, offset - before);
    const wanted = Math.min(limit - rows.length, own - from);
    before += own;
    if (wanted <= 0) continue;
    const direction = descending ? Prisma.sql`DESC` : Prisma.sql`ASC`;
    rows.push(
      ...(await reportRows(ledger, plan, now, {
        where: Prisma.sql`${where} AND ${hasColourSql(colour, plan.policy, now)}`,
        orderBy: Prisma.sql`r.due_on ${direction}`,
        ...{ descending, limit: wanted, offset: from },
      })),
    );
  }
  return rows;
}

/** The agencies on the page are found by their counts; only their reports are read. */
async function byAgency(
  ledger: Ledger,
  plan: DeskPlan,
  filter: LedgerFilter,
  { where, limit, offset, descending }: PageQuery,
  now: Date,
): Promise<ReportRow[]> {
  const ofSelection = classInSelection(filter);
  const [agencies, counts] = await Promise.all([
    assignedAgencies(ledger, plan.id),
    ledger.db.$queryRaw<{ id: string; n: number }[]>`
      SELECT c.agency_id AS id, sum(c.n)::int AS n FROM ${classes(plan.id, true, ofSelection)} c GROUP BY 1`,
  ]);
  const countOf = new Map(counts.map(({ id, n }) => [id, n]));
  const ordered = descending ? agencies.toReversed() : agencies;
  const shown: string[] = [];
  let before = 0;
  let skipped = 0;
  for (const { id } of ordered) {
    const own = countOf.get(id) ?? 0;
    if (before + own <= offset) skipped += own;
    else if (before < offset + limit) shown.push(id);
    before += own;
  }
  return reportRows(ledger, plan, now, {
    where: Prisma.sql`${where} AND r.agency_id = ANY(${shown})`,
    orderBy: Prisma.sql`array_position(${shown}::text[], r.agency_id)`,
    ...{ descending, limit, offset: offset - skipped },
  });
}

async function sortedRows(
  ledger: Ledger,
  plan: DeskPlan,
  { sort, descending }: LedgerFilter,
  query: PageQuery,
  now: Date,
): Promise<ReportRow[]> {
  const direction = descending ? Prisma.sql`DESC` : Prisma.sql`ASC`;
  const orders = {
    number: () => Prisma.sql`r.place ${direction}`,
    due: () => Prisma.sql`r.due_on ${direction}`,
    light: () =>
      Prisma.sql`${severitySql(colourSql(plan.policy, now))} ${direction}, r.due_on ${direction}`,
    agency: async () =>
      Prisma.sql`array_position(${await agencyOrder(ledger)}::text[], r.agency_id) ${direction}`,
  };
  return reportRows(ledger, plan, now, { ...query, orderBy: await orders[sort]() });
}

/** Agencies by their Chinese names in the order of their sounds, as a reader looks for them. */
async function agencyOrder(ledger: Ledger): Promise<string[]> {
  const agencies = await ledger.db.agency.findMany({ select: { id: true, name: true } });
  return agencies.sort((a, b) => bySound(a.name, b.name)).map(({ id }) => id);
}
