import { isShownList } from '../../domain/attachments/decide.ts';
import {
  decideAnswer,
  decideShare,
  draftName,
  type Answer,
  type NamedText,
} from '../../domain/report/contribution.ts';
import type { Actor } from '../../domain/report/actor.ts';
import { kindOf } from '../../domain/kinds/kinds.ts';
import { sideOf } from '../../domain/kinds/sides.ts';
import { superiorOf } from '../../domain/parties.ts';
import { refused, type Outcome } from '../../domain/report/refusal.ts';
import type { SubmissionForm } from '../../schemas/submission-form.ts';
import {
  attachmentsOf,
  draftList,
  freezeList,
  type Attachment,
} from '../attachments/attachments.ts';
import { audit } from '../audit.ts';
import { formHash } from '../form-hash.ts';
import type { Ledger, Tx } from '../ledger.ts';
import { withReport, type LockedReport } from '../lock-report.ts';
import { stageMails, voidUpcoming } from '../outbox/stage.ts';
import { processId, tell } from '../processes.ts';
import { newestText } from '../read/texts.ts';

/**
 * 配合意见: a cooperating agency answers, or answers anew: what the lead can take over, and whether it
 * agrees with the text that its page showed. A disagreement is mailed to whoever reviews the lead.
 * @param shown the attachments that its form showed, by id; left out: whatever there is.
 */
export async function answer(
  ledger: Ledger,
  partId: string,
  given: Answer,
  actor: Actor,
  shown?: readonly string[],
): Promise<Outcome<{ revision: number; at: Date }>> {
  const outcome = await withReport(ledger, partId, async (tx, locked) => {
    const { report, parent, revision: newest, now } = locked;
    if (!parent) return refused({ code: 'not_found' });
    const facts = { ...report, revision: newest, parent, text: await newestText(tx, parent.id) };
    const decision = decideAnswer(facts, given, actor, now);
    if (!decision.ok) return decision;
    const attached = await attachmentsOf(tx, { kind: 'report', id: partId });
    if (shown && !isShownList(attached, shown)) return refused({ code: 'attachments_changed' });
    const { late, on, position } = decision.value;
    const form = formOf(given.values);
    const sha256 = formHash(form, attached);
    const same = await sameAnswer(tx, locked, sha256, on);
    if (same) return { ok: true as const, value: same };
    await voidUpcoming(tx, partId, now);
    const revision = newest + 1;
    await writeAnswer(tx, locked, revision, { form, attached }, { late, on, by: actor.name });
    if (position === 'disagree') await tellOfDisagreement(tx, locked, parent.agencyId, revision);
    await tell(tx, processId('report', parent.id), 'submitted');
    const data = { revision, position, on: on?.name ?? null, sha256 };
    const { planId } = report;
    await audit(tx, { at: now, actor, action: 'contribute', planId, subject: partId, data });
    return { ok: true as const, value: { revision, at: now } };
  });
  return outcome ?? refused({ code: 'not_found' });
}

const formOf = (values: Answer['values']): SubmissionForm => ({
  values,
  nil: false,
  nilReason: '',
});

/** The newest answer, if it says the same with the same files on the same text: given again it is one, and nobody is told twice. */
async function sameAnswer(
  tx: Tx,
  { report, revision }: LockedReport,
  sha256: string,
  on: NamedText | null,
): Promise<{ revision: number; at: Date } | null> {
  if (revision === 0) return null;
  const newest = await tx.submission.findUnique({ where: { id: `${report.id}/${revision}` } });
  const isSame =
    newest?.sha256 === sha256 &&
    newest.onText === (on?.name ?? null) &&
    newest.onSha256 === (on?.sha256 ?? null);
  return isSame ? { revision, at: newest.filedAt } : null;
}

async function writeAnswer(
  tx: Tx,
  { report, now }: LockedReport,
  revision: number,
  { form, attached }: { form: SubmissionForm; attached: Attachment[] },
  { late, on, by }: { late: boolean; on: NamedText | null; by: string },
): Promise<void> {
  const { id: reportId, kind, dueOn, agencyId } = report;
  const id = `${reportId}/${revision}`;
  await tx.submission.create({
    data: {
      id,
      reportId,
      revision,
      kind,
      formVersion: kindOf(kind).formVersion,
      nil: false,
      form,
      filedAt: now,
      filedBy: by,
      agencyId,
      sha256: formHash(form, attached),
      onText: on?.name ?? null,
      onSha256: on?.sha256 ?? null,
      late,
      dueOn,
    },
  });
  await freezeList(tx, id, attached);
  await tx.report.update({
    where: { id: reportId },
    data: {
      stage: 'accepted',
      filedAt: now,
      acceptedAt: now,
      firstFiledAt: report.firstFiledAt ?? now,
    },
  });
}

/** To the officers of whoever reviews the lead: the commission, or the government for its own. */
async function tellOfDisagreement(
  tx: Tx,
  { report, plan, now }: LockedReport,
  leadId: string,
  revision: number,
): Promise<void> {
  await stageMails(tx, {
    planId: report.planId,
    epoch: plan.epoch,
    reportId: report.id,
    agencyId: report.agencyId,
    termsVersion: report.termsVersion,
    step: `disagreement-${revision}`,
    notice: 'disagreement',
    severity: 40,
    to: { agencyId: superiorOf(leadId, plan), roles: ['officer'] },
    dueAt: now,
    single: true,
  });
}

/**
 * The lead shows its cooperating agencies what it has written so far. Versions stay as they are; what
 * says the same as the newest text is no new one. Whoever was not asked yet is asked now.
 * @returns the draft's number.
 */
export async function shareDraft(
  ledger: Ledger,
  reportId: string,
  form: SubmissionForm,
  actor: Actor,
  shown?: readonly string[],
): Promise<Outcome<{ version: number }>> {
  const outcome = await withReport(ledger, reportId, async (tx, { report, now }) => {
    if (report.parentId) return refused({ code: 'is_part' });
    // A side of the midterm evaluation is shown to nobody before the reveal.
    if (sideOf(report.kind)) return refused({ code: 'not_found' });
    const decision = decideShare(report, form, actor, now);
    if (!decision.ok) return decision;
    const attached = await attachmentsOf(tx, { kind: 'report', id: reportId });
    if (shown && !isShownList(attached, shown)) return refused({ code: 'attachments_changed' });
    const sha256 = formHash(form, attached);
    const { _max } = await tx.draft.aggregate({ where: { reportId }, _max: { version: true } });
    const newest = _max.version ?? 0;
    const last = await newestText(tx, reportId);
    const isShown = last?.name === draftName(newest) && last.sha256 === sha256;
    const version = isShown ? newest : newest + 1;
    if (!isShown) {
      const { formVersion } = kindOf(report.kind);
      const shared = { sharedAt: now, sharedBy: actor.name };
      await tx.draft.create({ data: { reportId, version, formVersion, form, sha256, ...shared } });
      await freezeList(tx, draftList(reportId, version), attached);
      const { planId } = report;
      const entry = { at: now, actor, action: 'share_draft', planId, subject: reportId };
      await audit(tx, { ...entry, data: { version } });
    }
    const { count } = await tx.report.updateMany({
      where: { parentId: reportId, stage: 'collecting', leftAt: null, opensAt: { gt: now } },
      data: { opensAt: now },
    });
    if (count > 0) await tell(tx, processId('report', reportId), 'termsChanged');
    return { ok: true as const, value: { version } };
  });
  return outcome ?? refused({ code: 'not_found' });
}
