import { STANDING_NOTICES } from '../../domain/ladder/step.ts';
import type { Tx } from '../ledger.ts';
import { RELEASED } from '../outbox/stage.ts';
import { tellAll } from '../processes.ts';

/**
 * Raises a locked plan's epoch: what was staged and has not taken effect is taken back, with its record,
 * and every process of the plan looks again. What has taken effect and only waits to be sent is still
 * true, and goes out under the new epoch.
 * @returns the new epoch.
 */
export async function raiseEpoch(tx: Tx, planId: string, now: Date): Promise<number> {
  const { epoch } = await tx.plan.update({
    where: { id: planId },
    data: { epoch: { increment: 1 } },
    select: { epoch: true },
  });
  await tx.mail.updateMany({
    where: {
      planId,
      state: { in: ['staged', 'claimed', 'deferred'] },
      dueAt: { gt: now },
      notice: { notIn: [...STANDING_NOTICES] },
    },
    data: { state: 'cancelled', settledAt: now, ...RELEASED },
  });
  await tx.stepRecord.deleteMany({ where: { report: { planId }, takesEffectAt: { gt: now } } });
  await tx.mail.updateMany({
    where: { planId, state: { in: ['staged', 'deferred', 'sending', 'uncertain'] } },
    data: { epoch },
  });
  // Whoever has claimed one of them, and not begun to send, has to claim it anew.
  await tx.mail.updateMany({
    where: { planId, state: 'claimed' },
    data: { state: 'staged', epoch, ...RELEASED },
  });
  const running = await tx.process.findMany({
    where: { planId, running: true },
    select: { id: true },
  });
  await tellAll(
    tx,
    running.map(({ id }) => id),
    'termsChanged',
  );
  return epoch;
}
