import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, test } from '@jest/globals';
import { listMigrations, pathsIn } from '../../prisma/migrations.ts';
import { schemaDrift, writeNextMigration } from '../../prisma/next-migration.ts';
import { tempFolder } from '../local/temp.ts';

const HEAD = 'datasource db {\n  provider = "postgresql"\n}\n';
const TASK = 'model Task {\n  id Int @id\n}\n';
const AGENCY = 'model Agency {\n  name String @id\n}\n';

const root = await tempFolder();
afterAll(() => root.remove());

let count = 0;
let folder: string;
beforeEach(async () => {
  folder = join(root.path, `case-${++count}`);
  await mkdir(folder);
});

const schema = (...models: string[]) => writeFile(pathsIn(folder).schema, HEAD + models.join(''));
const at = (iso: string) => new Date(iso);

test('the first migration makes everything, the next only what is new', async () => {
  await schema(TASK);
  expect(await writeNextMigration('Init', at('2027-01-02T03:04:05Z'), folder)).toBe(
    '20270102030405_init',
  );
  await schema(TASK, AGENCY);
  expect(await writeNextMigration('add agencies', at('2027-01-03T00:00:00Z'), folder)).toBe(
    '20270103000000_add_agencies',
  );
  const [first, second, ...more] = await listMigrations(folder);
  expect(first?.sql).toContain('CREATE TABLE "Task"');
  expect(second?.sql).toContain('CREATE TABLE "Agency"');
  expect(second?.sql).not.toContain('"Task"');
  expect(more).toEqual([]);
  expect((await readdir(pathsIn(folder).migrations)).sort()).toEqual([
    '20270102030405_init',
    '20270103000000_add_agencies',
    'migrated.prisma',
    'migration_lock.toml',
  ]);
  expect(await readFile(pathsIn(folder).lock, 'utf8')).toContain('provider = "postgresql"');
});

test('nothing new: nothing is written; a comment is nothing new', async () => {
  await schema(TASK);
  await writeNextMigration('init', at('2027-01-01T00:00:00Z'), folder);
  await schema('// who does what\n', TASK);
  expect(await writeNextMigration('again', at('2027-01-02T00:00:00Z'), folder)).toBeUndefined();
  expect(await listMigrations(folder)).toHaveLength(1);
});

test('drift is the SQL that is missing', async () => {
  await schema(TASK);
  await writeNextMigration('init', at('2027-01-01T00:00:00Z'), folder);
  expect(await schemaDrift(folder)).toBe('');
  await schema(TASK, AGENCY);
  expect(await schemaDrift(folder)).toContain('CREATE TABLE "Agency"');
});

test('what cannot become a migration is refused', async () => {
  await schema(TASK);
  await expect(writeNextMigration('！', at('2027-01-01T00:00:00Z'), folder)).rejects.toThrow(
    'names no purpose',
  );
  await writeNextMigration('init', at('2027-01-02T00:00:00Z'), folder);
  await schema(TASK, AGENCY);
  await expect(writeNextMigration('back', at('2027-01-01T00:00:00Z'), folder)).rejects.toThrow(
    'is not older than',
  );
  await schema('model Broken {\n');
  await expect(schemaDrift(folder)).rejects.toThrow('Broken');
});
