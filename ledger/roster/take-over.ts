import { responsibleFor, writeResponsible, type Responsible } from './responsible.ts';
import type { Changing } from './change.ts';

/** Of two parts in one task, the greater: whoever leads does not cooperate with itself. */
const WEIGHT = { lead: 2, responsible: 1, cooperating: 0 } as const;

/**
 * Puts the successor in an agency's place in its tasks; where it had a part already, it keeps the greater
 * of the two. What each task was is kept.
 * @param chosen the tasks that pass; null: all of the plan's.
 * @returns how many tasks.
 */
export async function takeOverTasks(
  changing: Changing,
  from: string,
  to: string,
  chosen: readonly string[] | null,
): Promise<number> {
  const { tx, row } = changing;
  const tasks = await tx.task.findMany({
    where: {
      planId: row.id,
      responsibilities: { some: { agencyId: from } },
      ...(chosen && { id: { in: [...chosen] } }),
    },
    orderBy: { order: 'asc' },
    select: { id: true },
  });
  for (const task of tasks) {
    const before = await responsibleFor(tx, task.id);
    await writeResponsible(changing, task, before, successorIn(before, from, to));
  }
  return tasks.length;
}

function successorIn(before: Responsible, from: string, to: string): Responsible {
  const own = before.find(({ agencyId }) => agencyId === from);
  const other = before.find(({ agencyId }) => agencyId === to);
  if (!own) return before;
  const winner = other && WEIGHT[other.role] >= WEIGHT[own.role] ? other : own;
  return before.flatMap((each) =>
    each === winner
      ? [{ agencyId: to, role: each.role }]
      : each === own || each === other
        ? []
        : [each],
  );
}
