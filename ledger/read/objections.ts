import type { Prisma } from '../../prisma/generated/client.ts';
import type { Ledger } from '../ledger.ts';
import type { AgencyName } from './desk/plans.ts';

/** An objection (异议) as pages show it. */
export interface ObjectionRow {
  id: string;
  reportId: string;
  agency: AgencyName;
  /** Null: against the whole assignment. */
  task: { number: string; text: string } | null;
  text: string;
  raisedAt: Date;
  raisedBy: string;
  withdrawnAt: Date | null;
  answeredAt: Date | null;
  answeredBy: string | null;
  answer: string | null;
}

/** The objections of one report, plan or task: the open ones first, of these the oldest first. */
export async function objectionsOf(
  { db }: Pick<Ledger, 'db'>,
  where: { reportId: string } | { planId: string } | { taskId: string },
): Promise<ObjectionRow[]> {
  const rows = await db.objection.findMany({
    where: where satisfies Prisma.ObjectionWhereInput,
    orderBy: [{ raisedAt: 'asc' }, { id: 'asc' }],
    include: {
      agency: { select: { id: true, name: true, nameEn: true } },
      task: { select: { order: true, number: true, text: true } },
    },
  });
  const isClosed = (row: (typeof rows)[number]) => Number(row.answeredAt ?? row.withdrawnAt);
  return rows
    .toSorted((a, b) => Number(isClosed(a) > 0) - Number(isClosed(b) > 0))
    .map(({ task, ...row }) => ({
      ...row,
      task: task && { number: task.number ?? String(task.order), text: task.text },
    }));
}

/** How many objections wait for an answer. */
export const openObjections = ({ db }: Pick<Ledger, 'db'>, planId: string): Promise<number> =>
  db.objection.count({ where: { planId, answeredAt: null, withdrawnAt: null } });
