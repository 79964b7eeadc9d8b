import { expect, test } from '@jest/globals';
import { setUp } from '../../../ledger/commands/register/set-up.ts';
import { folderOf } from '../../../local/start/folder.ts';
import { codeToSetUp, HoldsDemo, isOwn, requireOwn } from '../../../local/start/own.ts';
import { prepareDemo } from '../../../local/start/demo.ts';
import { isSetupCode } from '../../../server/sign-in/setup-code.ts';
import { testLedger } from '../../support/database.ts';

const SECRET = 'b7Qx2LmV9sTf4KpZ8wRj5NcY1hGd6EaU';

test('a start without the demonstration has a folder of its own', () => {
  const of = (virtual: boolean, empty: boolean) => folderOf({ dataDir: '/d' }, { virtual, empty });
  expect([of(false, false), of(true, false), of(false, true), of(true, true)]).toEqual([
    ...['/d', '/d/virtual', '/d/own', '/d/own/virtual'],
  ]);
});

test('an empty ledger is set up by a code; afterwards it is somebody’s, and gets no demonstration', async () => {
  const ledger = await testLedger();
  await requireOwn(ledger);
  const code = await codeToSetUp(ledger, SECRET);
  expect(isSetupCode(SECRET, ` ${code?.toLowerCase()} `)).toBe(true);
  expect(isSetupCode(SECRET, `${code?.slice(0, -1)}`)).toBe(false);
  expect(isSetupCode(`${SECRET}x`, code ?? '')).toBe(false);
  expect(await isOwn(ledger)).toBe(false);
  await setUp(ledger, { name: '管理员', address: 'a@duban.test', lang: 'zh-CN' });
  expect(await codeToSetUp(ledger, SECRET)).toBeNull();
  expect(await isOwn(ledger)).toBe(true);
  expect(await prepareDemo(ledger, () => undefined)).toEqual({ isNew: false, opensAt: null });
  expect(await ledger.db.plan.count()).toBe(0);
});

test('a ledger that holds the demonstration is refused, with what to do', async () => {
  const ledger = await testLedger({ seeds: true });
  await expect(requireOwn(ledger)).rejects.toThrow(HoldsDemo);
  await expect(requireOwn(ledger)).rejects.toThrow('unset DATABASE_URL');
  expect(await isOwn(ledger)).toBe(false);
});
