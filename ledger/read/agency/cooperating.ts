import type { Ledger } from '../../ledger.ts';
import { contributionOf, PART, type Contribution } from '../contributions.ts';
import type { AgencyName } from '../desk/plans.ts';

/** A task in which an agency cooperates: another one leads it, and reports on it. */
export interface CooperatingTask {
  id: string;
  /** As printed, or its place in the plan. */
  number: string;
  text: string;
  lead: AgencyName[];
  /** What is reported on it in the cycles that run, with this agency's part, if one is asked for. */
  reports: CooperatedReport[];
}

/** A lead's report that an agency cooperates in. */
export interface CooperatedReport {
  id: string;
  kind: string;
  period: string;
  part: Contribution | null;
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
  const reports = await reportsOn(
    ledger,
    agencyId,
    tasks.map(({ id }) => id),
  );
  return tasks.map(({ responsibilities, id, order, number, text }) => ({
    reports: reports.get(id) ?? [],
    id,
    number: number ?? String(order),
    text,
    lead: responsibilities.map(({ agency }) => agency),
  }));
}

/** The reports on these tasks in the cycles that are open, by task. */
async function reportsOn(
  { db }: Ledger,
  agencyId: string,
  taskIds: string[],
): Promise<Map<string, CooperatedReport[]>> {
  const rows = await db.report.findMany({
    where: {
      taskId: { in: taskIds },
      parentId: null,
      leftAt: null,
      cycle: { openedAt: { not: null }, closedAt: null },
    },
    orderBy: [{ opensAt: 'asc' }, { id: 'asc' }],
    include: { parts: { where: { agencyId }, include: PART } },
  });
  const byTask = new Map<string, CooperatedReport[]>();
  for (const { id, kind, period, taskId, parts } of rows) {
    const [part] = parts;
    const report = { id, kind, period, part: part ? contributionOf(part) : null };
    byTask.set(taskId ?? '', [...(byTask.get(taskId ?? '') ?? []), report]);
  }
  return byTask;
}
