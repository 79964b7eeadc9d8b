import type { Actor } from '../../domain/report/actor.ts';
import type { ReportChange } from '../../domain/report/decide.ts';
import { reopenParts } from '../close-parts.ts';
import type { Ledger, Tx } from '../ledger.ts';
import type { LockedReport } from '../lock-report.ts';
import { openCycleAgain } from '../open-again.ts';
import { heirOf } from '../read/predecessors.ts';
import { renewTerms } from '../terms.ts';

/**
 * 重新打开: what was accepted lies with its agency again, under new terms. The revision that was accepted
 * and its review stay; the cycle's books, if they were closed, are open until it is closed again.
 * @returns the number of the revision that had been accepted.
 */
export async function writeReopening(
  ledger: Ledger,
  tx: Tx,
  locked: LockedReport,
  { reason, dueOn }: Extract<ReportChange, { kind: 'reopened' }>,
  actor: Actor,
): Promise<number> {
  const { report, revision, now } = locked;
  await tx.report.update({
    where: { id: report.id },
    // It counts as what was returned does: by its first filing, as long as its new date is kept.
    data: { stage: 'collecting', acceptedAt: null, returnedAt: now, reopenedAt: now },
  });
  // The cycle before those of its parts, as its closing locks them.
  await openCycleAgain(tx, report);
  // Whoever cooperates may answer again, too, by the new date.
  await reopenParts(tx, report.id);
  await renewTerms(ledger, tx, locked, {
    dueOn,
    // Whoever had filed it may have been merged or renamed since.
    agencyId: await heirOf(tx, report.agencyId),
    cause: 'reopen',
    notice: 'reopened',
    by: actor.name,
    reason,
  });
  return revision;
}

/** When the task of a report was set aside; null while it is pursued, or if it is about none. */
export async function taskSetAsideAt(
  tx: Tx,
  { taskId }: Pick<LockedReport['report'], 'taskId'>,
): Promise<Date | null> {
  if (taskId === null) return null;
  const task = await tx.task.findUnique({ where: { id: taskId }, select: { setAsideAt: true } });
  return task?.setAsideAt ?? null;
}
