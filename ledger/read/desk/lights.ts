import type { LightColour } from '../../../domain/light/reason.ts';
import { Prisma } from '../../../prisma/generated/client.ts';
import type { Ledger } from '../../ledger.ts';
import { colourSql } from './colour-sql.ts';
import type { DeskPlan } from './plans.ts';
import { inYear } from './report-rows.ts';

/** How many reports show which light; withdrawn ones are not counted. */
export type Lights = Record<LightColour, number>;

export const noLights = (): Lights => ({ green: 0, yellow: 0, red: 0, blue: 0 });

/** The lights of one chapter; null for the reports on the whole plan. */
export interface ChapterLights {
  chapter: { number: number; title: string } | null;
  lights: Lights;
  total: number;
}

/** Lights by chapter, in the document's order, reports on the whole plan last. */
export async function lightsByChapter(
  ledger: Ledger,
  plan: DeskPlan,
  year: number | null,
  now: Date,
): Promise<ChapterLights[]> {
  const rows = await ledger.db.$queryRaw<
    { number: number | null; title: string | null; colour: LightColour; count: number }[]
  >`
    SELECT t.chapter_number AS number, t.chapter_title AS title,
      ${colourSql(plan.policy, now)} AS colour, count(*)::int AS count
    FROM report r LEFT JOIN task t ON t.id = r.task_id
    WHERE r.plan_id = ${plan.id} AND ${inYear(year)} AND r.stage <> 'withdrawn'
    GROUP BY 1, 2, 3 ORDER BY 1 NULLS LAST`;
  const chapters = new Map<number | null, ChapterLights>();
  for (const { number, title, colour, count } of rows) {
    const chapter = number === null ? null : { number, title: title ?? '' };
    const known = chapters.get(number) ?? { chapter, lights: noLights(), total: 0 };
    chapters.set(number, known);
    known.lights[colour] += count;
    known.total += count;
  }
  return [...chapters.values()];
}

/** Lights by agency id. */
export async function lightsByAgency(
  ledger: Ledger,
  plan: DeskPlan,
  year: number | null,
  now: Date,
): Promise<Map<string, Lights>> {
  const rows = await ledger.db.$queryRaw<{ id: string; colour: LightColour; count: number }[]>(
    Prisma.sql`
    SELECT r.agency_id AS id, ${colourSql(plan.policy, now)} AS colour, count(*)::int AS count
    FROM report r WHERE r.plan_id = ${plan.id} AND ${inYear(year)} AND r.stage <> 'withdrawn'
    GROUP BY 1, 2`,
  );
  const agencies = new Map<string, Lights>();
  for (const { id, colour, count } of rows) {
    const lights = agencies.get(id) ?? noLights();
    agencies.set(id, lights);
    lights[colour] += count;
  }
  return agencies;
}
