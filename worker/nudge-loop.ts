import type { Logger } from 'pino';
import type { Ledger } from '../ledger/ledger.ts';
import { nudgeLost } from '../ledger/reconcile.ts';
import { startLoop, type Loop } from '../loop.ts';

/** Real time between two looks, in ms. */
const LOOK_MS = 10_000;

/** Has steps that were lost on the way taken within the minute, for mails wait behind them. */
export function startNudging(ledger: Ledger, log: Logger, everyMs = LOOK_MS): Loop {
  const round = async () => {
    const mended = await nudgeLost(ledger);
    if (mended.length > 0) log.warn({ mended: mended.length }, 'lost steps: told again');
  };
  const onError = (error: unknown) => log.warn({ err: error }, 'lost steps: will look again');
  return startLoop(round, { everyMs, waitsFirst: true, onError });
}
