import type { Actor } from '../../domain/report/actor.ts';
import { refused, type Outcome } from '../../domain/report/refusal.ts';
import { audit } from '../audit.ts';
import type { Ledger } from '../ledger.ts';
import { relay } from '../relay.ts';

/**
 * 立项交办: starts a plan for its own period of years (the source's period stays on the plan).
 * From here on its workflow opens every year by itself.
 */
export async function launch(
  ledger: Ledger,
  planId: string,
  period: { from: number; to: number },
  actor: Actor,
): Promise<Outcome<{ planId: string; launchedAt: Date }>> {
  const { from, to } = period;
  if (actor.kind !== 'admin' && actor.kind !== 'commission')
    return refused({ code: 'only_operator' });
  if (
    !Number.isInteger(from) ||
    !Number.isInteger(to) ||
    from > to ||
    from < 1949 ||
    to - from > 50
  )
    return refused({ code: 'bad_period' });
  return ledger.db.$transaction(async (tx) => {
    const rows = await tx.$queryRaw<{ launched_at: Date | null; commission_id: string }[]>`
      SELECT launched_at, commission_id FROM plan WHERE id = ${planId} FOR UPDATE`;
    const plan = rows[0];
    if (!plan) return refused({ code: 'not_found' });
    if (plan.launched_at)
      return refused({ code: 'already_launched', launchedAt: plan.launched_at });
    if (actor.kind === 'commission' && actor.agencyId !== plan.commission_id)
      return refused({ code: 'only_operator' });
    const launchedAt = await ledger.clock.now();
    const { version } = await tx.plan.update({
      where: { id: planId },
      data: { launchedAt, launchFrom: from, launchTo: to, version: { increment: 1 } },
      select: { version: true },
    });
    await audit(tx, {
      at: launchedAt,
      actor,
      action: 'launch',
      planId,
      subject: planId,
      data: period,
    });
    await relay(tx, { target: { workflow: 'plan', planId }, signal: 'termsChanged', version });
    return { ok: true as const, value: { planId, launchedAt } };
  });
}
