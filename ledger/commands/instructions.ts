import type { Actor } from '../../domain/report/actor.ts';
import { refused, type Outcome } from '../../domain/report/refusal.ts';
import { wordsRefusal } from '../../domain/report/words-refusal.ts';
import { audit } from '../audit.ts';
import type { Ledger, Tx } from '../ledger.ts';
import { withReport, type LockedReport } from '../lock-report.ts';
import { stageMails } from '../outbox/stage.ts';

/** The longest instruction or answer, in characters. */
export const LONGEST_INSTRUCTION = 2_000;

/**
 * 批示: the plan's government office says something to a document or a report, in words. It goes to the
 * commission's officers and leaders by mail, and stops no clock; the commission takes it up.
 */
export async function giveInstruction(
  ledger: Ledger,
  reportId: string,
  text: string,
  actor: Actor,
): Promise<Outcome<{ id: string }>> {
  const outcome = await withReport(ledger, reportId, async (tx, locked) => {
    const { report, plan, now } = locked;
    if (actor.kind !== 'government' || actor.agencyId !== plan.governmentId)
      return refused({ code: 'only_government' });
    if (now < report.opensAt) return refused({ code: 'not_open_yet', opensAt: report.opensAt });
    const words = text.trim();
    const unfit = wordsRefusal(words, LONGEST_INSTRUCTION);
    if (unfit) return refused(unfit);
    const step = `instruction-${(await tx.instruction.count({ where: { reportId } })) + 1}`;
    const id = `${reportId}/${step}`;
    const { planId } = report;
    await tx.instruction.create({
      data: { id, planId, reportId, text: words, givenAt: now, givenBy: actor.name },
    });
    await tell(tx, locked, { step, notice: 'instruction', agencyId: plan.commissionId });
    const entry = { at: now, actor, action: 'instruct', planId, subject: reportId };
    await audit(tx, { ...entry, data: { instruction: id } });
    return { ok: true as const, value: { id } };
  });
  return outcome ?? refused({ code: 'not_found' });
}

/** 签收办理: the commission takes an instruction up, and says what is done about it; the government is told. */
export async function takeUp(
  ledger: Ledger,
  id: string,
  text: string,
  actor: Actor,
): Promise<Outcome<{ id: string }>> {
  const reportId = id.slice(0, Math.max(0, id.lastIndexOf('/')));
  const outcome = await withReport(ledger, reportId, async (tx, locked) => {
    const { report, plan, now } = locked;
    const instruction = await tx.instruction.findUnique({ where: { id } });
    if (!instruction) return refused({ code: 'not_found' });
    if (actor.kind !== 'commission' || actor.agencyId !== plan.commissionId)
      return refused({ code: 'only_commission' });
    const { takenUpAt } = instruction;
    if (takenUpAt) return refused({ code: 'already_taken_up', takenUpAt });
    const answer = text.trim();
    const unfit = wordsRefusal(answer, LONGEST_INSTRUCTION);
    if (unfit) return refused(unfit);
    await tx.instruction.update({
      where: { id },
      data: { takenUpAt: now, takenUpBy: actor.name, answer },
    });
    const step = `${id.slice(reportId.length + 1)}-taken`;
    await tell(tx, locked, { step, notice: 'taken_up', agencyId: plan.governmentId });
    const { planId } = report;
    const entry = { at: now, actor, action: 'take_up', planId, subject: reportId };
    await audit(tx, { ...entry, data: { instruction: id } });
    return { ok: true as const, value: { id } };
  });
  return outcome ?? refused({ code: 'not_found' });
}

interface Told {
  step: string;
  notice: 'instruction' | 'taken_up';
  /** Whose contacts are told. */
  agencyId: string;
}

/** A mail of its own to the officers of an agency, and of an instruction to its leaders. */
const tell = (
  tx: Tx,
  { report, plan, now }: Pick<LockedReport, 'report' | 'plan' | 'now'>,
  { step, notice, agencyId }: Told,
) =>
  stageMails(tx, {
    planId: report.planId,
    epoch: plan.epoch,
    reportId: report.id,
    agencyId: report.agencyId,
    termsVersion: report.termsVersion,
    step,
    notice,
    severity: 0,
    to: { agencyId, roles: notice === 'instruction' ? ['officer', 'leader'] : ['officer'] },
    dueAt: now,
    single: true,
  });
