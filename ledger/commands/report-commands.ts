import { createHash, randomUUID } from 'node:crypto';
import type { Doubt } from '../../domain/forms/doubt.ts';
import { kindOf } from '../../domain/kinds/kinds.ts';
import type { Actor } from '../../domain/report/actor.ts';
import { decide, type ReportChange, type ReportCommand } from '../../domain/report/decide.ts';
import { refused, type Outcome } from '../../domain/report/refusal.ts';
import type { SubmissionForm } from '../../schemas/submission-form.ts';
import { attachmentsOf } from '../attachments/attachments.ts';
import { audit } from '../audit.ts';
import type { Ledger, Tx } from '../ledger.ts';
import { withReport, type LockedReport } from '../lock-report.ts';
import { closeParts } from '../close-parts.ts';
import { stageMails, voidUpcoming } from '../outbox/stage.ts';
import { processId, tell, tellLater, waitOnly } from '../processes.ts';
import { renewTerms } from '../terms.ts';
import { aboutForm, doubtAbout } from './about-form.ts';
import { writeBeginning } from './begin-review.ts';
import { markReceived } from './mark-received.ts';
import { taskSetAsideAt, writeReopening } from './reopening.ts';
import { writeFiling, writeWithdrawal, type Filing } from './write-filing.ts';

/** What a command gave: the process's version, the submission's number, and when it counted. */
export interface Receipt {
  reportId: string;
  revision: number;
  version: number;
  at: Date;
  change: ReportChange;
}

/**
 * 报送: files a new revision of a report. Only the agency that owes it may.
 * @param basedOn the revision its form was shown with; left out: whatever there is.
 * @param asks what is in doubt is asked about, and not filed; else it is filed as it is, and marked.
 * @param shown the attachments that its form showed, by id; left out: it is filed with whatever there is.
 */
export const file = (
  ledger: Ledger,
  reportId: string,
  form: SubmissionForm,
  actor: Actor,
  basedOn?: number,
  asks = false,
  shown?: readonly string[],
): Promise<Outcome<Receipt>> =>
  runCommand(ledger, reportId, { kind: 'file', form, basedOn, asks, shown }, actor);

/** 撤回: the agency takes back the revision it has filed, until it is reviewed. */
export const withdraw = (
  ledger: Ledger,
  reportId: string,
  revision: number,
  actor: Actor,
): Promise<Outcome<Receipt>> => runCommand(ledger, reportId, { kind: 'withdraw', revision }, actor);

/** 退回: the reviewer returns the revision it has read, with a reason; new terms begin. */
export const returnReport = (
  ledger: Ledger,
  reportId: string,
  revision: number,
  reason: string,
  actor: Actor,
): Promise<Outcome<Receipt>> =>
  runCommand(ledger, reportId, { kind: 'return', revision, reason }, actor);

/** 办结: the reviewer accepts the revision it has read. */
export const accept = (
  ledger: Ledger,
  reportId: string,
  revision: number,
  actor: Actor,
): Promise<Outcome<Receipt>> => runCommand(ledger, reportId, { kind: 'accept', revision }, actor);

/** 开始审核: the reviewer has begun with the revision it names; the agency does not take it back now. */
export const beginReview = (
  ledger: Ledger,
  reportId: string,
  revision: number,
  actor: Actor,
): Promise<Outcome<Receipt>> =>
  runCommand(ledger, reportId, { kind: 'begin_review', revision }, actor);

/** 重新打开: the reviewer reopens what was accepted, with a reason; new terms begin. */
export const reopen = (
  ledger: Ledger,
  reportId: string,
  revision: number,
  reason: string,
  actor: Actor,
): Promise<Outcome<Receipt>> =>
  runCommand(ledger, reportId, { kind: 'reopen', revision, reason }, actor);

/**
 * One command to one report, as one transaction: lock its row, decide, write the change, raise the
 * version, audit, stage or cancel mails, and put down what its workflow must be told. Of two at
 * once one wins, and the other is decided against what the first has written.
 */
async function runCommand(
  ledger: Ledger,
  reportId: string,
  command: ReportCommand,
  actor: Actor,
): Promise<Outcome<Receipt>> {
  const outcome = await withReport(ledger, reportId, (tx, locked) =>
    commandWithin(ledger, tx, locked, command, actor),
  );
  return outcome ?? refused({ code: 'not_found' });
}

/**
 * The same within a transaction that holds the report.
 * @param byItsPage by the page of its own that the kind has, and by which alone it is filed and reviewed.
 */
