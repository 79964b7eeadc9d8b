import { planPolicySchema } from '../../schemas/plan-policy.ts';
import type { Ledger } from '../ledger.ts';

const known = new WeakMap<Ledger, string>();

/** The zone in which pages tell the day: the first plan's. A plan's zone does not change. */
export async function zoneOf(ledger: Ledger): Promise<string> {
  const remembered = known.get(ledger);
  if (remembered !== undefined) return remembered;
  const plan = await ledger.db.plan.findFirst({
    orderBy: { id: 'asc' },
    select: { policy: true },
  });
  const { zone } = planPolicySchema.parse(plan?.policy ?? {});
  if (plan) known.set(ledger, zone);
  return zone;
}
