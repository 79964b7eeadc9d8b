import type { LightColour } from '../../../domain/light/reason.ts';
import type { ReportStage } from '../../../domain/report/facts.ts';
import type { Filing } from '../../../domain/statistics/counting-rule.ts';
import { Prisma } from '../../../prisma/generated/client.ts';
import { hasColourSql } from './colour-sql.ts';
import { filedAsSql, ON_ROSTER, overdueSql } from './counting-sql.ts';
import type { DeskPlan } from './plans.ts';
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

/** In place of a chapter's title: the reports that are about no task. */
export const WITHOUT_TASK = '0';

/** The condition of a filter, but for its search, on report `r` and task `t`. */
export function filterSql(filter: LedgerFilter, plan: DeskPlan, now: Date): Prisma.Sql {
  const { light, stage, filing, chapter, agencyId } = filter;
  const conditions = [inSelection(filter)];
  if (stage) conditions.push(inStage(stage, now));
  if (filing) conditions.push(filedAsSql(filing));
  if (light) conditions.push(Prisma.sql`${hasColourSql(light, plan.policy, now)} AND ${ON_ROSTER}`);
  if (chapter === WITHOUT_TASK) conditions.push(Prisma.sql`t.id IS NULL`);
  else if (chapter !== null) conditions.push(Prisma.sql`t.chapter_title = ${chapter}`);
  if (agencyId !== null) conditions.push(Prisma.sql`r.agency_id = ${agencyId}`);
  return Prisma.join(conditions, ' AND ');
}

function inStage(stage: LedgerStage, now: Date): Prisma.Sql {
  if (stage === 'overdue') return Prisma.sql`r.stage <> 'accepted' AND ${overdueSql(now)}`;
  if (stage === 'left') return Prisma.sql`r.left_at IS NOT NULL`;
  return Prisma.sql`r.stage = ${stage}::"ReportStage" AND ${ON_ROSTER}`;
}
