import { refused, type Outcome } from '../../domain/report/refusal.ts';
import type { Prisma, Task } from '../../prisma/generated/client.ts';
import type { Tx } from '../ledger.ts';
import type { Changing } from './change.ts';

/** A task of the plan, under the plan's lock; null if it has none of this id. */
export const taskOf = (tx: Tx, planId: string, id: string): Promise<Task | null> =>
  tx.task.findFirst({ where: { id, planId } });

/** A task that is still pursued, under the plan's lock; why not, if it is none or was set aside. */
export async function pursuedTask(tx: Tx, planId: string, id: string): Promise<Outcome<Task>> {
  const task = await taskOf(tx, planId, id);
  if (!task) return refused({ code: 'unknown_task' });
  const { setAsideAt } = task;
  return setAsideAt ? refused({ code: 'task_set_aside', setAsideAt }) : { ok: true, value: task };
}

/** By whom and why something was changed, and what had proposed it. */
type Noted = Pick<Changing, 'actor' | 'why' | 'now'> & Partial<Pick<Changing, 'source'>>;

/** Keeps what a task was before a change, with who changed it and why. */
export async function noteChange(
  tx: Tx,
  { id: taskId }: Pick<Task, 'id'>,
  { actor, why, now, source }: Noted,
  before: Prisma.InputJsonObject,
  after: Prisma.InputJsonObject,
): Promise<void> {
  // What proposed it is what a side of the evaluation said of this task, and was revealed.
  const proposed = await tx.submission.findFirst({
    where: { id: source ?? '', report: { taskId, cycle: { revealedAt: { lte: now } } } },
    select: { id: true },
  });
  const data = { taskId, at: now, by: actor.name, why, before, after };
  await tx.taskChange.create({ data: { ...data, source: proposed?.id ?? null } });
}
