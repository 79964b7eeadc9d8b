import type { Ledger } from '../../ledger/ledger.ts';
import type { VirtualClock } from '../virtual-clock.ts';
import type { Rest } from './rest.ts';

/**
 * Skips to an instant while nothing whatever moves. A visitor may file a report at any moment, and
 * the time-skipping server must not skip while a workflow has something in hand: so the relay's
 * table is locked, what is filed now waits for the few milliseconds of the skip, and if something
 * was faster, rest is awaited again.
 */
export async function quietSkip(
  ledger: Ledger,
  clock: VirtualClock,
  rest: Rest,
  instant: Date,
  signal: AbortSignal,
): Promise<void> {
  for (;;) {
    await rest.come(signal);
    const skipped = await ledger.db.$transaction(async (tx) => {
      await tx.$executeRaw`LOCK TABLE relay IN EXCLUSIVE MODE`;
      if (!(await rest.holds())) return false;
      await clock.skipTo(instant);
      return true;
    });
    if (skipped) return;
  }
}
