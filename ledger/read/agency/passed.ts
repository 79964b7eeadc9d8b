import type { Ledger } from '../../ledger.ts';
import type { AgencyName } from '../desk/plans.ts';

/** Duties that passed from an agency, or to it. */
export interface AgencyTransfer {
  id: string;
  cause: string;
  at: Date;
  why: string;
  from: AgencyName;
  to: AgencyName;
  /** How many tasks; 0: everything it had. */
  tasks: number;
}

/** A report that was an agency's under earlier terms, and is another's now. */
export interface PassedReport {
  id: string;
  kind: string;
  period: string;
  task: { number: string; text: string } | null;
  /** Who owes it now. */
  agency: AgencyName;
}

/** What passed from an agency and to it, newest first. */
export interface Passed {
  transfers: AgencyTransfer[];
  reports: PassedReport[];
}

const NAMES = { select: { id: true, name: true, nameEn: true } } as const;

/** What passed from an agency and to it, and the reports it may still read. */
export async function passedOf({ db }: Ledger, agencyId: string): Promise<Passed> {
  const transfers = await db.transfer.findMany({
    where: { OR: [{ fromAgencyId: agencyId }, { toAgencyId: agencyId }] },
    orderBy: [{ at: 'desc' }, { id: 'asc' }],
    include: { from: NAMES, to: NAMES },
  });
  const left = await db.terms.findMany({
    where: { fromAgencyId: agencyId },
    distinct: ['reportId'],
    select: { reportId: true },
  });
  const reports = await db.report.findMany({
    where: { agencyId: { not: agencyId }, id: { in: left.map(({ reportId }) => reportId) } },
    orderBy: { id: 'asc' },
    select: {
      id: true,
      kind: true,
      period: true,
      task: { select: { order: true, number: true, text: true } },
      agency: NAMES,
    },
  });
  return {
    transfers: transfers.map(({ id, cause, at, why, from, to, taskIds }) => ({
      id,
      cause,
      at,
      why,
      from,
      to,
      tasks: taskIds.length,
    })),
    reports: reports.map(({ task, ...report }) => ({
      ...report,
      task: task && { number: task.number ?? String(task.order), text: task.text },
    })),
  };
}

/** Whether an agency is what became of another: by a merger or a new name, however often. */
export async function isSuccessorOf(
  { db }: Ledger,
  agencyId: string,
  formerId: string,
): Promise<boolean> {
  const seen = new Set([formerId]);
  for (let current: string | null = formerId; current !== null;) {
    const next: { toAgencyId: string } | null = await db.transfer.findFirst({
      where: { fromAgencyId: current, cause: { in: ['merged', 'renamed'] } },
      select: { toAgencyId: true },
    });
    if (next?.toAgencyId === agencyId) return true;
    current = next && !seen.has(next.toAgencyId) ? next.toAgencyId : null;
    if (current !== null) seen.add(current);
  }
  return false;
}
