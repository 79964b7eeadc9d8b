import type { ResponsibilityRole } from '../../domain/words/words.ts';
import type { Task } from '../../prisma/generated/client.ts';
import type { Tx } from '../ledger.ts';
import type { Changing } from './change.ts';
import { noteChange } from './task.ts';

/** Who is what to a task, in the order of the names. */
export type Responsible = { agencyId: string; role: ResponsibilityRole }[];

/** Who is what to a task, in the order of the names. */
export async function responsibleFor(tx: Tx, taskId: string): Promise<Responsible> {
  const rows = await tx.responsibility.findMany({
    where: { taskId },
    orderBy: { position: 'asc' },
    select: { agencyId: true, role: true },
  });
  // The document counts its leads and its cooperating agencies apart.
  return rows.toSorted((a, b) => RANK[a.role] - RANK[b.role]);
}

const RANK = { lead: 0, responsible: 1, cooperating: 2 } as const;

/** Writes who is what to a task from now on, and keeps who was. */
export async function writeResponsible(
  changing: Pick<Changing, 'tx' | 'actor' | 'why' | 'now'>,
  task: Pick<Task, 'id'>,
  before: Responsible,
  after: Responsible,
): Promise<void> {
  const { tx } = changing;
  await tx.responsibility.deleteMany({ where: { taskId: task.id } });
  await tx.responsibility.createMany({
    data: after.map((each, position) => ({ ...each, taskId: task.id, position })),
  });
  await noteChange(tx, task, changing, { responsibilities: before }, { responsibilities: after });
}
