import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Ledger } from '../ledger/ledger.ts';
import { nudgeLost } from '../ledger/reconcile.ts';
import type { Loop } from './loop.ts';

/** Real time between two looks, in ms. */
const LOOK_MS = 10_000;

/** Has steps that were lost on the way taken within the minute, for mails wait behind them. */
export function startNudging(ledger: Ledger, log: Logger, everyMs = LOOK_MS): Loop {
  const stop = new AbortController();
  const { signal } = stop;
  const run = async () => {
    while (!signal.aborted) {
      await pause(everyMs, undefined, { signal, ref: false }).catch(() => undefined);
      if (signal.aborted) return;
      const mended = await nudgeLost(ledger).catch((error: unknown) => {
        log.warn({ err: error }, 'lost steps: will look again');
        return [];
      });
      if (mended.length > 0) log.warn({ mended: mended.length }, 'lost steps: told again');
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
