import type { LightColour } from '../../../domain/light/reason.ts';
import type { Ledger } from '../../ledger.ts';
import { chaptersOf } from './chapters.ts';
import { classesOf, colourOfClass, type ClassGroups, type CountedClass } from './classes.ts';
import type { DeskPlan } from './plans.ts';
import { classInSelection, type Selection } from './selection.ts';

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
  plan: Pick<DeskPlan, 'id' | 'policy'>,
  selection: Selection,
  now: Date,
): Promise<ChapterLights[]> {
  const where = classInSelection(selection);
  const rows = await classesOf(ledger, { planId: plan.id, by: ['chapter'], where });
  return chapterLights(ledger, plan, rows, now);
}

/** The same of classes that were read by chapter. */
export async function chapterLights(
  ledger: Ledger,
  { id: planId, policy }: Pick<DeskPlan, 'id' | 'policy'>,
  rows: readonly (CountedClass & ClassGroups['chapter'])[],
  now: Date,
): Promise<ChapterLights[]> {
  const chapters = new Map<string, ChapterLights>();
  for (const row of rows) {
    if (row.leftAt) continue;
    const chapter = row.hasTask ? { number: row.chapterNumber, title: row.chapter } : null;
    const key = JSON.stringify(chapter);
    const known = chapters.get(key) ?? { chapter, lights: noLights(), total: 0 };
    chapters.set(key, known);
    known.lights[colourOfClass(row, policy, ledger.calendar, now)] += row.n;
    known.total += row.n;
  }
  return [...(await chaptersOf(ledger, planId)), null].flatMap((chapter) => {
    const found = chapters.get(JSON.stringify(chapter));
    return found && found.total > 0 ? [found] : [];
  });
}
