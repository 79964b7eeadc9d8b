import type { Outcome } from '../../domain/report/refusal.ts';
import { taskKeyOf } from '../../domain/report/report-id.ts';
import { changeTask } from '../../ledger/commands/change-task.ts';
import { setAsideTask } from '../../ledger/commands/set-aside.ts';
import { transferAgency } from '../../ledger/commands/transfer.ts';
import { adjustmentsOf } from '../../ledger/read/desk/adjustments.ts';
import type { Ordered } from '../../ledger/roster/change.ts';
import type { ImportedPlan } from '../../ledger/import-plan.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { PlanChange } from '../oracle/action.ts';

/**
 * The commission changes the plan: an agency's duties pass to another, a task is set aside, or changed in
 * words that a side of the midterm evaluation has proposed.
 */
export async function changePlan(
  ledger: Ledger,
  change: PlanChange,
  { id: planId, commissionId }: ImportedPlan,
): Promise<Outcome<unknown>> {
  const actor = { kind: 'commission', agencyId: commissionId, name: '综合岗' } as const;
  const taskId = (order: number) => `${planId}-${taskKeyOf(order)}`;
  if (change.kind === 'setAside') {
    const why = '条件发生变化，经研究调整。';
    return setAsideTask(ledger, planId, taskId(change.task), change.cause, { actor, why });
  }
  if (change.kind === 'adopt') {
    const { proposedBy, task } = change;
    const ordered = { actor, why: '采纳中期评估提出的调整建议。' };
    return adoptProposal(ledger, planId, { reportId: proposedBy, taskId: taskId(task) }, ordered);
  }
  const { cause, fromId, toId, named, officer, tasks } = change;
  const order = {
    cause,
    fromId,
    to: named ? { ...named, ...(officer && { officer }) } : { id: toId },
    ...(tasks && { taskIds: tasks.map(taskId) }),
  };
  return transferAgency(ledger, planId, order, { actor, why: '机构改革。' });
}

/** The task's text with what is proposed behind it, as the page of the proposals prefills it. */
async function adoptProposal(
  ledger: Ledger,
  planId: string,
  { reportId, taskId }: { reportId: string; taskId: string },
  ordered: Omit<Ordered, 'source'>,
): Promise<Outcome<unknown>> {
  const now = await ledger.clock.now();
  const proposals = await adjustmentsOf(ledger, { id: planId }, now, taskId);
  const proposal = proposals.find((each) => each.reportId === reportId);
  if (!proposal?.task) throw new Error(`${reportId} proposes nothing on ${taskId}`);
  const text = `${proposal.task.text}（中期调整：${proposal.text.replace(/。$/, '')}）`;
  return changeTask(ledger, planId, taskId, { text }, { ...ordered, source: proposal.id });
}
