import type { Logger } from 'pino';
import type { Ledger } from '../ledger/ledger.ts';
import { removeRetained } from '../ledger/retention/retain.ts';
import type { RetentionDays } from '../ledger/retention/rules.ts';
import { startLoop, type Loop } from '../loop.ts';

const DAY_MS = 24 * 60 * 60_000;

/** Takes away, at its start and once a day, what is past its time; of several workers each finds what is left. */
export function startRetention(
  ledger: Ledger,
  days: RetentionDays,
  log: Logger,
  everyMs = DAY_MS,
): Loop {
  const round = async () => {
    const removed = await removeRetained(ledger, days);
    log.info({ removed }, 'retention: what was past its time is gone');
  };
  const onError = (error: unknown) => log.warn({ err: error }, 'retention: will try again');
  return startLoop(round, { everyMs, onError });
}
