import type { LightColour } from '../../../domain/light/reason.ts';
import type { ReportStage } from '../../../domain/report/facts.ts';
import type { Filing } from '../../../domain/statistics/counting-rule.ts';
import { Prisma } from '../../../prisma/generated/client.ts';
import type { Ledger } from '../../ledger.ts';
import { colourSql, severitySql } from './colour-sql.ts';
import { filedAsSql, ON_ROSTER, overdueSql } from './counting-sql.ts';
import { placeOf, type PageOf } from './page-of.ts';
import type { DeskPlan } from './plans.ts';
import { countReports, reportRows, type ReportRow } from './report-rows.ts';
import { inSelection, type Selection } from './selection.ts';

/** A stage, those overdue now, or those that left the roster. */
export type LedgerStage = ReportStage | 'overdue' | 'left';

/** What the ledger can be sorted by. */
export type LedgerSort = 'number' | 'due' | 'light' | 'agency';

/** What the ledger (台账) is narrowed to; null = not narrowed. */
export interface LedgerFilter extends Selection {
  light: LightColour | null;
  stage: LedgerStage | null;
  /** What the newest filing is counted apart as. */
  filing: Filing | null;
  /** A chapter's title, or WITHOUT_TASK. */
  chapter: string | null;
  agencyId: string | null;
  /** Words that must all be found; each is also looked for as a task's number. */
  search: string;
  sort: LedgerSort;
  descending: boolean;
  /** From 1. */
  page: number;
}

/** One page of the ledger, and the filter's count. */
export interface LedgerPage extends PageOf<ReportRow> {
  /** Reports of the selected cycles at all, whether they meet the filter or not. */
  total: number;
}

/** Reports on one page of the ledger. */
export const LEDGER_PAGE_SIZE = 50;

/** In place of a chapter's title: the reports that are about no task. */
export const WITHOUT_TASK = '0';

/** One page of the ledger; a page past the end gives the last. */
export async function ledgerPage(
  ledger: Ledger,
  plan: DeskPlan,
  filter: LedgerFilter,
  now: Date,
): Promise<LedgerPage> {
  const colour = colourSql(plan.policy, now);
  const where = whereOf(filter, colour, now);
  const [count, total] = await Promise.all([
    countReports(ledger, plan, where),
    countReports(ledger, plan, inSelection(filter)),
  ]);
  const { page, pages, ...place } = placeOf(count, LEDGER_PAGE_SIZE, filter.page);
  const rows = await reportRows(ledger, plan, now, {
    where,
    orderBy: await orderOf(ledger, filter, colour),
    ...place,
  });
  return { rows, count, total, page, pages };
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
  const colour = colourSql(plan.policy, now);
  const orderBy = await orderOf(ledger, filter, colour);
  return reportRows(ledger, plan, now, {
    where: whereOf(filter, colour, now),
    orderBy,
    limit: most,
  });
}

function whereOf(filter: LedgerFilter, colour: Prisma.Sql, now: Date): Prisma.Sql {
  const { light, stage, filing, chapter, agencyId, search } = filter;
  const conditions = [inSelection(filter)];
  if (stage) conditions.push(inStage(stage, now));
  if (filing) conditions.push(filedAsSql(filing));
  if (light) conditions.push(Prisma.sql`${colour} = ${light} AND ${ON_ROSTER}`);
  if (chapter === WITHOUT_TASK) conditions.push(Prisma.sql`t.id IS NULL`);
  else if (chapter !== null) conditions.push(Prisma.sql`t.chapter_title = ${chapter}`);
  if (agencyId) conditions.push(Prisma.sql`r.agency_id = ${agencyId}`);
  for (const word of search.split(/\s+/).filter(Boolean).slice(0, 8)) conditions.push(found(word));
  return Prisma.join(conditions, ' AND ');
}

function inStage(stage: LedgerStage, now: Date): Prisma.Sql {
  if (stage === 'overdue') return overdueSql(now);
  if (stage === 'left') return Prisma.sql`r.left_at IS NOT NULL`;
  return Prisma.sql`r.stage = ${stage}::"ReportStage" AND ${ON_ROSTER}`;
}

/** The word stands in the task's text, its headings, the agency's names or the report's number. */
function found(word: string): Prisma.Sql {
  const like = `%${word.replace(/[\\%_]/g, '\\$&')}%`;
  return Prisma.sql`(t.number = ${word} OR (t.number IS NULL AND t."order"::text = ${word}) OR t.text ILIKE ${like} OR t.section_title ILIKE ${like}
    OR t.chapter_title ILIKE ${like} OR a.name ILIKE ${like} OR a.name_en ILIKE ${like}
    OR r.id ILIKE ${like}
    OR EXISTS (SELECT 1 FROM agency_alias s WHERE s.agency_id = a.id AND s.name ILIKE ${like}))`;
}

async function orderOf(
  ledger: Ledger,
  { sort, descending }: LedgerFilter,
  colour: Prisma.Sql,
): Promise<Prisma.Sql> {
  const direction = descending ? Prisma.sql`DESC` : Prisma.sql`ASC`;
  switch (sort) {
    case 'number':
      return Prisma.sql`coalesce(t."order", 1000000) ${direction}`;
    case 'due':
      return Prisma.sql`r.due_on ${direction}`;
    case 'light':
      return Prisma.sql`${severitySql(colour)} ${direction}, r.due_on`;
    case 'agency':
      return Prisma.sql`array_position(${await agencyOrder(ledger)}::text[], r.agency_id) ${direction}`;
  }
}

/** Agencies by their Chinese names in the order of their sounds, as a reader looks for them. */
async function agencyOrder(ledger: Ledger): Promise<string[]> {
  const agencies = await ledger.db.agency.findMany({ select: { id: true, name: true } });
  const { compare } = new Intl.Collator('zh-CN');
  return agencies.sort((a, b) => compare(a.name, b.name)).map(({ id }) => id);
}
