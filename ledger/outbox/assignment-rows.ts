import type { Tx } from '../ledger.ts';

export type AssignmentRows = Awaited<ReturnType<typeof assignmentOf>>;

/** What the plan gives an agency to do: the notice of assignment names all of it. */
export async function assignmentOf(tx: Tx, planId: string, agencyId: string) {
  const responsibilities = await tx.responsibility.findMany({
    where: { agencyId, task: { planId } },
    orderBy: { task: { number: 'asc' } },
    include: {
      task: {
        include: { responsibilities: { include: { agency: true }, orderBy: { position: 'asc' } } },
      },
    },
  });
  const isRegion = (await tx.planRegion.count({ where: { planId, agencyId } })) > 0;
  return { responsibilities, isRegion };
}
