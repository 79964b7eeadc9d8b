import { taskKeyOf } from '../../domain/report/report-id.ts';
import { assignAssessors } from '../../ledger/commands/assign-assessors.ts';
import type { ImportedPlan } from '../../ledger/import-plan.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { Naming } from '../oracle/action.ts';

/**
 * The commission names who assesses tasks.
 * @throws when it is refused, or a task goes to somebody else than it must.
 */
export async function nameAssessors(
  ledger: Ledger,
  { contactIds, given }: Naming,
  { id: planId, commissionId }: ImportedPlan,
): Promise<void> {
  const actor = { kind: 'commission', agencyId: commissionId, name: '评估岗' } as const;
  const planned = new Map(
    given.map(({ task, contactId }) => [`${planId}-${taskKeyOf(task)}`, contactId]),
  );
  const order = { taskIds: [...planned.keys()], contactIds };
  const outcome = await assignAssessors(ledger, planId, order, { actor });
  if (!outcome.ok) throw new Error(`assessors: refused, ${outcome.refusal.code}`);
  const others = outcome.value.filter((each) => planned.get(each.taskId) !== each.contactId);
  if (others.length > 0 || outcome.value.length !== planned.size)
    throw new Error(`assessed by others than planned: ${JSON.stringify(others)}`);
}
