import { beforeEach, describe, expect, test } from '@jest/globals';
import { addUser, changeUser, setUserActive } from '../../../ledger/commands/register/users.ts';
import { setUp } from '../../../ledger/commands/register/set-up.ts';
import { actingFor } from '../../../ledger/read/sign-in.ts';
import { installed } from '../../../ledger/read/register/installed.ts';
import { REVIEWER, WATER } from '../../support/actors.ts';
import { anotherLedger, testLedger, type TestLedger } from '../../support/database.ts';
import { gateAt, lockedOut } from '../../support/gate.ts';
import { ADMIN, codeOf, given, registerLedger, userForm } from './world.ts';

let ledger: TestLedger;
beforeEach(async () => {
  ({ ledger } = await registerLedger());
});
const add = async (of: Parameters<typeof userForm>[0] = {}) =>
  given(await addUser(ledger, userForm(of), ADMIN)).userId;
const userOf = (id: string) => ledger.db.user.findUniqueOrThrow({ where: { id } });
const secondAdmin = () => add({ role: 'admin', address: 'second@duban.example', agencyIds: [] });
const asAgency = { role: 'agency', agencyIds: ['shuili'] };

describe('a user', () => {
  test('is made by an administrator alone', async () => {
    expect(codeOf(await addUser(ledger, userForm(), REVIEWER))).toBe('only_admin');
    expect(codeOf(await addUser(ledger, userForm(), WATER))).toBe('only_operator');
    const id = await add();
    expect(await userOf(id)).toMatchObject({ role: 'commission', agencyId: 'fagaiwei' });
  });

  test('has an agency that goes with the role, and an address of their own', async () => {
    const wrong = async (of: Parameters<typeof userForm>[0]) =>
      codeOf(await addUser(ledger, userForm(of), ADMIN));
    expect(await wrong({ agencyIds: ['shuili'] })).toBe('bad_user');
    expect(await wrong({ role: 'government', agencyIds: ['fagaiwei'] })).toBe('bad_user');
    expect(await wrong({ role: 'agency', agencyIds: [] })).toBe('bad_user');
    expect(await wrong({ role: 'agency', agencyIds: ['nowhere'] })).toBe('bad_user');
    expect(await wrong({ role: 'king' })).toBe('bad_user');
    expect(await wrong({ address: 'admin@duban.example' })).toBe('user_exists');
  });

  test('acts for the agency chosen, in its role, as long as it is one of theirs', async () => {
    const id = await add({ role: 'agency', agencyIds: ['shuili', 'caizheng', 'fagaiwei'] });
    const acting = (chosen?: string) => actingFor(ledger, id, chosen);
    expect(await acting()).toMatchObject({ role: 'agency', agencyId: 'shuili' });
    expect((await acting())?.agencies.map((each) => each.id)).toEqual([
      ...['shuili', 'caizheng', 'fagaiwei'],
    ]);
    expect(await acting('caizheng')).toMatchObject({ role: 'agency', agencyId: 'caizheng' });
    expect(await acting('fagaiwei')).toMatchObject({ role: 'commission', agencyId: 'fagaiwei' });
    expect(await acting('zhengfuban')).toMatchObject({ role: 'agency', agencyId: 'shuili' });
    given(await changeUser(ledger, id, userForm(asAgency), ADMIN));
    expect(await acting('caizheng')).toMatchObject({ agencyId: 'shuili' });
    given(await setUserActive(ledger, id, false, ADMIN));
    expect(await acting()).toBeNull();
  });

  test('is signed out when the role changes or the account is closed', async () => {
    const id = await add();
    const session = (token: string) =>
      ledger.db.session.create({
        data: { id: token, token, userId: id, expiresAt: new Date('2099-01-01T00:00:00Z') },
      });
    await session('a');
    given(await changeUser(ledger, id, userForm({ name: '新名' }), ADMIN));
    expect(await ledger.db.session.count()).toBe(1);
    given(await changeUser(ledger, id, userForm(asAgency), ADMIN));
    expect(await ledger.db.session.count()).toBe(0);
    await session('b');
    given(await setUserActive(ledger, id, false, ADMIN));
    expect(await ledger.db.session.count()).toBe(0);
    given(await setUserActive(ledger, id, true, ADMIN));
    expect(await userOf(id)).toMatchObject({ deactivatedAt: null });
  });
});

describe('the last administrator', () => {
  test('neither goes nor loses the role; with a second one either may', async () => {
    const form = userForm({ address: 'admin@duban.example' });
    expect(codeOf(await setUserActive(ledger, 'admin', false, ADMIN))).toBe('last_admin');
    expect(codeOf(await changeUser(ledger, 'admin', form, ADMIN))).toBe('last_admin');
    const second = await secondAdmin();
    expect(codeOf(await changeUser(ledger, 'admin', form, ADMIN))).toBe('ok');
    expect(codeOf(await setUserActive(ledger, second, false, ADMIN))).toBe('last_admin');
  });

  test('of two who go at the same time one stays', async () => {
    const second = await secondAdmin();
    const other = anotherLedger(ledger);
    // The first one stands still after it was written, before it is committed.
    const gate = await gateAt(ledger, 'audit');
    const first = setUserActive(ledger, 'admin', false, ADMIN);
    await gate.reached();
    const later = setUserActive(other, second, false, ADMIN);
    await lockedOut(ledger.db, 2);
    await gate.open();
    expect(codeOf(await first)).toBe('ok');
    expect(codeOf(await later)).toBe('last_admin');
    expect(await installed(ledger)).toMatchObject({ administrators: 1 });
  });
});

describe('the first administrator', () => {
  const FIRST = { name: '管理员', address: ' First@Duban.example', lang: 'zh-CN' };

  test('is made once, of two at once by one', async () => {
    const empty = await testLedger();
    const other = anotherLedger(empty);
    const both = await Promise.all([setUp(empty, FIRST), setUp(other, FIRST)]);
    expect(both.map(codeOf).sort()).toEqual(['is_set_up', 'ok']);
    expect(await empty.db.user.findMany()).toMatchObject([
      { email: 'first@duban.example', role: 'admin' },
    ]);
    expect(codeOf(await setUp(empty, FIRST))).toBe('is_set_up');
  });

  test('has a name and an address', async () => {
    const empty = await testLedger();
    expect(codeOf(await setUp(empty, { ...FIRST, name: '' }))).toBe('bad_user');
    expect(codeOf(await setUp(empty, { ...FIRST, address: 'x' }))).toBe('bad_user');
    expect(await empty.db.user.count()).toBe(0);
  });
});
