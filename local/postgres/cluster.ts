import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { access, chown, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { User } from './system-user.ts';

/** The superuser of every embedded cluster, and the name of the product's database. */
export const DATABASE_NAME = 'duban';

/** Lies in the data folder and is readable by its owner only, like the data. */
const PASSWORD_FILE = 'duban.password';

/** Whether a data folder holds a cluster. */
export async function isInitialised(dataDir: string): Promise<boolean> {
  return access(join(dataDir, 'PG_VERSION')).then(
    () => true,
    () => false,
  );
}

/**
 * Makes a cluster (UTF-8, collation C) with a random password. It is made beside the data folder
 * and moved there when complete, so one that was interrupted is never mistaken for a cluster.
 */
export async function initialise(
  initdb: string,
  dataDir: string,
  user: User | undefined,
  flags: readonly string[],
): Promise<void> {
  const draft = `${dataDir}.new-${randomBytes(4).toString('hex')}`;
  const passwordFile = `${draft}.password`;
  await mkdir(dirname(dataDir), { recursive: true });
  try {
    await mkdir(draft, { mode: 0o700 });
    await writeFile(passwordFile, `${randomBytes(18).toString('hex')}\n`, { mode: 0o600 });
    if (user) {
      await chown(draft, user.uid, user.gid);
      await chown(passwordFile, user.uid, user.gid);
    }
    const settings = ['--encoding=UTF8', '--locale=C', '--auth=scram-sha-256', '--no-instructions'];
    const where = [`--pgdata=${draft}`, `--username=${DATABASE_NAME}`, `--pwfile=${passwordFile}`];
    await promisify(execFile)(initdb, [...where, ...settings, ...flags], {
      cwd: '/',
      env: { ...process.env, LC_ALL: 'C' },
      ...(user && { uid: user.uid, gid: user.gid }),
    });
    await rename(passwordFile, join(draft, PASSWORD_FILE));
    await rename(draft, dataDir).catch(async (error: unknown) => {
      if (!(await isInitialised(dataDir))) throw error;
    });
  } finally {
    await rm(draft, { recursive: true, force: true });
    await rm(passwordFile, { force: true });
  }
}

/** The password of a cluster's superuser. */
export async function passwordOf(dataDir: string): Promise<string> {
  return (await readFile(join(dataDir, PASSWORD_FILE), 'utf8')).trim();
}
