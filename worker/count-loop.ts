import type { Logger } from 'pino';
import { countAll } from '../ledger/counting.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { startLoop, type Loop } from '../loop.ts';

/** Real time between two looks: what has changed meanwhile is counted by whoever reads. */
const COUNT_MS = 5_000;

/** Keeps the list of reports short that are to be counted anew, so that a page's cost does not grow with it. */
export function startCounting(ledger: Ledger, log: Logger, everyMs = COUNT_MS): Loop {
  const onError = (error: unknown) => log.warn({ err: error }, 'counting: will try again');
  return startLoop(() => countAll(ledger), { everyMs, waitsFirst: true, onError });
}
