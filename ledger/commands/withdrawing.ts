import type { Tx } from '../ledger.ts';
import type { LockedReport } from '../lock-report.ts';

/** The filing never was: what it answered is open again, unless an earlier one stands. */
export async function writeWithdrawal(
  tx: Tx,
  { report, revision, now }: LockedReport,
  stage: 'collecting' | 'missed',
): Promise<number> {
  const { id: reportId } = report;
  await tx.submission.update({
    where: { id: `${reportId}/${revision}` },
    data: { withdrawnAt: now },
  });
  const { _min, _max } = await tx.submission.aggregate({
    where: { reportId, withdrawnAt: null },
    _min: { filedAt: true },
    _max: { filedAt: true },
  });
  await tx.report.update({
    where: { id: reportId },
    data: { stage, filedAt: _max.filedAt, firstFiledAt: _min.filedAt, reviewDueOn: null },
  });
  await tx.escalation.updateMany({
    where: { reportId, answeredAt: report.filedAt },
    data: { answeredAt: null },
  });
  return revision;
}
