import type { Actor } from '../../domain/report/actor.ts';
import type { Tx } from '../ledger.ts';
import type { LockedReport } from '../lock-report.ts';

/**
 * 开始审核. It is said of the submission itself: the next one has a review of its own.
 * @returns its number.
 */
export async function writeBeginning(
  tx: Tx,
  { report, revision, now }: LockedReport,
  actor: Actor,
): Promise<number> {
  await tx.submission.update({
    where: { id: `${report.id}/${revision}` },
    data: { reviewBegunAt: now, reviewBegunBy: actor.name },
  });
  return revision;
}
