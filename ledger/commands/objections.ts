import { kindOf } from '../../domain/kinds/kinds.ts';
import type { Actor } from '../../domain/report/actor.ts';
import { isReviewer } from '../../domain/report/decide.ts';
import { refused, type Outcome } from '../../domain/report/refusal.ts';
import { wordsRefusal } from '../../domain/report/words-refusal.ts';
import { audit } from '../audit.ts';
import type { Ledger } from '../ledger.ts';
import { withReport } from '../lock-report.ts';
import { stageMails } from '../outbox/stage.ts';
import { namedTaskIds } from '../read/named-tasks.ts';

/** The longest objection or answer, in characters. */
export const LONGEST_OBJECTION = 2_000;

/**
 * 提出异议: an agency objects to a task it was assigned, or to the whole assignment, in words. It stops
 * no clock. The same words twice are one objection.
 * @param taskId null: against the whole assignment.
 */
export async function object(
  ledger: Ledger,
  reportId: string,
  { taskId, text }: { taskId: string | null; text: string },
  actor: Actor,
): Promise<Outcome<{ id: string }>> {
  const outcome = await withReport(ledger, reportId, async (tx, { report, now }) => {
    const { planId, agencyId } = report;
    if (kindOf(report.kind).asks !== 'confirmation') return refused({ code: 'not_found' });
    if (actor.agencyId !== agencyId) return refused({ code: 'not_yours' });
    if (report.leftAt) return refused({ code: 'left_roster', leftAt: report.leftAt });
    if (now < report.opensAt) return refused({ code: 'not_open_yet', opensAt: report.opensAt });
    const words = text.trim();
    const unfit = wordsRefusal(words, LONGEST_OBJECTION);
    if (unfit) return refused(unfit);
    if (taskId !== null) {
      const named = await tx.responsibility.count({
        where: { taskId, agencyId, task: { planId } },
      });
      // A region may only be named in the text.
      if (named === 0 && !(await namedTaskIds(tx, planId, agencyId)).includes(taskId))
        return refused({ code: 'no_such_task' });
    }
    const same = await tx.objection.findFirst({
      where: { reportId, taskId, text: words, answeredAt: null, withdrawnAt: null },
      select: { id: true },
    });
    if (same) return { ok: true as const, value: same };
    const count = await tx.objection.count({ where: { reportId } });
    // Also the step of the mail that answers it.
    const id = `${reportId}/objection-${count + 1}`;
    await tx.objection.create({
      data: {
        id,
        planId,
        reportId,
        agencyId,
        taskId,
        text: words,
        raisedAt: now,
        raisedBy: actor.name,
      },
    });
    const entry = { at: now, actor, action: 'object', planId, subject: reportId };
    await audit(tx, { ...entry, data: { objection: id, taskId } });
    return { ok: true as const, value: { id } };
  });
  return outcome ?? refused({ code: 'not_found' });
}

/** 撤回异议: its agency takes an objection back that nobody has answered. */
export const withdrawObjection = (
  ledger: Ledger,
  id: string,
  actor: Actor,
): Promise<Outcome<{ id: string }>> =>
  onObjection(ledger, id, async (tx, { report, now }) => {
    if (actor.agencyId !== report.agencyId) return refused({ code: 'not_yours' });
    await tx.objection.update({ where: { id }, data: { withdrawnAt: now } });
    await audit(tx, {
      at: now,
      actor,
      action: 'withdraw_objection',
      planId: report.planId,
      subject: report.id,
      data: { objection: id },
    });
    return { ok: true, value: { id } };
  });

/** 答复异议: the agency's superior answers in words, which are mailed to the agency's officers. */
export const answerObjection = (
  ledger: Ledger,
  id: string,
  text: string,
  actor: Actor,
): Promise<Outcome<{ id: string }>> =>
  onObjection(ledger, id, async (tx, { report, plan, now }) => {
    const { id: reportId, planId, agencyId } = report;
    if (!isReviewer(actor, agencyId, plan)) return refused({ code: 'only_superior_answers' });
    const answer = text.trim();
    const unfit = wordsRefusal(answer, LONGEST_OBJECTION);
    if (unfit) return refused(unfit);
    await tx.objection.update({
      where: { id },
      data: { answeredAt: now, answeredBy: actor.name, answer },
    });
    await stageMails(tx, {
      planId,
      epoch: plan.epoch,
      reportId,
      agencyId,
      termsVersion: report.termsVersion,
      step: id.slice(reportId.length + 1),
      notice: 'objection_answered',
      severity: 0,
      to: { agencyId, roles: ['officer'] },
      dueAt: now,
      single: true,
    });
    const entry = { at: now, actor, action: 'answer_objection', planId, subject: reportId };
    await audit(tx, { ...entry, data: { objection: id } });
    return { ok: true, value: { id } };
  });

type Act = Parameters<typeof withReport<Outcome<{ id: string }>>>[2];

/** Runs `act` under the lock of the report that an open objection stands on. */
async function onObjection(ledger: Ledger, id: string, act: Act): Promise<Outcome<{ id: string }>> {
  const reportId = id.slice(0, Math.max(0, id.lastIndexOf('/')));
  const outcome = await withReport(ledger, reportId, async (tx, locked) => {
    const objection = await tx.objection.findUnique({ where: { id } });
    if (!objection) return refused({ code: 'not_found' });
    const closedAt = objection.answeredAt ?? objection.withdrawnAt;
    if (closedAt) return refused({ code: 'objection_closed', closedAt });
    return act(tx, locked);
  });
  return outcome ?? refused({ code: 'not_found' });
}
