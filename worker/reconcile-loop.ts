import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Ledger } from '../ledger/ledger.ts';
import { reconcile } from '../ledger/reconcile.ts';
import type { Loop } from './loop.ts';

/** Real time between two runs, as the Schedule has it. */
export const RECONCILE_MS = 5 * 60_000;

/**
 * Runs the reconciler beside the Schedule: Schedules are known to stop without a word, and a worker
 * without Temporal can still see what is late. Both at once do no harm: one of them finds nothing.
 */
export function startReconciler(ledger: Ledger, log: Logger, everyMs = RECONCILE_MS): Loop {
  const stop = new AbortController();
  const { signal } = stop;
  const run = async () => {
    while (!signal.aborted) {
      await pause(everyMs, undefined, { signal, ref: false }).catch(() => undefined);
      if (signal.aborted) return;
      const mended = await reconcile(ledger).catch((error: unknown) => {
        log.warn({ err: error }, 'reconciler: will try again');
        return [];
      });
      if (mended.length > 0) log.warn({ mended }, 'reconciler: mended');
    }
  };
  const done = run();
  return {
    async stop() {
      stop.abort();
      await done;
    },
  };
}