export async function commandWithin(
  ledger: Ledger,
  tx: Tx,
  locked: LockedReport,
  command: ReportCommand,
  actor: Actor,
  byItsPage = false,
): Promise<Outcome<Receipt>> {
  const { report, plan, revision, reviewBegunAt, owners, revealedAt, now } = locked;
  if (report.parentId) return refused({ code: 'is_part' });
  const { id: reportId } = report;
  const facts = { ...report, revision, reviewBegunAt, owners };
  const { review, nil, asks } = kindOf(report.kind);
  // A document is signed off by a second person (sign-off.ts), and stays with whoever it went to.
  const byAgency = command.kind === 'file' || command.kind === 'withdraw';
  if (asks === 'sign-off' && byAgency) return refused({ code: 'is_signed_off' });
  if (asks === 'own-page' && !byItsPage) return refused({ code: 'on_own_page' });
  // What is said on a page of its own is not held against the last one's words.
  const isAsked = command.kind === 'file' && !byItsPage;
  const doubt = isAsked ? await doubtAbout(tx, locked, command.form) : null;
  const decision = decide(facts, command, actor, {
    now,
    policy: plan.policy,
    plan,
    calendar: ledger.calendar,
    review,
    asksNothing: asks === 'confirmation',
    nil,
    doubt,
    ...(command.kind === 'file' && (await aboutForm(tx, locked, command.form))),
    ...(command.kind === 'file' && {
      attached: await attachmentsOf(tx, { kind: 'report', id: reportId }),
    }),
    revealedAt,
    planEndedAt: plan.endedAt,
    taskSetAsideAt: command.kind === 'reopen' ? await taskSetAsideAt(tx, report) : null,
  });
  if (!decision.ok) return decision;
  await voidUpcoming(tx, reportId, now);
  const written = await write(ledger, tx, locked, command, decision.value, actor, doubt);
  const version = await tellOf(tx, locked, decision.value, byAgency ? 'submitted' : 'reviewed');
  const { planId } = report;
  // What was filed stands in the audit, and so in its chain, by its hash.
  const data = { ...written, ...returnedOf(decision.value), version, ...(doubt && { doubt }) };
  await audit(tx, { at: now, actor, action: command.kind, planId, subject: reportId, data });
  const { revision: newRevision } = written;
  const receipt = { reportId, revision: newRevision, version, at: now, change: decision.value };
  return { ok: true as const, value: receipt };
}

/**
 * Tells the report's workflow, unless it runs and has nothing to do before it wakes by itself: it waits for the
 * review then, of which it is told. Whoever waits for the report's next step waits no longer.
 * @returns the process's version.
 */
async function tellOf(
  tx: Tx,
  { report, version, unanswered }: LockedReport,
  change: ReportChange,
  signal: 'submitted' | 'reviewed',
): Promise<number> {
  const id = processId('report', report.id);
  const waitsForReview =
    change.kind === 'review_begun' || (change.kind === 'filed' && change.reviewDueOn !== null);
  if (waitsForReview && unanswered === 0 && (await waitOnly(tx, id))) return version;
  return tell(tx, id, signal);
}

/** Of a return: what its reason hashes to, and the date it gave. */
function returnedOf(change: ReportChange): { reasonSha256?: string; dueOn?: string } {
  if (change.kind !== 'returned') return {};
  const reasonSha256 = createHash('sha256').update(change.reason).digest('hex');
  return { reasonSha256, dueOn: change.dueOn };
}

/** Writes what was decided; gives the submission it concerns. */
async function write(
  ledger: Ledger,
  tx: Tx,
  locked: LockedReport,
  command: ReportCommand,
  change: ReportChange,
  actor: Actor,
  doubt: Doubt | null,
): Promise<Pick<Filing, 'revision'> & Partial<Filing>> {
  switch (change.kind) {
    case 'filed':
      if (command.kind !== 'file') throw new Error(`${command.kind} cannot file`);
      return writeFiling(tx, locked, { form: command.form, doubt }, change, actor);
    case 'withdrawn':
      return { revision: await writeWithdrawal(tx, locked, change.stage) };
    case 'returned':
    case 'accepted':
      return { revision: await writeReview(ledger, tx, locked, change, actor) };
    case 'review_begun':
      return { revision: await writeBeginning(tx, locked, actor) };
    case 'reopened':
      return { revision: await writeReopening(ledger, tx, locked, change, actor) };
  }
}

async function writeReview(
  ledger: Ledger,
  tx: Tx,
  locked: LockedReport,
  change: Extract<ReportChange, { kind: 'returned' | 'accepted' }>,
  actor: Actor,
): Promise<number> {
  const { report, plan, revision, now } = locked;
  const { id: reportId, planId, agencyId, termsVersion, cycleId } = report;
  const review = {
    id: randomUUID(),
    reportId,
    submissionId: `${reportId}/${revision}`,
    reviewedAt: now,
    reviewedBy: actor.name,
  };
  if (change.kind === 'returned') {
    const { reason, dueOn } = change;
    await tx.review.create({ data: { ...review, outcome: 'returned', reason, newDueOn: dueOn } });
    await tx.report.update({
      where: { id: reportId },
      data: { stage: 'collecting', returnedAt: now, reviewDueOn: null },
    });
    await renewTerms(ledger, tx, locked, {
      dueOn,
      cause: 'return',
      notice: 'returned',
      by: actor.name,
      reason,
    });
    return revision;
  }
  await tx.review.create({ data: { ...review, outcome: 'accepted' } });
  await markReceived(tx, { reportId, version: revision }, actor, now);
  await closeParts(tx, reportId, now);
  await tx.report.update({
    where: { id: reportId },
    data: { stage: 'accepted', acceptedAt: now, reviewDueOn: null },
  });
  await stageMails(tx, {
    planId,
    epoch: plan.epoch,
    reportId,
    agencyId,
    termsVersion,
    step: 'accepted',
    notice: 'accepted',
    severity: 0,
    to: { agencyId, roles: ['officer'] },
    dueAt: now,
    single: true,
  });
  await tellLater(tx, processId('cycle', cycleId), 'reportClosed');
  return revision;
}
