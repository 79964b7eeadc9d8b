import type { Ledger } from '../../ledger/ledger.ts';
import { step } from '../../ledger/steps/step.ts';
import type { FixedClock } from './fixed-clock.ts';

/**
 * Lives a plan through by its processes alone, without an engine: whatever has been told or whose time
 * has come takes its step, what is due counts as sent, then time moves to the next wake. Nobody files.
 * @param until the last instant that is lived through; default: as long as anything is awake.
 */
export async function runPlan(ledger: Ledger, clock: FixedClock, until?: Date): Promise<void> {
  for (;;) {
    const now = await clock.now();
    const told = await ledger.db.relay.findMany({ orderBy: { id: 'asc' } });
    const due = await ledger.db.process.findMany({
      where: { running: true, nextWakeAt: { lte: now } },
      orderBy: [{ nextWakeAt: 'asc' }, { id: 'asc' }],
      select: { id: true },
    });
    const ids = new Set([...told.map(({ processId }) => processId), ...due.map(({ id }) => id)]);
    await ledger.db.relay.deleteMany({ where: { id: { in: told.map(({ id }) => id) } } });
    for (const id of ids) await step(ledger, id);
    if (ids.size > 0) continue;
    await ledger.db.mail.updateMany({
      where: { state: 'staged', dueAt: { lte: now } },
      data: { state: 'sent', settledAt: now },
    });
    const next = await ledger.db.process.findFirst({
      where: { running: true, nextWakeAt: { not: null } },
      orderBy: { nextWakeAt: 'asc' },
      select: { nextWakeAt: true },
    });
    if (!next?.nextWakeAt || (until && next.nextWakeAt > until)) return;
    clock.set(next.nextWakeAt);
  }
}
