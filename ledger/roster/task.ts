import type { Prisma, Task } from '../../prisma/generated/client.ts';
import type { Tx } from '../ledger.ts';

/** A task of the plan, under the plan's lock; null if it has none of this id. */
export const taskOf = (tx: Tx, planId: string, id: string): Promise<Task | null> =>
  tx.task.findFirst({ where: { id, planId } });

/** Keeps what a task was before a change, with who changed it and why. */
export async function noteChange(
  tx: Tx,
  { id: taskId }: Pick<Task, 'id'>,
  { actor, why, now }: { actor: { name: string }; why: string; now: Date },
  before: Prisma.InputJsonObject,
  after: Prisma.InputJsonObject,
): Promise<void> {
  await tx.taskChange.create({ data: { taskId, at: now, by: actor.name, why, before, after } });
}
