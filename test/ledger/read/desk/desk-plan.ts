import type { Ledger } from '../../../../ledger/ledger.ts';
import { plansFor, type DeskPlan } from '../../../../ledger/read/desk/plans.ts';

/** A plan as the desk sees it now. */
export async function deskPlan(ledger: Ledger, id: string): Promise<DeskPlan> {
  const plans = await plansFor(ledger, { role: 'admin', agencyId: null });
  const plan = plans.find((each) => each.id === id);
  if (!plan) throw new Error(`no plan ${id}`);
  return plan;
}
