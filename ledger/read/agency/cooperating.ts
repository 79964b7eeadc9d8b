import type { Ledger } from '../../ledger.ts';
import type { AgencyName } from '../desk/plans.ts';

/** A task in which an agency cooperates: another one leads it, and reports on it. */
export interface CooperatingTask {
  id: string;
  /** As printed, or its place in the plan. */
  number: string;
  text: string;
  lead: AgencyName[];
}

/** The tasks of launched plans in which the agency cooperates, in the document's order. */
export async function cooperatingTasks(
  ledger: Ledger,
  agencyId: string,
): Promise<CooperatingTask[]> {
  const tasks = await ledger.db.task.findMany({
    where: {
      plan: { launchedAt: { not: null } },
      setAsideAt: null,
      responsibilities: { some: { agencyId, role: 'cooperating' } },
    },
    orderBy: [{ planId: 'asc' }, { order: 'asc' }],
    select: {
      id: true,
      order: true,
      number: true,
      text: true,
      responsibilities: {
        where: { role: { in: ['lead', 'responsible'] } },
        orderBy: { position: 'asc' },
        select: { agency: { select: { id: true, name: true, nameEn: true } } },
      },
    },
  });
  return tasks.map(({ responsibilities, id, order, number, text }) => ({
    id,
    number: number ?? String(order),
    text,
    lead: responsibilities.map(({ agency }) => agency),
  }));
}
