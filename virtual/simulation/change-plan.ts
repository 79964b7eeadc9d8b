import type { Outcome } from '../../domain/report/refusal.ts';
import { taskKeyOf } from '../../domain/report/report-id.ts';
import { setAsideTask } from '../../ledger/commands/set-aside.ts';
import { transferAgency } from '../../ledger/commands/transfer.ts';
import type { ImportedPlan } from '../../ledger/import-plan.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { PlanChange } from '../oracle/action.ts';

/** The commission changes the plan: an agency's duties pass to another, a task is set aside. */
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
  const { cause, fromId, toId, named, officer, tasks } = change;
  const order = {
    cause,
    fromId,
    to: named ? { ...named, ...(officer && { officer }) } : { id: toId },
    ...(tasks && { taskIds: tasks.map(taskId) }),
  };
  return transferAgency(ledger, planId, order, { actor, why: '机构改革。' });
}
