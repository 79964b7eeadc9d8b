import { setMaxListeners } from 'node:events';
import type { Logger } from 'pino';
import { Doorbell } from '../ledger/doorbell.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { claimRelay, RELAY_CHANNEL, finishTelling } from '../ledger/relay.ts';
import type { Loop } from '../loop.ts';
import { namesOf } from './vitals.ts';
import type { Starter } from './workflow-starter.ts';

const BATCH = 200;
/** Real time between looks when nothing rings: retries, and rings lost with a connection. */
const IDLE_MS = 2_000;

/**
 * Turns relay rows into signals, at once and again until told: claims a batch, commits, tells,
 * and takes away what was told. Stopping does not wait for a Temporal that does not answer.
 */
export function startRelay(ledger: Ledger, url: string, starter: Starter, log: Logger): Loop {
  const bell = new Doorbell(url, RELAY_CHANNEL);
  const stop = new AbortController();
  // Every call under way listens for the end.
  setMaxListeners(0, stop.signal);
  /** @returns whether there may be more at once. */
  const round = async (): Promise<boolean> => {
    const batch = await claimRelay(ledger, BATCH);
    if (batch.length === 0) return false;
    const { told, failed } = await starter.tell(batch, stop.signal);
    await finishTelling(
      ledger,
      told,
      failed.map(({ message }) => message),
    );
    const [first] = failed;
    if (first && !stop.signal.aborted)
      log.warn(
        { err: first.error, failed: failed.length, ...namesOf(first.message.processId) },
        'relay: could not tell, will try again',
      );
    // Whatever came meanwhile has rung.
    const rows = batch.reduce((count, { ids }) => count + ids.length, 0);
    return told.length > 0 && rows >= BATCH;
  };
  const run = async () => {
    while (!stop.signal.aborted) {
      const hasMore = await round().catch((error: unknown) => {
        log.error({ err: error }, 'relay: ledger out of reach');
        return false;
      });
      if (!hasMore && !stop.signal.aborted) await bell.wait(IDLE_MS);
    }
  };
  const done = run();
  return {
    async stop() {
      stop.abort(new Error('the relay is stopping'));
      await bell.close();
      await done;
    },
  };
}
