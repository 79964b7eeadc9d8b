import type { Tx } from '../ledger.ts';
import { filedOf, type Filed } from './agency/filed.ts';

/** A revision with the period it was filed for. */
export type FiledBefore = Filed & { period: string };

/**
 * What the same agency filed on the same in the last cycle of this obligation in which it did: its
 * newest revision that stands. Null if there is none.
 */
export async function filedBefore(
  tx: Tx,
  { agencyId, taskId, cycleId }: { agencyId: string; taskId: string | null; cycleId: string },
): Promise<FiledBefore | null> {
  const { obligationId, opensAt } = await tx.cycle.findUniqueOrThrow({
    where: { id: cycleId },
    select: { obligationId: true, opensAt: true },
  });
  const report = await tx.report.findFirst({
    where: {
      agencyId,
      taskId,
      cycle: { obligationId, opensAt: { lt: opensAt } },
      submissions: { some: { withdrawnAt: null } },
    },
    orderBy: { opensAt: 'desc' },
    select: { id: true, period: true },
  });
  if (!report) return null;
  const filed = await filedOf(tx, report.id);
  const newest = filed.find(({ withdrawnAt }) => withdrawnAt === null);
  return newest ? { ...newest, period: report.period } : null;
}
