import { PrismaPg } from '@prisma/adapter-pg';
import type {
  SqlDriverAdapter,
  SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils';
import type { SchemaEngine } from '@prisma/schema-engine-wasm/schema_engine_bg';
import pg from 'pg';
import { schemaEngine } from './engine.ts';
import { refuseForeignHistory, sqlFailed } from './history.ts';
import { engineList, listMigrations, PRISMA_FOLDER } from './migrations.ts';

/** The advisory lock that Prisma's own migrator takes, so the two exclude each other as well. */
const LOCK = 72707369;
/** How long another migrator may hold it. */
const PATIENCE = '60s';
/** SQLSTATE lock_not_available. */
const LOCK_TIMEOUT = '55P03';

const NO_FILTERS = { externalTables: [], externalEnums: [] };

/** Where the migrations are, and who hears of each step. */
export type MigrateOptions = { progress: (line: string) => void; folder?: string };

/**
 * Brings a database to the schema of this code: applies what is missing of `prisma/migrations`, as
 * `prisma migrate deploy` does (same engine, table and checksums). Nothing missing: does nothing.
 * Two at once: one waits. Throws, with nothing applied, if the database has migrations this code
 * does not know, an applied migration's file was changed, or an earlier one failed half-way; and
 * if a migration fails (each is one transaction: those before it are kept, of it nothing is).
 */
export async function migrate(
  url: string,
  { progress, folder = PRISMA_FOLDER }: MigrateOptions,
): Promise<{ applied: string[] }> {
  const migrations = await listMigrations(folder);
  const migrationsList = await engineList(folder, migrations);
  return onDatabase(url, async (engine, pool) => {
    await takeLock(pool, progress);
    if (await hasHistory(pool))
      refuseForeignHistory(
        await engine.diagnoseMigrationHistory({
          migrationsList,
          optInToShadowDatabase: false,
          filters: NO_FILTERS,
        }),
      );
    const apply = engine.applyMigrations({ migrationsList, filters: NO_FILTERS });
    const { appliedMigrationNames: applied } = await apply.catch(sqlFailed);
    for (const name of applied) progress(`Database: applied migration ${name}`);
    if (applied.length === 0) progress(`Database: up to date (migrations: ${migrations.length})`);
    return { applied };
  });
}

/**
 * Declares that nothing is left of a migration that failed, so that `migrate` tries it again; what
 * `prisma migrate resolve --rolled-back` does. Throws if there is no such failed migration.
 */
export async function markRolledBack(url: string, migrationName: string): Promise<void> {
  await onDatabase(url, (engine) => engine.markMigrationRolledBack({ migrationName }));
}

/** Works with an engine on one single connection: the advisory lock belongs to a connection. */
async function onDatabase<T>(
  url: string,
  work: (engine: SchemaEngine, pool: pg.Pool) => Promise<T>,
): Promise<T> {
  const pool = new pg.Pool({
    connectionString: url,
    max: 1,
    idleTimeoutMillis: 0,
    connectionTimeoutMillis: 10_000,
  });
  pool.on('error', () => undefined);
  try {
    // The engine writes its times without a zone, in UTC.
    await pool.query("SET TIME ZONE 'UTC'");
    const engine = await schemaEngine(migrationAdapter(pool));
    try {
      return await work(engine, pool);
    } finally {
      engine.free();
    }
  } finally {
    await pool.end();
  }
}

/**
 * Whether the database was ever migrated. Asked first, since the engine learns it by a statement
 * that fails, and the pool then drops the connection, and the lock with it.
 */
async function hasHistory(pool: pg.Pool): Promise<boolean> {
  const sql = "SELECT to_regclass('_prisma_migrations') IS NOT NULL AS there";
  const { rows } = await pool.query<{ there: boolean }>(sql);
  return rows[0]?.there === true;
}

async function takeLock(pool: pg.Pool, progress: (line: string) => void): Promise<void> {
  const { rows } = await pool.query<{ got: boolean }>(
    `SELECT pg_try_advisory_lock(${LOCK}) AS got`,
  );
  if (rows[0]?.got) return;
  progress('Database: another migrator is at work, waiting for it');
  await pool.query(`SET lock_timeout = '${PATIENCE}'`);
  try {
    await pool.query(`SELECT pg_advisory_lock(${LOCK})`);
  } catch (error) {
    if ((error as { code?: string }).code !== LOCK_TIMEOUT) throw error;
    throw new Error(`Another migrator has held the database's migration lock for ${PATIENCE}.`);
  }
  await pool.query('RESET lock_timeout');
}

/**
 * Prisma's adapter over a pool, with scripts sent whole. Prisma's own splits a script at every
 * semicolon, also inside a function's body, a text or a comment, and runs the pieces one by one;
 * sent whole, PostgreSQL splits it, in one transaction: a migration that fails leaves nothing.
 */
function migrationAdapter(pool: pg.Pool): SqlMigrationAwareDriverAdapterFactory {
  const factory = new PrismaPg(pool);
  const whole = (adapter: SqlDriverAdapter): SqlDriverAdapter => {
    adapter.executeScript = async (script) => {
      await adapter.executeRaw({ sql: script, args: [], argTypes: [] });
    };
    return adapter;
  };
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connect: async () => whole(await factory.connect()),
    connectToShadowDb: async () => whole(await factory.connectToShadowDb()),
  };
}
