import pg from 'pg';
import { until } from '../../support/until.ts';

/** What a mail is about to become. */
type State = 'claimed' | 'sending' | 'sent';

/** Holds up whoever is about to write that a mail has become something, at the very statement. */
export interface Gate {
  close(): Promise<void>;
  /** Until somebody stands before it. */
  untilSomebodyWaits(): Promise<void>;
  /** Opens it; who stands before it is sent away, so that what it was about to write is not written. */
  openWithout(): Promise<void>;
  open(): Promise<void>;
  remove(): Promise<void>;
}

const LOCK = 4_711;

/** Puts one up. */
export async function putUpGate(url: string, state: State): Promise<Gate> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  await client.query(`
    CREATE OR REPLACE FUNCTION gate() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN PERFORM pg_advisory_xact_lock_shared(${LOCK}); RETURN NEW; END $$;
    CREATE TRIGGER gate BEFORE UPDATE ON mail FOR EACH ROW
      WHEN (NEW.state = '${state}' AND OLD.state <> '${state}') EXECUTE FUNCTION gate()`);
  const waiting = () =>
    client.query<{ pid: number }>(
      `SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND objid = ${LOCK} AND NOT granted
        AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
    );
  const open = async () => {
    await client.query(`SELECT pg_advisory_unlock(${LOCK})`);
  };
  return {
    async close() {
      await client.query(`SELECT pg_advisory_lock(${LOCK})`);
    },
    async untilSomebodyWaits() {
      await until('somebody before the gate', async () => ((await waiting()).rowCount ?? 0) > 0);
    },
    async openWithout() {
      for (const { pid } of (await waiting()).rows)
        await client.query('SELECT pg_terminate_backend($1, 5000)', [pid]);
      await open();
    },
    open,
    async remove() {
      await client.query('DROP TRIGGER IF EXISTS gate ON mail');
      await client.end();
    },
  };
}
