import type { Logger } from 'pino';
import { mailHeads } from '../ledger/audit-chain/mail-heads.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { startLoop, type Loop } from '../loop.ts';

/** Real time between two looks. */
const LOOK_MS = 60_000;

/** Has the audit's heads mailed every day to those who keep them outside of the house. */
export function startMailingHeads(ledger: Ledger, log: Logger, everyMs = LOOK_MS): Loop {
  /** Plans and days that were looked after: the ledger need not be asked again. */
  let done = new Set<string>();
  const round = async () => {
    const looked = await mailHeads(ledger, done);
    if (done.size > 10_000) done = new Set();
    for (const key of looked) done.add(key);
  };
  const onError = (error: unknown) => log.warn({ err: error }, 'audit heads: will try again');
  return startLoop(round, { everyMs, onError });
}
