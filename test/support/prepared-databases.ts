import { createHash } from 'node:crypto';
import { openLedger, type Ledger, type LedgerOptions } from '../../ledger/ledger.ts';
import {
  createDatabaseBy,
  dropDatabaseBy,
  urlOf,
  withClient,
} from '../../local/postgres/databases.ts';
import { EMPTY_TEMPLATE } from './templates.ts';

/** What a database of tests begins with, which takes longer to make than to copy. */
export interface Preparation {
  /** Says all that the result depends on: the same key, the same rows. */
  key: string;
  /** Makes it of a migrated, empty database. */
  make(ledger: Ledger): Promise<unknown>;
  /** How the ledger is opened that makes it. */
  options?: Omit<LedgerOptions, 'url'>;
}

/** Those that this test file has found or made. */
const found = new Set<string>();

/**
 * The database that others are copied from, made by whoever needs it first in a run; every worker of
 * the run finds it by its key. Nobody stays connected to it.
 * @param admin address of the run's PostgreSQL.
 */
export async function preparedTemplate(
  admin: string,
  { key, make, options }: Preparation,
): Promise<string> {
  const digest = createHash('sha256').update(key).digest();
  const name = `prepared_${digest.toString('hex').slice(0, 16)}`;
  if (found.has(name)) return name;
  await withClient(admin, async (client) => {
    // One of all workers makes it; the others wait.
    await client.query('SELECT pg_advisory_lock($1)', [digest.readInt32BE()]);
    const { rowCount } = await client.query(
      'SELECT FROM pg_database WHERE datname = $1 AND datistemplate',
      [name],
    );
    if (rowCount === 1) return;
    // One that was not made to its end, its test was stopped.
    await dropDatabaseBy(client, name);
    await createDatabaseBy(client, name, EMPTY_TEMPLATE);
    const ledger = openLedger({ ...options, url: urlOf(admin, name) });
    try {
      await make(ledger);
    } finally {
      await ledger.close();
    }
    await client.query(`ALTER DATABASE ${name} IS_TEMPLATE true`);
  });
  found.add(name);
  return name;
}
