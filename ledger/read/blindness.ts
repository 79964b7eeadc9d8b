import { SIDE_KINDS, sideOf } from '../../domain/kinds/sides.ts';
import type { Readable } from '../../domain/report/may-read.ts';
import type { Tx } from '../ledger.ts';

/** The columns of a report on which its blindness depends. */
interface Sealed {
  planId: string;
  kind: string;
  period: string;
  taskId: string | null;
  cycleId: string;
}

/** Until when a side of the midterm evaluation is read by nobody else, and whom it faces; null for all else. */
export async function blindnessOf(tx: Tx, report: Sealed): Promise<Readable['blind']> {
  const { planId, kind, period, taskId, cycleId } = report;
  if (sideOf(kind) === null) return null;
  const { revealedAt } = await tx.cycle.findUniqueOrThrow({
    where: { id: cycleId },
    select: { revealedAt: true },
  });
  const others = SIDE_KINDS.filter((each) => each !== kind);
  const facing =
    taskId === null
      ? []
      : await tx.report.findMany({
          where: { planId, period, taskId, kind: { in: others }, leftAt: null },
          orderBy: { id: 'asc' },
          select: { agencyId: true },
        });
  return { revealedAt, facing: facing.map(({ agencyId }) => agencyId) };
}
