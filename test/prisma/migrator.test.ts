import { createHash } from 'node:crypto';
import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { PrismaPg } from '@prisma/adapter-pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { createDatabase, withClient } from '../../local/postgres/databases.ts';
import { type Postgres, startPostgres } from '../../local/postgres/start.ts';
import { schemaEngine } from '../../prisma/engine.ts';
import { listMigrations } from '../../prisma/migrations.ts';
import { markRolledBack, migrate } from '../../prisma/migrator.ts';
import { until } from '../support/until.ts';
import { heard, tempFolder } from '../local/temp.ts';

const FIRST = '20270101000000_first';
const SECOND = '20270102000000_second';
const THIRD = '20270103000000_third';
const SQL: Record<string, string> = {
  [FIRST]: 'CREATE TABLE one (n int PRIMARY KEY);\n',
  // Semicolons where a naive splitter would cut: in a comment, a text, a function's body.
  [SECOND]: `-- first; second
CREATE TABLE two (t text DEFAULT 'a;b');
CREATE FUNCTION stay() RETURNS trigger AS $$ BEGIN RAISE NOTICE ';'; RETURN NULL; END $$ LANGUAGE plpgsql;
`,
  [THIRD]: 'CREATE TABLE three ();\nCREATE TABLE one ();\n',
};

const root = await tempFolder();
let server: Postgres;
beforeAll(async () => {
  const dataDir = join(root.path, 'postgres');
  server = await startPostgres({ dataDir, persistent: false, progress: () => {} });
});
afterAll(async () => {
  await server.stop();
  await root.remove();
});

let count = 0;
let url: string;
let folder: string;
beforeEach(async () => {
  const name = `test-${++count}`;
  url = await createDatabase(server.url, name);
  folder = join(root.path, name);
  await write(FIRST);
  await write(SECOND);
  await writeFile(join(folder, 'migrations', 'migration_lock.toml'), 'provider = "postgresql"\n');
});

async function write(name: string, sql = SQL[name]): Promise<void> {
  await mkdir(join(folder, 'migrations', name), { recursive: true });
  await writeFile(join(folder, 'migrations', name, 'migration.sql'), sql ?? '');
}

const NO_FILTERS = { externalTables: [], externalEnums: [] };
const engineOn = (to: string) => schemaEngine(new PrismaPg({ connectionString: to }));

/** The migrations as Prisma's engine is told of them. */
const listFor = async (of: string) => ({
  ...{ baseDir: join(of, 'migrations'), shadowDbInitScript: '' },
  lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
  migrationDirectories: (await listMigrations(of)).map(({ name, sql }) => ({
    path: name,
    migrationFile: { path: 'migration.sql', content: { tag: 'ok' as const, value: sql } },
  })),
});

const run = () => migrate(url, { progress: () => {}, folder });

async function ask(sql: string): Promise<unknown[]> {
  return withClient(url, async (client) => {
    const { rows } = await client.query<unknown[]>({ text: sql, rowMode: 'array' });
    return rows.flat();
  });
}

const TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1";

