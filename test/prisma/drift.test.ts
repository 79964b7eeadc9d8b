import { join } from 'node:path';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createDatabase, withClient } from '../../local/postgres/databases.ts';
import { type Postgres, startPostgres } from '../../local/postgres/start.ts';
import { diffSchemas } from '../../prisma/diff.ts';
import { pathsIn, PRISMA_FOLDER } from '../../prisma/migrations.ts';
import { migrate } from '../../prisma/migrator.ts';
import { schemaDrift } from '../../prisma/next-migration.ts';
import { tempFolder } from '../local/temp.ts';

const folder = await tempFolder();
let server: Postgres;
beforeAll(async () => {
  const dataDir = join(folder.path, 'postgres');
  server = await startPostgres({ dataDir, persistent: false, progress: () => {} });
});
afterAll(async () => {
  await server.stop();
  await folder.remove();
});

/** What Prisma knows of tables: columns, indexes, foreign keys, values of enums; one line each. */
const SHAPE = `
  SELECT concat_ws(' ', 'column', table_name, column_name, udt_name, character_maximum_length,
                   datetime_precision, numeric_precision, numeric_scale, is_nullable, column_default)
    FROM information_schema.columns WHERE table_schema = 'public'
  UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'
  UNION ALL SELECT concat_ws(' ', conrelid::regclass, conname, pg_get_constraintdef(oid))
    FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND contype = 'f'
  UNION ALL SELECT concat_ws(' ', 'enum', typname, enumlabel)
    FROM pg_enum JOIN pg_type ON pg_type.oid = enumtypid`;

async function shapeOf(url: string): Promise<string[]> {
  return withClient(url, async (client) => {
    const { rows } = await client.query<[string]>({ text: SHAPE, rowMode: 'array' });
    return rows.map(([line]) => line).filter((line) => !line.includes('_prisma_migrations'));
  });
}

test('schema.prisma asks for nothing that the migrations were not made from', async () => {
  expect(await schemaDrift()).toBe('');
});

test('the migrations bring every table, index and key of schema.prisma', async () => {
  const migrated = await createDatabase(server.url, 'migrated');
  await migrate(migrated, { progress: () => {} });

  const asked = await createDatabase(server.url, 'asked');
  const sql = await diffSchemas(undefined, await readFile(pathsIn(PRISMA_FOLDER).schema, 'utf8'));
  await withClient(asked, (client) => client.query(sql));

  const there = new Set(await shapeOf(migrated));
  expect((await shapeOf(asked)).filter((line) => !there.has(line))).toEqual([]);
});
