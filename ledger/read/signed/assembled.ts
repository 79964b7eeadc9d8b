import { assemble } from '../../../domain/assembly/assemble.ts';
import type { Assembly } from '../../../domain/assembly/assembly.ts';
import { sourceKindOf } from '../../../domain/kinds/following.ts';
import { kindOf } from '../../../domain/kinds/kinds.ts';
import { sideOf } from '../../../domain/kinds/sides.ts';
import { planPolicySchema } from '../../../schemas/plan-policy.ts';
import type { Tx } from '../../ledger.ts';
import { assemblySource } from './assembly-source.ts';
import { assembledEvaluation } from './evaluation.ts';

/**
 * What the reports of the cycle that a document sums up say, put together as of now.
 * @throws RangeError for a report of a kind that sums up nothing.
 */
export async function assembled(
  tx: Tx,
  report: { planId: string; kind: string; period: string },
  now: Date,
): Promise<Assembly> {
  const { planId, kind, period } = report;
  const { assembles } = kindOf(kind);
  const source = sourceKindOf(kind);
  if (!assembles || source === null) throw new RangeError(`${kind} puts nothing together`);
  const { policy } = await tx.plan.findUniqueOrThrow({
    where: { id: planId },
    select: { policy: true },
  });
  const { zone } = planPolicySchema.parse(policy);
  if (sideOf(source)) return assembledEvaluation(tx, { planId, period }, { now, zone });
  const read = await assemblySource(tx, { planId, kind: source, period });
  return assemble(read, assembles, { now, zone });
}
