import type { Ledger } from '../../ledger.ts';
import type { AgencyName } from '../desk/plans.ts';

/** A task in which an agency cooperates: another one leads it, and reports on it. */
export interface CooperatingTask {
  id: string;
  number: number;
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
      responsibilities: { some: { agencyId, role: 'cooperating' } },
    },
    orderBy: [{ planId: 'asc' }, { number: 'asc' }],
    select: {
      id: true,
      number: true,
      text: true,
      responsibilities: {
        where: { role: 'lead' },
        orderBy: { position: 'asc' },
        select: { agency: { select: { id: true, name: true, nameEn: true } } },
      },
    },
  });
  return tasks.map(({ responsibilities, ...task }) => ({
    ...task,
    lead: responsibilities.map(({ agency }) => agency),
  }));
}
