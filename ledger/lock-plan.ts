import type { Actor } from '../domain/report/actor.ts';
import type { Refusal } from '../domain/report/refusal.ts';
import type { Plan } from '../prisma/generated/client.ts';
import { seeCalendar } from './calendar.ts';
import type { Tx } from './ledger.ts';

/** A plan under its row lock: no step and no other command goes on meanwhile; null if there is none. */
export async function lockPlan(tx: Tx, planId: string): Promise<Plan | null> {
  await tx.$queryRaw`SELECT id FROM plan WHERE id = ${planId} FOR UPDATE`;
  const plan = await tx.plan.findUnique({ where: { id: planId } });
  if (plan) await seeCalendar(tx, plan.calendarVersion);
  return plan;
}

/** Why an actor may not run a plan, or null: its commission and the operator may. */
export function operatorRefusal(
  actor: Actor,
  { commissionId }: Pick<Plan, 'commissionId'>,
): Refusal | null {
  const mayRun =
    actor.kind === 'admin' || (actor.kind === 'commission' && actor.agencyId === commissionId);
  return mayRun ? null : { code: 'only_operator' };
}
