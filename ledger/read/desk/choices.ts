import type { Ledger } from '../../ledger.ts';
import type { Chapter } from './lights.ts';
import type { AgencyName, DeskPlan } from './plans.ts';

/** What the ledger can be narrowed to. */
export interface Choices {
  chapters: (Chapter & { title: string })[];
  /** Agencies that owe a report of the plan. */
  agencies: AgencyName[];
}

/** The chapters of a plan and the agencies that owe its reports. */
export async function choicesOf(ledger: Ledger, plan: DeskPlan): Promise<Choices> {
  const [chapters, agencies] = await Promise.all([
    ledger.db.task.groupBy({
      by: ['chapterNumber', 'chapterTitle'],
      where: { planId: plan.id, chapterTitle: { not: null } },
      _min: { order: true },
      orderBy: { _min: { order: 'asc' } },
    }),
    ledger.db.agency.findMany({
      where: { reports: { some: { planId: plan.id } } },
      select: { id: true, name: true, nameEn: true },
    }),
  ]);
  const { compare } = new Intl.Collator('zh-CN');
  return {
    chapters: chapters.map(({ chapterNumber, chapterTitle }) => ({
      number: chapterNumber,
      title: chapterTitle ?? '',
    })),
    agencies: agencies.sort((a, b) => compare(a.name, b.name)),
  };
}
