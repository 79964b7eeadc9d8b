import pg from 'pg';
import type { TestLedger } from './database.ts';
import { until } from './until.ts';

const LOCK = 4711;

/** A point in a transaction at which it stands still until the gate is opened. */
export interface Gate {
  /** When so many transactions stand at the gate. */
  reached(): Promise<void>;
  /** Lets them go on, and everybody after them. */
  open(): Promise<void>;
  /** Kills those that stand there, so that they are rolled back; the gate is open afterwards. */
  breakOff(): Promise<void>;
}

/**
 * From now on, whoever inserts into the table waits there, in the middle of the transaction: what it
 * has written so far is not committed, what it has locked stays locked.
 */
export async function gateAt({ url, db }: TestLedger, table: string): Promise<Gate> {
  await db.$executeRawUnsafe(`CREATE OR REPLACE FUNCTION wait_at_gate() RETURNS trigger LANGUAGE plpgsql
    AS $$ BEGIN PERFORM pg_advisory_xact_lock_shared(${LOCK}); RETURN NEW; END $$`);
  await db.$executeRawUnsafe(
    `CREATE TRIGGER gate AFTER INSERT ON ${table} FOR EACH ROW EXECUTE FUNCTION wait_at_gate()`,
  );
  const keeper = new pg.Client({ connectionString: url });
  await keeper.connect();
  await keeper.query('SELECT pg_advisory_lock($1)', [LOCK]);
  return {
    reached: () => lockedOut(db, 1),
    open: () => keeper.end(),
    async breakOff() {
      await db.$executeRaw`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND wait_event_type = 'Lock'`;
      await keeper.end();
    },
  };
}

/** When at least `count` transactions of this database wait for a lock. */
export async function lockedOut(db: TestLedger['db'], count: number): Promise<void> {
  await until(`${count} waiting for a lock`, async () => {
    const [row] = await db.$queryRaw<{ waiting: number }[]>`
      SELECT count(*)::int AS waiting FROM pg_stat_activity
      WHERE datname = current_database() AND wait_event_type = 'Lock'`;
    return (row?.waiting ?? 0) >= count;
  });
}
