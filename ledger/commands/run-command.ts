import { randomUUID } from 'node:crypto';
import type { Actor } from '../../domain/report/actor.ts';
import { decide, type ReportChange, type ReportCommand } from '../../domain/report/decide.ts';
import { refused, type Outcome } from '../../domain/report/refusal.ts';
import { audit } from '../audit.ts';
import { bumpCycle } from '../cycle-count.ts';
import type { Ledger, Tx } from '../ledger.ts';
import { withReport, type LockedReport } from '../lock-report.ts';
import { cancelMails, stageMails } from '../outbox/stage.ts';
import { relay } from '../relay.ts';

/** What a command gave: the report's new version, the submission's number, and when it counted. */
export interface Receipt {
  reportId: string;
  revision: number;
  version: number;
  at: Date;
  change: ReportChange;
}

/**
 * One command to one report, as one transaction: lock its row, decide, write the change, raise the
 * version, audit, stage or cancel mails, and put down what its workflow must be told. Of two at
 * once one wins, and the other is decided against what the first has written.
 */
export async function runCommand(
  ledger: Ledger,
  reportId: string,
  command: ReportCommand,
  actor: Actor,
): Promise<Outcome<Receipt>> {
  const outcome = await withReport(ledger, reportId, async (tx, locked) => {
    const { report, policy, commissionId, revision, now } = locked;
    const decision = decide({ ...report, revision }, command, actor, {
      now,
      policy,
      commissionId,
      calendar: ledger.calendar,
    });
    if (!decision.ok) return decision;
    const newRevision = await writeChange(tx, locked, command, decision.value, actor);
    const { version } = await tx.report.update({
      where: { id: reportId },
      data: { version: { increment: 1 } },
      select: { version: true },
    });
    const { planId } = report;
    const data = { revision: newRevision, version };
    await audit(tx, { at: now, actor, action: command.kind, planId, subject: reportId, data });
    const signal = command.kind === 'file' ? 'submitted' : 'reviewed';
    await relay(tx, { target: { workflow: 'report', reportId, planId }, signal, version });
    const receipt = { reportId, revision: newRevision, version, at: now, change: decision.value };
    return { ok: true as const, value: receipt };
  });
  return outcome ?? refused({ code: 'not_found' });
}

async function writeChange(
  tx: Tx,
  locked: LockedReport,
  command: ReportCommand,
  change: ReportChange,
  actor: Actor,
): Promise<number> {
  const { report, revision, now } = locked;
  await cancelMails(tx, report.id, now);
  if (change.kind === 'filed' && command.kind === 'file') {
    const { form } = command;
    const { late, reviewDueOn } = change;
    await tx.submission.create({
      data: {
        id: `${report.id}/${revision + 1}`,
        reportId: report.id,
        revision: revision + 1,
        nil: form.nil,
        form,
        filedAt: now,
        filedBy: actor.name,
        late,
        dueOn: report.dueOn,
      },
    });
    const firstFiledAt = report.firstFiledAt ?? now;
    await tx.report.update({
      where: { id: report.id },
      data: { stage: 'reviewing', filedAt: now, firstFiledAt, reviewDueOn, nextWakeAt: null },
    });
    const { id: reportId } = report;
    await tx.escalation.updateMany({
      where: { reportId, answeredAt: null },
      data: { answeredAt: now },
    });
    return revision + 1;
  }
  await writeReview(tx, locked, change, actor);
  return revision;
}

async function writeReview(
  tx: Tx,
  { report, revision, now }: LockedReport,
  change: ReportChange,
  actor: Actor,
): Promise<void> {
  const review = {
    id: randomUUID(),
    reportId: report.id,
    submissionId: `${report.id}/${revision}`,
    reviewedAt: now,
    reviewedBy: actor.name,
  };
  const notice = {
    planId: report.planId,
    reportId: report.id,
    agencyId: report.agencyId,
    to: { agencyId: report.agencyId, roles: ['officer' as const] },
    dueAt: now,
    single: true,
  };
  if (change.kind === 'returned') {
    const { reason, dueOn, dueVersion } = change;
    await tx.review.create({ data: { ...review, outcome: 'returned', reason, newDueOn: dueOn } });
    await tx.report.update({
      where: { id: report.id },
      data: {
        stage: 'collecting',
        returnedAt: now,
        reviewDueOn: null,
        dueOn,
        dueVersion,
        armedAt: now,
      },
    });
    await stageMails(tx, { ...notice, rung: 'returned', dueVersion });
  } else {
    await tx.review.create({ data: { ...review, outcome: 'accepted' } });
    await tx.report.update({
      where: { id: report.id },
      data: { stage: 'accepted', acceptedAt: now, reviewDueOn: null },
    });
    await stageMails(tx, { ...notice, rung: 'accepted', dueVersion: report.dueVersion });
    await bumpCycle(tx, report);
  }
}
