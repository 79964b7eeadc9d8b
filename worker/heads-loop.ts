import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from 'pino';
import { mailHeads } from '../ledger/audit-chain/mail-heads.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Loop } from './loop.ts';

/** Real time between two looks. */
const LOOK_MS = 60_000;

/** Has the audit's heads mailed every day to those who keep them outside of the house. */
export function startMailingHeads(ledger: Ledger, log: Logger, everyMs = LOOK_MS): Loop {
  const stop = new AbortController();
  const { signal } = stop;
  /** Plans and days that were looked after: the ledger need not be asked again. */
  let done = new Set<string>();
  const run = async () => {
    while (!signal.aborted) {
      const looked = await mailHeads(ledger, done).catch((error: unknown) => {
        log.warn({ err: error }, 'audit heads: will try again');
        return [];
      });
      if (done.size > 10_000) done = new Set();
      for (const key of looked) done.add(key);
      await pause(everyMs, undefined, { signal, ref: false }).catch(() => undefined);
    }
  };
  const running = run();
  return {
    async stop() {
      stop.abort();
      await running;
    },
  };
}
