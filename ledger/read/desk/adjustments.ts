import { ADJUSTMENTS } from '../../../domain/evaluation/rating.ts';
import { saysSomething } from '../../../domain/forms/field-spec.ts';
import { SIDE_KINDS } from '../../../domain/kinds/sides.ts';
import { submissionFormSchema } from '../../../schemas/submission-form.ts';
import type { Ledger } from '../../ledger.ts';
import type { AgencyName, DeskPlan } from './plans.ts';

/** What a side of the midterm evaluation proposes to adjust. */
export interface ProposedAdjustment {
  /** The submission, by id: the source of a change that adopts it. */
  id: string;
  reportId: string;
  kind: string;
  agency: AgencyName;
  /** Null: on the whole plan. */
  task: { id: string; number: string; text: string } | null;
  text: string;
  /** When a task was changed for it; null if none was. */
  adoptedAt: Date | null;
}

/** Everything that both sides propose, in the order of the plan; nothing before the reveal. */
export async function adjustmentsOf(
  { db }: Ledger,
  plan: Pick<DeskPlan, 'id'>,
  now: Date,
  taskId?: string,
): Promise<ProposedAdjustment[]> {
  const reports = await db.report.findMany({
    where: {
      planId: plan.id,
      kind: { in: [...SIDE_KINDS] },
      leftAt: null,
      cycle: { revealedAt: { lte: now } },
      ...(taskId !== undefined && { taskId }),
    },
    orderBy: [{ task: { order: 'asc' } }, { id: 'asc' }],
    include: {
      agency: { select: { id: true, name: true, nameEn: true } },
      task: { select: { id: true, order: true, number: true, text: true } },
      submissions: { where: { withdrawnAt: null }, orderBy: { revision: 'desc' }, take: 1 },
    },
  });
  const changes = await db.taskChange.findMany({
    where: { task: { planId: plan.id }, source: { not: null } },
    orderBy: { id: 'asc' },
    select: { source: true, at: true },
  });
  const adopted = new Map(changes.map(({ source, at }) => [source, at]));
  return reports.flatMap(({ id: reportId, kind, agency, task, submissions: [newest] }) => {
    if (!newest) return [];
    const text = (submissionFormSchema.parse(newest.form).values[ADJUSTMENTS] ?? '').trim();
    if (!saysSomething(text)) return [];
    return [
      {
        ...{ id: newest.id, reportId, kind, agency, text },
        task: task && { id: task.id, number: task.number ?? String(task.order), text: task.text },
        adoptedAt: adopted.get(newest.id) ?? null,
      },
    ];
  });
}
