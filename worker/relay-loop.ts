import type { Logger } from 'pino';
import { Doorbell } from '../ledger/doorbell.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { RELAY_CHANNEL, relayBatch, type RelayRow } from '../ledger/relay.ts';
import type { Loop } from './loop.ts';
import type { Starter } from './workflow-starter.ts';

const BATCH = 200;
const CONCURRENCY = 20;
/** Real time between looks when nothing rings: retries, and rings lost with a connection. */
const IDLE_MS = 2_000;

/** Turns relay rows into signals, at once and again until told. */
export function startRelay(ledger: Ledger, url: string, starter: Starter, log: Logger): Loop {
  const bell = new Doorbell(url, RELAY_CHANNEL);
  let stopping = false;
  const tell = async (rows: RelayRow[]): Promise<Set<RelayRow>> => {
    const told = new Set<RelayRow>();
    const queue = [...rows];
    const work = async () => {
      for (let row = queue.shift(); row; row = queue.shift())
        try {
          await starter.tell(row);
          told.add(row);
        } catch (error) {
          log.warn({ err: error, target: row.target }, 'relay: could not tell, will try again');
        }
    };
    await Promise.all(Array.from({ length: CONCURRENCY }, work));
    return told;
  };
  const run = async () => {
    while (!stopping) {
      const { told } = await relayBatch(ledger, BATCH, tell).catch((error: unknown) => {
        log.error({ err: error }, 'relay: ledger out of reach');
        return { told: 0 };
      });
      if (told === 0 && !stopping) await bell.wait(IDLE_MS);
    }
  };
  const done = run();
  return {
    async stop() {
      stopping = true;
      await bell.close();
      await done;
    },
  };
}
