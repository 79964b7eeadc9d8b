import { NOT_ASKED } from '../domain/report/contribution.ts';
import type { Tx } from './ledger.ts';
import { voidUpcoming } from './outbox/stage.ts';

/**
 * Ends what is unanswered of a locked report's parts (配合意见), for it is accepted or its books are
 * closed: who was asked has not answered; whoever would have been asked later owes nothing any more.
 * What was staged for them is taken back.
 */
export async function closeParts(tx: Tx, parentId: string, now: Date): Promise<void> {
  const parts = await tx.report.findMany({
    where: { parentId, stage: 'collecting', leftAt: null },
    orderBy: { id: 'asc' },
    select: { id: true, opensAt: true, missedAt: true },
  });
  for (const { id, opensAt, missedAt } of parts) {
    await voidUpcoming(tx, id, now);
    await tx.report.update({
      where: { id },
      data:
        opensAt > now
          ? { leftAt: now, leftCause: NOT_ASKED }
          : { stage: 'missed', missedAt: missedAt ?? now },
    });
  }
}

/**
 * Lets the parts of a locked report be answered again, for it is open again: those that were not
 * answered wait as before, those that were may be answered anew. Whoever was asked is not asked again.
 */
export async function reopenParts(tx: Tx, parentId: string): Promise<void> {
  await tx.cycle.updateMany({
    where: { reports: { some: { parentId } } },
    data: { closedAt: null },
  });
  await tx.report.updateMany({
    where: { parentId, stage: 'missed', leftAt: null },
    data: { stage: 'collecting', missedAt: null },
  });
  await tx.report.updateMany({
    where: { parentId, leftCause: NOT_ASKED },
    data: { leftAt: null, leftCause: null },
  });
}
