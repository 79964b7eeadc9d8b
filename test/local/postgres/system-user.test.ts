import { chmod, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { databaseUser, mayReach } from '../../../local/postgres/system-user.ts';
import { tempFolder } from '../temp.ts';

const folder = await tempFolder();
afterAll(() => folder.remove());

test('the database never runs as root', async () => {
  const user = await databaseUser(join(folder.path, 'new'));
  if (process.getuid?.() === 0) expect(user?.uid).toBeGreaterThan(0);
  else expect(user).toBeUndefined();
});

test('a folder that is closed to others is not reachable for them, but for its owner', async () => {
  const closed = join(folder.path, 'closed');
  await mkdir(closed);
  await chmod(closed, 0o700);
  const owner = { name: 'owner', uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 };
  const other = { name: 'other', uid: owner.uid + 1, gid: owner.gid + 1 };
  expect(await mayReach(join(closed, 'data'), other)).toBe(false);
  expect(await mayReach(closed, other)).toBe(true);
  expect(await mayReach(join(folder.path, 'not', 'there', 'yet'), other)).toBe(true);
  expect(await mayReach(join(closed, 'data'), owner)).toBe(await mayReach(folder.path, owner));
});
