import { randomBytes } from 'node:crypto';
import type { Logger } from 'pino';
import { openLedger, type Ledger } from '../ledger/ledger.ts';
import { cloneRehearsal, dropRehearsalDatabase } from '../ledger/rehearsal/databases.ts';
import { putBackTo } from '../ledger/rehearsal/history.ts';

/** Ledgers of a rehearsal as it stood at instants; to be read only. */
export interface RehearsedLedgers {
  /** The ledger of a kept rehearsal as of an instant; made at its first use. */
  at(database: string, instant: Date): Promise<Ledger>;
  close(): Promise<void>;
}

interface Parts {
  ledger: Ledger;
  databaseUrl: string;
  log: Logger;
}

/** So many instants are kept ready; whoever goes from month to month finds the last ones quickly. */
const MOST = 4;
const CONNECTIONS = 3;
/** One that nobody has looked into for so long is taken away. */
const IDLE_MS = 15 * 60_000;

interface Opened {
  ledger: Promise<Ledger & { name: string }>;
  idle?: NodeJS.Timeout;
}

/** Keeps the ledgers of the instants that are looked at, each on a clone put back to its instant. */
export function rehearsedLedgers(parts: Parts): RehearsedLedgers {
  /** In the order of their last use. */
  const opened = new Map<string, Opened>();
  const forget = async (key: string): Promise<void> => {
    const one = opened.get(key);
    opened.delete(key);
    clearTimeout(one?.idle);
    const ledger = await one?.ledger.catch(() => null);
    if (!ledger) return;
    await ledger.close();
    await dropRehearsalDatabase(parts.ledger, ledger.name);
  };
  const letGo = (key: string) =>
    void forget(key).catch((error: unknown) =>
      parts.log.error({ err: error }, 'the clone of a rehearsal could not be taken away'),
    );
  return {
    at(database, instant) {
      const key = `${database} ${instant.toISOString()}`;
      const one: Opened = opened.get(key) ?? { ledger: openAt(parts, database, instant) };
      // What could not be made is tried again by the next.
      one.ledger.catch(() => opened.get(key) === one && opened.delete(key));
      clearTimeout(one.idle);
      one.idle = setTimeout(() => letGo(key), IDLE_MS).unref();
      opened.delete(key);
      opened.set(key, one);
      for (const oldest of [...opened.keys()].slice(0, -MOST)) letGo(oldest);
      return one.ledger;
    },
    async close() {
      await Promise.all([...opened.keys()].map(forget));
    },
  };
}

/** Clones the rehearsal's database, puts the clone back to the instant, and opens it for reading. */
async function openAt(
  { ledger, databaseUrl }: Parts,
  database: string,
  instant: Date,
): Promise<Ledger & { name: string }> {
  const name = await cloneRehearsal(ledger, database, randomBytes(4).toString('hex'));
  try {
    const url = new URL(databaseUrl);
    url.pathname = `/${encodeURIComponent(name)}`;
    const { calendar, lead } = ledger;
    const clock = { now: () => Promise.resolve(instant) };
    const rest = { calendar, lead, clock };
    const whole = openLedger({ url: url.href, connections: 1, ...rest });
    try {
      await putBackTo(whole, instant);
    } finally {
      await whole.close();
    }
    url.searchParams.set('options', '-c default_transaction_read_only=on');
    return { ...openLedger({ url: url.href, connections: CONNECTIONS, ...rest }), name };
  } catch (error) {
    await dropRehearsalDatabase(ledger, name);
    throw error;
  }
}
