import type { LightColour } from '../../../domain/light/reason.ts';
import { Prisma } from '../../../prisma/generated/client.ts';
import type { Ledger } from '../../ledger.ts';
import { colourSql } from './colour-sql.ts';
import { ON_ROSTER } from './counting-sql.ts';
import type { DeskPlan } from './plans.ts';
import { inSelection, type Selection } from './selection.ts';

/** How many reports show which light; those that left the roster are not counted. */
export type Lights = Record<LightColour, number>;

/** The count of no reports, by colour. */
export const noLights = (): Lights => ({ green: 0, yellow: 0, red: 0, blue: 0 });

/** A chapter by what the document calls it; either may be missing. */
export interface Chapter {
  number: string | null;
  title: string | null;
}

/** The lights of one chapter; null for the reports without a task. */
export interface ChapterLights {
  chapter: Chapter | null;
  lights: Lights;
  total: number;
}

/** Lights by chapter, in the document's order, reports on the whole plan last. */
export async function lightsByChapter(
  ledger: Ledger,
  plan: DeskPlan,
  selection: Selection,
  now: Date,
): Promise<ChapterLights[]> {
  const rows = await ledger.db.$queryRaw<
    (Chapter & { hasTask: boolean; colour: LightColour; count: number })[]
  >`
    SELECT t.id IS NOT NULL AS "hasTask", t.chapter_number AS number, t.chapter_title AS title,
      ${colourSql(plan.policy, now)} AS colour, count(*)::int AS count
    FROM report r LEFT JOIN task t ON t.id = r.task_id
    WHERE r.plan_id = ${plan.id} AND ${inSelection(selection)} AND ${ON_ROSTER}
    GROUP BY 1, 2, 3, 4 ORDER BY 1 DESC, min(t."order")`;
  const chapters = new Map<string, ChapterLights>();
  for (const { hasTask, number, title, colour, count } of rows) {
    const key = JSON.stringify([hasTask, number, title]);
    const chapter = hasTask ? { number, title } : null;
    const known = chapters.get(key) ?? { chapter, lights: noLights(), total: 0 };
    chapters.set(key, known);
    known.lights[colour] += count;
    known.total += count;
  }
  return [...chapters.values()];
}

/** Lights by agency id. */
export async function lightsByAgency(
  ledger: Ledger,
  plan: DeskPlan,
  selection: Selection,
  now: Date,
): Promise<Map<string, Lights>> {
  const rows = await ledger.db.$queryRaw<{ id: string; colour: LightColour; count: number }[]>(
    Prisma.sql`
    SELECT r.agency_id AS id, ${colourSql(plan.policy, now)} AS colour, count(*)::int AS count
    FROM report r WHERE r.plan_id = ${plan.id} AND ${inSelection(selection)} AND ${ON_ROSTER}
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
