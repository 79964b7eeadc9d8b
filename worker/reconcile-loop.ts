import type { Logger } from 'pino';
import type { Ledger } from '../ledger/ledger.ts';
import { reconcile } from '../ledger/reconcile.ts';
import { startLoop, type Loop } from '../loop.ts';

/** Real time between two runs, as the Schedule has it. */
export const RECONCILE_MS = 5 * 60_000;

/**
 * Runs the reconciler beside the Schedule: Schedules are known to stop without a word, and a worker
 * without Temporal can still see what is late. Both at once do no harm: one of them finds nothing.
 */
export function startReconciler(ledger: Ledger, log: Logger, everyMs = RECONCILE_MS): Loop {
  const round = async () => {
    const mended = await reconcile(ledger);
    if (mended.length > 0) log.warn({ mended }, 'reconciler: mended');
  };
  const onError = (error: unknown) => log.warn({ err: error }, 'reconciler: will try again');
  return startLoop(round, { everyMs, waitsFirst: true, onError });
}
