import { raisingRefusal, type IssueText } from '../../../domain/issue/issue.ts';
import { ISSUES } from '../../../domain/kinds/of-duties.ts';
import type { Actor } from '../../../domain/report/actor.ts';
import { refused, type Outcome, type Refusal } from '../../../domain/report/refusal.ts';
import type { Plan } from '../../../prisma/generated/client.ts';
import { audit } from '../../audit.ts';
import type { Ledger, Tx } from '../../ledger.ts';
import { lockPlan } from '../../lock-plan.ts';
import { openEvent } from '../../open-event.ts';

/** A major issue as an agency raises it. */
export interface RaisedIssue extends IssueText {
  /** It cannot wait for days. */
  urgent: boolean;
  /** The task it concerns; null: none, or several. */
  taskId: string | null;
  /** The report it is raised from, if it is; one of the agency's own. */
  fromReportId: string | null;
}

/** What says that an issue was registered. */
export interface IssueReceipt {
  id: string;
  /** Among the plan's issues. */
  number: number;
  at: Date;
}

/**
 * 反映重大问题: any agency of the plan raises one at any time while the plan runs. It is registered under a
 * number, and the commission's clock begins. The same words again, while the issue is open, are that issue.
 */
export async function raiseIssue(
  ledger: Ledger,
  planId: string,
  raised: RaisedIssue,
  actor: Actor,
): Promise<Outcome<IssueReceipt>> {
  return ledger.db.$transaction(async (tx) => {
    const plan = await lockPlan(tx, planId);
    if (!plan) return refused({ code: 'not_found' });
    const { taskId, fromReportId, urgent } = raised;
    const title = raised.title.trim();
    const text = { title, what: raised.what.trim(), asked: raised.asked.trim() };
    const refusal =
      raisingRefusal(actor, text, plan) ?? (await placeRefusal(tx, plan, raised, actor));
    if (refusal) return refused(refusal);
    const agencyId = actor.agencyId ?? '';
    const same = await tx.issue.findFirst({
      where: { planId, agencyId, ...text, answeredAt: null, closedAt: null },
    });
    if (same) return { ok: true, value: { id: same.id, number: same.number, at: same.raisedAt } };
    const at = await ledger.clock.now();
    const event = { kind: ISSUES, agencyId: plan.commissionId, taskId: null, at, urgent };
    const opened = await openEvent(tx, ledger, plan, event);
    if (!opened.ok) return opened;
    const { report, number } = opened.value;
    const id = `${planId}-issue-${number}`;
    await tx.issue.create({
      data: {
        ...{ id, planId, number, reportId: report.id, agencyId, taskId, fromReportId, urgent },
        ...text,
        raisedAt: at,
        raisedBy: actor.name,
      },
    });
    await audit(tx, { at, actor, action: 'raise_issue', planId, subject: id, data: { urgent } });
    return { ok: true, value: { id, number, at } };
  });
}

/** Why it cannot be about this: the agency has no part in the plan, the task or report is not there. */
async function placeRefusal(
  tx: Tx,
  { id: planId, commissionId }: Plan,
  { taskId, fromReportId }: RaisedIssue,
  { agencyId }: Actor,
): Promise<Refusal | null> {
  if (agencyId === null) return { code: 'not_yours' };
  const part =
    agencyId === commissionId ||
    (await tx.responsibility.count({ where: { agencyId, task: { planId } } })) > 0 ||
    (await tx.planRegion.count({ where: { agencyId, planId } })) > 0 ||
    (await tx.report.count({ where: { agencyId, planId } })) > 0;
  if (!part) return { code: 'not_yours' };
  if (taskId !== null && (await tx.task.count({ where: { id: taskId, planId } })) === 0)
    return { code: 'unknown_task' };
  if (fromReportId === null) return null;
  const own = await tx.report.count({ where: { id: fromReportId, planId, agencyId } });
  return own === 0 ? { code: 'not_yours' } : null;
}
