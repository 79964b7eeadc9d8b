import { isOfEvents } from '../../domain/kinds/events.ts';
import type { Tx } from '../ledger.ts';
import { filedOf, type Filed } from './agency/filed.ts';
import { predecessorsOf } from './predecessors.ts';

/** A revision with the period it was filed for. */
export type FiledBefore = Filed & { period: string };

/**
 * What the same agency, or the one it took over from, filed on the same in the last cycle of this
 * obligation in which it did: its newest revision that stands. Null if there is none.
 */
export async function filedBefore(
  tx: Tx,
  report: {
    planId: string;
    kind: string;
    agencyId: string;
    taskId: string | null;
    cycleId: string;
  },
): Promise<FiledBefore | null> {
  const { planId, kind, agencyId, taskId, cycleId } = report;
  // What an event makes somebody owe is about nothing but that.
  if (isOfEvents(kind)) return null;
  const { obligationId, opensAt } = await tx.cycle.findUniqueOrThrow({
    where: { id: cycleId },
    select: { obligationId: true, opensAt: true },
  });
  const filedBy = async (owner: string): Promise<FiledBefore | null> => {
    const last = await tx.report.findFirst({
      where: {
        kind,
        agencyId: owner,
        taskId,
        cycle: { obligationId, opensAt: { lt: opensAt } },
        submissions: { some: { withdrawnAt: null } },
      },
      orderBy: { opensAt: 'desc' },
      select: { id: true, period: true },
    });
    if (!last) return null;
    const filed = await filedOf(tx, last.id);
    const newest = filed.find(({ withdrawnAt }) => withdrawnAt === null);
    return newest ? { ...newest, period: last.period } : null;
  };
  const own = await filedBy(agencyId);
  if (own) return own;
  for (const former of await predecessorsOf(tx, planId, agencyId)) {
    const theirs = await filedBy(former);
    if (theirs) return theirs;
  }
  return null;
}
