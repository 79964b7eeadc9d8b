import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's own prisma folder. */
export const PRISMA_FOLDER = dirname(fileURLToPath(import.meta.url));

/** One migration on disk: its folder's name (time and purpose) and its SQL. */
export type Migration = { name: string; sql: string };

/** Paths inside a prisma folder; the layout of `migrations/` is Prisma's own. */
export function pathsIn(folder: string) {
  const migrations = join(folder, 'migrations');
  return {
    schema: join(folder, 'schema.prisma'),
    migrations,
    lock: join(migrations, 'migration_lock.toml'),
    /**
     * The schema the migrations lead to: a copy of schema.prisma made with the last migration.
     * Prisma's CLI looks only at folders and at the lock file, so it does not see this file. It is
     * one file for all migrations on purpose: two branches that both add a migration conflict here.
     */
    snapshot: join(migrations, 'migrated.prisma'),
  };
}

/** The migrations of a prisma folder in the order they are applied (by name); none: empty. */
export async function listMigrations(folder = PRISMA_FOLDER): Promise<Migration[]> {
  const { migrations } = pathsIn(folder);
  const names = (await readdir(migrations, { withFileTypes: true }).catch(nothingThere))
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
  return Promise.all(
    names.map(async (name) => ({
      name,
      sql: await readFile(join(migrations, name, 'migration.sql'), 'utf8'),
    })),
  );
}

/** The text of a file, or undefined where there is none. */
export async function readIfThere(path: string): Promise<string | undefined> {
  return readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
}

function nothingThere(error: NodeJS.ErrnoException): [] {
  if (error.code === 'ENOENT') return [];
  throw error;
}
