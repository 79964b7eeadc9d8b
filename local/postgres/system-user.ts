import { execFile } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { promisify } from 'node:util';

/** A user of the operating system. */
export type User = { name: string; uid: number; gid: number };

/** Where root keeps what the database's user must reach, when the asked place is closed to it. */
export const ROOTS_PLACE = '/var/lib/duban';

/**
 * PostgreSQL refuses to run as root. When this process is root: the user to run it as, namely the
 * owner of the data folder if there is one already, else `postgres`, else `nobody` (no account is
 * made on the machine). Otherwise undefined: it runs as whoever started it.
 */
export async function databaseUser(dataDir: string): Promise<User | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const owner = await stat(dataDir).catch(() => undefined);
  if (owner && owner.uid !== 0) return { name: `uid ${owner.uid}`, uid: owner.uid, gid: owner.gid };
  const user = (await userNamed('postgres')) ?? (await userNamed('nobody'));
  if (user) return user;
  throw new Error(
    'PostgreSQL does not run as root, and this machine has neither a user “postgres” nor “nobody”. ' +
      'Start as an ordinary user, or make a user “postgres”.',
  );
}

async function userNamed(name: string): Promise<User | undefined> {
  const id = (flag: string) => promisify(execFile)('id', [flag, name]);
  try {
    const [uid, gid] = await Promise.all([id('-u'), id('-g')]);
    return { name, uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return undefined;
  }
}

/** Whether a user may enter all folders above a path, so far as they exist. */
export async function mayReach(path: string, user: User): Promise<boolean> {
  for (let folder = dirname(resolve(path)); ; folder = dirname(folder)) {
    const found = await stat(folder).catch(() => undefined);
    if (found) {
      const enter = found.uid === user.uid ? 0o100 : found.gid === user.gid ? 0o010 : 0o001;
      if ((found.mode & enter) === 0) return false;
    }
    if (folder === dirname(folder)) return true;
  }
}
