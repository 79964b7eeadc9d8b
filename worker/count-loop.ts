import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from 'pino';
import { countAll } from '../ledger/counting.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Loop } from './loop.ts';

/** Real time between two looks: what has changed meanwhile is counted by whoever reads. */
const COUNT_MS = 5_000;

/** Keeps the list of reports short that are to be counted anew, so that a page's cost does not grow with it. */
export function startCounting(ledger: Ledger, log: Logger, everyMs = COUNT_MS): Loop {
  const stop = new AbortController();
  const { signal } = stop;
  const run = async () => {
    while (!signal.aborted) {
      await pause(everyMs, undefined, { signal, ref: false }).catch(() => undefined);
      if (signal.aborted) return;
      await countAll(ledger).catch((error: unknown) =>
        log.warn({ err: error }, 'counting: will try again'),
      );
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
