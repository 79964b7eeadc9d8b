import { factsAsOf } from '../../../domain/light/facts-as-of.ts';
import { light } from '../../../domain/light/light.ts';
import type { Ledger } from '../../ledger.ts';
import { noLights, type ChapterLights } from './lights.ts';
import type { DeskPlan } from './plans.ts';
import { historyOf } from './report-history.ts';

/**
 * The lights of a plan by chapter as they stood at an instant: of the reports that had opened and were on
 * the roster then, each by its history; in the order of the document, reports on the whole plan last.
 */
export async function lightsAsOf(
  { db, calendar }: Ledger,
  plan: DeskPlan,
  at: Date,
): Promise<ChapterLights[]> {
  const rows = await db.report.findMany({
    where: {
      planId: plan.id,
      opensAt: { lte: at },
      OR: [{ leftAt: null }, { leftAt: { gt: at } }],
    },
    select: {
      kind: true,
      opensAt: true,
      originalDueOn: true,
      task: { select: { order: true, chapterNumber: true, chapterTitle: true } },
      terms: {
        orderBy: { version: 'asc' },
        select: { cause: true, armedAt: true, dueOn: true, dueAt: true },
      },
      steps: {
        where: { notice: 'close' },
        select: { notice: true, takesEffectAt: true, skipped: true },
      },
      submissions: { orderBy: { revision: 'asc' }, select: { filedAt: true, withdrawnAt: true } },
      reviews: {
        orderBy: { reviewedAt: 'asc' },
        select: { outcome: true, reviewedAt: true, newDueOn: true },
      },
    },
  });
  const ordered = rows.toSorted(
    (a, b) => (a.task?.order ?? Infinity) - (b.task?.order ?? Infinity),
  );
  const chapters = new Map<string, ChapterLights>();
  for (const { task, ...row } of ordered) {
    const chapter = task && { number: task.chapterNumber, title: task.chapterTitle };
    const key = JSON.stringify(chapter);
    const known = chapters.get(key) ?? { chapter, lights: noLights(), total: 0 };
    chapters.set(key, known);
    const { colour } = light(factsAsOf(historyOf(row), at), plan.policy, calendar, at);
    known.lights[colour]++;
    known.total++;
  }
  return [...chapters.values()];
}