describe('migrate', () => {
  test('applies all in order, once, and records them as Prisma does', async () => {
    const { lines, progress } = heard();
    expect(await migrate(url, { progress, folder })).toEqual({ applied: [FIRST, SECOND] });
    expect(await ask(TABLES)).toEqual(['_prisma_migrations', 'one', 'two']);
    expect(
      await ask(
        `SELECT migration_name, checksum, applied_steps_count, finished_at IS NOT NULL,
                abs(extract(epoch FROM now() - started_at)) < 3600
           FROM _prisma_migrations ORDER BY started_at`,
      ),
    ).toEqual(
      [FIRST, SECOND].flatMap((name) => {
        const checksum = createHash('sha256')
          .update(SQL[name] ?? '')
          .digest('hex');
        return [name, checksum, 1, true, true];
      }),
    );
    expect(await migrate(url, { progress, folder })).toEqual({ applied: [] });
    expect(lines).toEqual([
      `Database: applied migration ${FIRST}`,
      `Database: applied migration ${SECOND}`,
      'Database: up to date (migrations: 2)',
    ]);
  });

  test('two at once: each migration is applied by exactly one of them', async () => {
    const results = await Promise.all([run(), run(), run()]);
    expect(results.flatMap(({ applied }) => applied).sort()).toEqual([FIRST, SECOND]);
  });

  test('waits while Prisma’s own migrator holds the lock', async () => {
    const { lines, progress } = heard();
    await withClient(url, async (other) => {
      await other.query('SELECT pg_advisory_lock(72707369)');
      const waiting = migrate(url, { progress, folder });
      while (lines.length === 0) await pause(10);
      expect(lines).toEqual(['Database: another migrator is at work, waiting for it']);
      expect(await ask(TABLES)).toEqual([]);
      await other.query('SELECT pg_advisory_unlock(72707369)');
      expect(await waiting).toEqual({ applied: [FIRST, SECOND] });
    });
  });

  test('applies what is new', async () => {
    await rm(join(folder, 'migrations', SECOND), { recursive: true });
    await run();
    await write(SECOND);
    expect(await run()).toEqual({ applied: [SECOND] });
  });

  test('refuses a database that is newer than the code', async () => {
    await run();
    await rm(join(folder, 'migrations', SECOND), { recursive: true });
    await expect(run()).rejects.toThrow(`newer than this code: it has migration ${SECOND}`);
  });

  test('refuses a migration that was changed after it was applied', async () => {
    await run();
    await write(FIRST, 'CREATE TABLE one (n bigint PRIMARY KEY);\n');
    await expect(run()).rejects.toThrow(`Migration ${FIRST} was changed after it was applied`);
  });

  test('a migration that fails leaves nothing, says so, and stops the next try', async () => {
    await write(THIRD);
    await expect(run()).rejects.toThrow(`Migration ${THIRD} failed: relation "one" already exists`);
    expect(await ask(TABLES)).toEqual(['_prisma_migrations', 'one', 'two']);
    await expect(run()).rejects.toThrow(`Migration ${THIRD} failed half-way`);

    await write(THIRD, 'CREATE TABLE three ();\n');
    await markRolledBack(url, THIRD);
    expect(await run()).toEqual({ applied: [THIRD] });
    expect(await run()).toEqual({ applied: [] });
  });

  test('one that was killed on its way leaves nothing, and is applied by the next', async () => {
    const slow = 'CREATE TABLE three ();\nSELECT pg_sleep(600);\n';
    await write(THIRD, slow);
    const killed = run().catch(String);
    await until(
      'it is at it',
      async () =>
        (
          await ask(
            "SELECT pid FROM pg_stat_activity WHERE query LIKE '%pg_sleep(600)%' AND state = 'active' AND pid <> pg_backend_pid()",
          )
        ).length === 1,
    );
    await ask(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE '%pg_sleep(600)%' AND pid <> pg_backend_pid()",
    );
    expect(await killed).toContain(`Migration ${THIRD} failed`);
    await write(THIRD, 'CREATE TABLE three ();\n');
    expect(await run()).toEqual({ applied: [THIRD] });
  });

  test('and Prisma’s own engine go on where the other stopped', async () => {
    await run();
    const byPrisma = await engineOn(url);
    const asked = { migrationsList: await listFor(folder), filters: NO_FILTERS };
    const diagnosed = await byPrisma.diagnoseMigrationHistory({
      ...{ ...asked, optInToShadowDatabase: false },
    });
    expect(diagnosed).toMatchObject({
      editedMigrationNames: [],
      failedMigrationNames: [],
      history: null,
    });
    await write(THIRD, 'CREATE TABLE three ();\n');
    const more = await byPrisma.applyMigrations({
      ...asked,
      migrationsList: await listFor(folder),
    });
    byPrisma.free();
    expect(more.appliedMigrationNames).toEqual([THIRD]);
    expect(await run()).toEqual({ applied: [] });
    await expect(markRolledBack(url, FIRST)).rejects.toThrow('no migration');
  });

  test('refuses tables that it did not make', async () => {
    await ask('CREATE TABLE stranger ()');
    await expect(run()).rejects.toThrow('not empty');
  });

  test('a server that cannot be reached is an error', async () => {
    const nowhere = migrate('postgresql://nobody@127.0.0.1:1/none', { progress: () => {}, folder });
    await expect(nowhere).rejects.toThrow('ECONNREFUSED');
  });
});

test('a database can be copied from a migrated template', async () => {
  await run();
  const copy = await createDatabase(server.url, 'copy', new URL(url).pathname.slice(1));
  await cp(folder, `${folder}-copy`, { recursive: true });
  expect(await migrate(copy, { progress: () => {}, folder: `${folder}-copy` })).toEqual({
    applied: [],
  });
});
