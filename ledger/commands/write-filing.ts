import type { Doubt } from '../../domain/forms/doubt.ts';
import { kindOf } from '../../domain/kinds/kinds.ts';
import type { Actor } from '../../domain/report/actor.ts';
import type { ReportChange } from '../../domain/report/decide.ts';
import type { SubmissionForm } from '../../schemas/submission-form.ts';
import { attachmentsOf, freezeList } from '../attachments/attachments.ts';
import { closeParts } from '../close-parts.ts';
import { formHash } from '../form-hash.ts';
import type { Tx } from '../ledger.ts';
import type { LockedReport } from '../lock-report.ts';
import { processId, tellLater } from '../processes.ts';
import { keepFigures } from './keep-figures.ts';

/** What was filed: its number, and the hash of what it says and of what it was handed in with. */
export interface Filing {
  revision: number;
  sha256: string;
}

/** Writes a filing that was decided, with what is attached to the report. */
export async function writeFiling(
  tx: Tx,
  locked: LockedReport,
  { form, doubt }: { form: SubmissionForm; doubt: Doubt | null },
  { late, reviewDueOn }: Extract<ReportChange, { kind: 'filed' }>,
  actor: Actor,
): Promise<Filing> {
  const { report, now } = locked;
  const revision = locked.revision + 1;
  const { id: reportId, kind, dueOn, agencyId, cycleId } = report;
  const id = `${reportId}/${revision}`;
  const attached = await attachmentsOf(tx, { kind: 'report', id: reportId });
  const sha256 = formHash(form, attached);
  await tx.submission.create({
    data: {
      id,
      reportId,
      revision,
      kind,
      formVersion: kindOf(kind).formVersion,
      nil: form.nil,
      form,
      filedAt: now,
      filedBy: actor.name,
      agencyId,
      sha256,
      doubt,
      late,
      dueOn,
    },
  });
  await freezeList(tx, id, attached);
  await keepFigures(tx, locked, { submissionId: id, form }, actor);
  await tx.report.update({
    where: { id: reportId },
    data: {
      stage: reviewDueOn === null ? 'accepted' : 'reviewing',
      filedAt: now,
      firstFiledAt: report.firstFiledAt ?? now,
      reviewDueOn,
      // What nobody reviews is done when it is filed.
      ...(reviewDueOn === null && { acceptedAt: now }),
    },
  });
  if (reviewDueOn === null) await closeParts(tx, reportId, now);
  if (reviewDueOn === null) await tellLater(tx, processId('cycle', cycleId), 'reportClosed');
  await tx.escalation.updateMany({
    where: { reportId, answeredAt: null },
    data: { answeredAt: now },
  });
  return { revision, sha256 };
}

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
