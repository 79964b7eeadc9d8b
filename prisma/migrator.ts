import { createHash, randomUUID } from 'node:crypto';
import pg from 'pg';
import { takeMigrationLock } from './lock.ts';
import { listMigrations, PRISMA_FOLDER, type Migration } from './migrations.ts';

/** Where the migrations are, and who hears of each step. */
export type MigrateOptions = { progress: (line: string) => void; folder?: string };

/** Prisma's own table, as its engine makes it. */
const TABLE = `CREATE TABLE IF NOT EXISTS _prisma_migrations (id varchar(36) PRIMARY KEY NOT NULL,
  checksum varchar(64) NOT NULL, finished_at timestamptz, migration_name varchar(255) NOT NULL, logs text,
  rolled_back_at timestamptz, started_at timestamptz NOT NULL DEFAULT now(),
  applied_steps_count integer NOT NULL DEFAULT 0)`;

/**
 * Brings a database to the schema of this code: applies what is missing of `prisma/migrations`, in Prisma's
 * own table and with its checksums, so that `prisma migrate deploy` goes on from there and the other way
 * round. Nothing missing: does nothing. Two at once: one waits. Throws, with nothing applied, if the
 * database has migrations this code does not know, an applied one was changed, or an earlier one failed;
 * and if one fails (each is one transaction: those before it are kept, of it nothing is).
 */
export async function migrate(
  url: string,
  { progress, folder = PRISMA_FOLDER }: MigrateOptions,
): Promise<{ applied: string[] }> {
  const migrations = await listMigrations(folder);
  return onDatabase(url, async (client) => {
    await takeMigrationLock(client, progress);
    const missing = missingOf(migrations, await historyOf(client));
    await client.query(TABLE);
    for (const migration of missing) {
      await apply(client, migration);
      progress(`Database: applied migration ${migration.name}`);
    }
    if (missing.length === 0) progress(`Database: up to date (migrations: ${migrations.length})`);
    return { applied: missing.map(({ name }) => name) };
  });
}

/**
 * Declares that nothing is left of a migration that failed, so that `migrate` tries it again; what
 * `prisma migrate resolve --rolled-back` does. Throws if there is no such failed migration.
 */
export async function markRolledBack(url: string, name: string): Promise<void> {
  const { rowCount } = await onDatabase(url, (client) =>
    client.query(
      `UPDATE _prisma_migrations SET rolled_back_at = now()
       WHERE migration_name = $1 AND finished_at IS NULL AND rolled_back_at IS NULL`,
      [name],
    ),
  );
  if (rowCount === 0)
    throw new Error(`There is no migration ${name} that failed on this database.`);
}

interface Recorded {
  name: string;
  checksum: string;
  finished: boolean;
}

/** What the database says was done to it. @throws if it holds tables and no such record. */
async function historyOf(client: pg.Client): Promise<Recorded[]> {
  const { rows } = await client.query<{ migrated: boolean; tables: boolean }>(`
    SELECT to_regclass('_prisma_migrations') IS NOT NULL AS migrated, EXISTS (
      SELECT FROM pg_class c WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p', 'v', 'm')
        AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')) AS tables`);
  if (rows[0]?.migrated) {
    const { rows: recorded } = await client.query<Recorded>(`
      SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS finished
      FROM _prisma_migrations WHERE rolled_back_at IS NULL ORDER BY started_at`);
    return recorded;
  }
  if (rows[0]?.tables)
    throw new Error(
      'The database is not empty, and was not made by these migrations. Name an empty one in DATABASE_URL.',
    );
  return [];
}

const checksumOf = ({ sql }: Migration) => createHash('sha256').update(sql).digest('hex');

/** The migrations that the database lacks. @throws where its record does not fit those of this code. */
function missingOf(migrations: readonly Migration[], history: readonly Recorded[]): Migration[] {
  const failed = history.filter(({ finished }) => !finished).map(({ name }) => name);
  if (failed.length > 0)
    throw new Error(
      `Migration ${failed.join(', ')} failed half-way on this database. See what the column “logs” ` +
        'of its table _prisma_migrations says and what is left of it; when nothing is, run ' +
        `\`tsx prisma/migrate.ts --rolled-back ${failed[0]}\`, then migrate again.`,
    );
  const known = new Map(migrations.map((migration) => [migration.name, checksumOf(migration)]));
  const edited = history.filter(({ name, checksum }) => (known.get(name) ?? checksum) !== checksum);
  if (edited.length > 0)
    throw new Error(
      `Migration ${edited.map(({ name }) => name).join(', ')} was changed after it was applied to this ` +
        'database. Put its file back as it was, and bring the change as a new migration.',
    );
  const unknown = history.filter(({ name }) => !known.has(name)).map(({ name }) => name);
  if (unknown.length > 0)
    throw new Error(
      `The database is newer than this code: it has migration ${unknown.join(', ')}, which is not ` +
        'in prisma/migrations. Run the code it was migrated with, or a newer one.',
    );
  const applied = new Set(history.map(({ name }) => name));
  return migrations.filter(({ name }) => !applied.has(name));
}

/** One transaction with its own record; of one that fails, only that it did is kept. */
async function apply(client: pg.Client, migration: Migration): Promise<void> {
  const { name, sql } = migration;
  const record = (column: string, value: string) =>
    client.query(
      `INSERT INTO _prisma_migrations (id, migration_name, checksum, started_at, ${column})
       VALUES ($1, $2, $3, clock_timestamp(), ${value})`,
      [randomUUID(), name, checksumOf(migration)],
    );
  await client.query('BEGIN');
  try {
    // Sent whole: PostgreSQL itself knows where a statement ends.
    await client.query(sql);
    await record('finished_at, applied_steps_count', 'clock_timestamp(), 1');
    await client.query('COMMIT');
  } catch (error) {
    const what = error instanceof Error ? error.message : String(error);
    await client.query('ROLLBACK').catch(() => undefined);
    await record('logs', pg.escapeLiteral(what)).catch(() => undefined);
    throw new Error(`Migration ${name} failed: ${what}`, { cause: error });
  }
}

/** Works on one single connection: the advisory lock belongs to it. */
async function onDatabase<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
