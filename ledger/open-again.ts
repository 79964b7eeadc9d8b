import type { Tx } from './ledger.ts';
import { startProcesses } from './processes.ts';

/**
 * Opens a cycle's books again, if they are closed, for a report of it that is owed again: its workflow
 * begins anew, follows the count and closes them once more. The caller has made sure, under the plan's
 * lock, that the plan has not ended; a plan with an open cycle does not end.
 */
export async function openCycleAgain(
  tx: Tx,
  { cycleId, planId }: { cycleId: string; planId: string },
): Promise<void> {
  // Its closing counts under this lock: it sees the report open, or is undone here.
  const [cycle] = await tx.$queryRaw<{ closed_at: Date | null }[]>`
    SELECT closed_at FROM cycle WHERE id = ${cycleId} FOR UPDATE`;
  if (!cycle?.closed_at) return;
  await tx.cycle.update({ where: { id: cycleId }, data: { closedAt: null } });
  await startProcesses(tx, [
    {
      type: 'cycle',
      planId,
      subject: cycleId,
      nextWakeAt: null,
      nextStepAt: null,
      nextToAgency: null,
    },
  ]);
}
