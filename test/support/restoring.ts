import { join } from 'node:path';
import { afterAll } from '@jest/globals';
import { prepareRestore, restore, type Restored } from '../../local/backup/restore.ts';
import { takeBackup } from '../../local/backup/take.ts';
import { dropDatabase, urlOf } from '../../local/postgres/databases.ts';
import { tempFolder } from '../local/temp.ts';
import type { TestLedger } from './database.ts';

const toDrop: { admin: string; name: string }[] = [];
const toRemove: (() => Promise<void>)[] = [];
afterAll(async () => {
  await Promise.all(toRemove.splice(0).map((remove) => remove()));
  for (const { admin, name } of toDrop.splice(0)) await dropDatabase(admin, name);
});

/** Makes a backup of a test's ledger; gives its file, in a folder of its own. */
export async function backedUp(ledger: TestLedger): Promise<string> {
  const folder = await tempFolder();
  toRemove.push(() => folder.remove());
  const { file } = await takeBackup(ledger.url, folder.path, () => undefined);
  return file;
}

/** Restores a backup in place of what the ledger holds; its connections are cut off. */
export async function restored(ledger: TestLedger, file: string): Promise<Restored> {
  const at = await ledger.clock.now();
  const prepared = await prepareRestore(ledger.url, file);
  const done = await restore(ledger.url, prepared, () => undefined, at);
  if (done.setAside !== null)
    toDrop.push({ admin: urlOf(ledger.url, 'postgres'), name: done.setAside });
  return done;
}

/** A file in the folder of a backup. */
export const besideOf = (file: string, name: string): string => join(file, '..', name);
