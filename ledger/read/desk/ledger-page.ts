import type { LightColour } from '../../../domain/light/reason.ts';
import type { ReportStage } from '../../../domain/report/facts.ts';
import type { ReportKind } from '../../../domain/words/words.ts';
import { Prisma } from '../../../prisma/generated/client.ts';
import type { Ledger } from '../../ledger.ts';
import { colourSql, severitySql } from './colour-sql.ts';
import type { DeskPlan } from './plans.ts';
import { countReports, inYear, reportRows, type ReportRow } from './report-rows.ts';

export type LedgerSort = 'number' | 'due' | 'light' | 'agency';

/** What the ledger (台账) is narrowed to; null = not narrowed. */
export interface LedgerFilter {
  year: number | null;
  kind: ReportKind | null;
  light: LightColour | null;
  stage: ReportStage | null;
  /** 0 = reports on the whole plan, which have no chapter. */
  chapter: number | null;
  agencyId: string | null;
  /** Words that must all be found; a number is also looked for as a task's number. */
  search: string;
  sort: LedgerSort;
  descending: boolean;
  /** From 1. */
  page: number;
}

export interface LedgerPage {
  rows: ReportRow[];
  /** Reports that meet the filter, on all pages. */
  count: number;
  /** Reports of the plan at all. */
  total: number;
  page: number;
  pages: number;
}

export const LEDGER_PAGE_SIZE = 50;

/** One page of the ledger; a page past the end gives the last. */
export async function ledgerPage(
  ledger: Ledger,
  plan: DeskPlan,
  filter: LedgerFilter,
  now: Date,
): Promise<LedgerPage> {
  const colour = colourSql(plan.policy, now);
  const where = whereOf(filter, colour);
  const [count, total] = await Promise.all([
    countReports(ledger, plan, where),
    countReports(ledger, plan, inYear(filter.year)),
  ]);
  const pages = Math.max(1, Math.ceil(count / LEDGER_PAGE_SIZE));
  const page = Math.min(Math.max(1, filter.page), pages);
  const rows = await reportRows(ledger, plan, now, {
    where,
    orderBy: await orderOf(ledger, filter, colour),
    limit: LEDGER_PAGE_SIZE,
    offset: (page - 1) * LEDGER_PAGE_SIZE,
  });
  return { rows, count, total, page, pages };
}

function whereOf(filter: LedgerFilter, colour: Prisma.Sql): Prisma.Sql {
  const { year, kind, light, stage, chapter, agencyId, search } = filter;
  const conditions = [inYear(year)];
  if (kind) conditions.push(Prisma.sql`r.kind = ${kind}::"ReportKind"`);
  if (stage) conditions.push(Prisma.sql`r.stage = ${stage}::"ReportStage"`);
  if (light) conditions.push(Prisma.sql`${colour} = ${light}`);
  if (chapter === 0) conditions.push(Prisma.sql`t.id IS NULL`);
  else if (chapter !== null) conditions.push(Prisma.sql`t.chapter_number = ${chapter}`);
  if (agencyId) conditions.push(Prisma.sql`r.agency_id = ${agencyId}`);
  for (const word of search.split(/\s+/).filter(Boolean).slice(0, 8)) conditions.push(found(word));
  return Prisma.join(conditions, ' AND ');
}

/** The word stands in the task's text, its headings, the agency's names or the report's number. */
function found(word: string): Prisma.Sql {
  const like = `%${word.replace(/[\\%_]/g, '\\$&')}%`;
  const number = /^\d{1,6}$/.test(word) ? Number(word) : -1;
  return Prisma.sql`(t.number = ${number} OR t.text ILIKE ${like} OR t.section_title ILIKE ${like}
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
      return Prisma.sql`coalesce(t.number, 1000000) ${direction}`;
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
