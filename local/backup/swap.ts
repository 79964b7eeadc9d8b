import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';

/** Names of PostgreSQL's have 63 characters. */
const LONGEST_STEM = 40;
/** How long connections that were ended may take to go. */
const PATIENCE_MS = 30_000;

const quoted = (name: string) => pg.escapeIdentifier(name);
const stamp = () => new Date().toISOString().replace(/[-:]|\.\d+/g, '');
const beside = (database: string, what: string) =>
  `${database.slice(0, LONGEST_STEM)}_${what}_${stamp()}`;

/** Makes an empty database beside another, of the same encoding and locale; answers its name. */
export async function makeScratch(client: pg.Client, database: string): Promise<string> {
  // The column of the provider's own locale was renamed in PostgreSQL 17.
  const { rows } = await client.query<Locale>(
    `SELECT pg_encoding_to_char(encoding) AS encoding, datcollate AS collate, datctype AS ctype,
       datlocprovider AS provider, coalesce(to_jsonb(d)->>'datlocale', to_jsonb(d)->>'daticulocale') AS locale
     FROM pg_database d WHERE datname = $1`,
    [database],
  );
  const [of] = rows;
  if (!of) throw new Error(`there is no database ${database}`);
  const name = beside(database, 'restoring');
  await client.query(
    `CREATE DATABASE ${quoted(name)} TEMPLATE template0 ENCODING ${pg.escapeLiteral(of.encoding)}
     LC_COLLATE ${pg.escapeLiteral(of.collate)} LC_CTYPE ${pg.escapeLiteral(of.ctype)} ${providerOf(of)}`,
  );
  return name;
}

interface Locale {
  encoding: string;
  collate: string;
  ctype: string;
  provider: string;
  locale: string | null;
}

function providerOf({ provider, locale }: Locale): string {
  if (locale === null) return '';
  const name = provider === 'i' ? 'ICU' : 'BUILTIN';
  return `LOCALE_PROVIDER ${name.toLowerCase()} ${name}_LOCALE ${pg.escapeLiteral(locale)}`;
}

/** Takes away what was begun. */
export async function dropScratch(client: pg.Client, name: string): Promise<void> {
  await client.query(`DROP DATABASE IF EXISTS ${quoted(name)} WITH (FORCE)`);
}

/**
 * Ends all connections to a database, lets the restored one take its name, and sets it aside under another,
 * or throws it away if it was empty. When anything fails, it is as it was.
 * @returns the name it is set aside under.
 */
export async function takeItsPlace(
  client: pg.Client,
  database: string,
  scratch: string,
  isEmpty: boolean,
): Promise<string | null> {
  const aside = beside(database, 'before');
  try {
    await cutOff(client, database);
    await client.query(`ALTER DATABASE ${quoted(database)} RENAME TO ${quoted(aside)}`);
  } catch (error) {
    await admit(client, database);
    throw error;
  }
  try {
    await client.query(`ALTER DATABASE ${quoted(scratch)} RENAME TO ${quoted(database)}`);
  } catch (error) {
    await client.query(`ALTER DATABASE ${quoted(aside)} RENAME TO ${quoted(database)}`);
    await admit(client, database);
    throw error;
  }
  await admit(client, aside);
  if (!isEmpty) return aside;
  await dropScratch(client, aside);
  return null;
}

const admit = (client: pg.Client, database: string) =>
  client.query(`ALTER DATABASE ${quoted(database)} ALLOW_CONNECTIONS true`);

async function cutOff(client: pg.Client, database: string): Promise<void> {
  await client.query(`ALTER DATABASE ${quoted(database)} ALLOW_CONNECTIONS false`);
  const end = performance.now() + PATIENCE_MS;
  for (;;) {
    const { rowCount } = await client.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = $1 AND backend_type = 'client backend'`,
      [database],
    );
    if (rowCount === 0) return;
    if (performance.now() > end)
      throw new Error(`${rowCount} connections to ${database} do not end. It is as it was.`);
    await pause(50);
  }
}
