import { beforeEach, describe, expect, test } from '@jest/globals';
import {
  confirmContact,
  deactivateContact,
  wishContact,
} from '../../../ledger/commands/contacts.ts';
import { codeHash } from '../../../ledger/commands/contact-code.ts';
import { importPlan } from '../../../ledger/import-plan.ts';
import { FINANCE, OPERATOR, WATER } from '../../support/actors.ts';
import { testLedger, type TestLedger } from '../../support/database.ts';
import { smallPlan } from '../../support/small-plan.ts';

let ledger: TestLedger;
beforeEach(async () => {
  ledger = await testLedger();
  const plan = smallPlan();
  const users = plan.contacts.map(({ id, agencyId, name, address }) => ({
    id,
    name,
    email: address,
    role: 'agency' as const,
    agencyId,
  }));
  await importPlan(ledger, { ...plan, users });
});
const FORM = { role: 'officer', name: '李联络', address: 'li@shuili.example', lang: 'zh-CN' };
const wish = (form: Partial<typeof FORM> = {}, contactId: string | null = null, actor = WATER) =>
  wishContact(ledger, { contactId, form: { ...FORM, ...form } }, actor);
async function asked(...wanted: Parameters<typeof wish>) {
  const outcome = await wish(...wanted);
  if (!outcome.ok || outcome.value.done) throw new Error(JSON.stringify(outcome));
  return outcome.value;
}
const contacts = async (agencyId = 'shuili') =>
  (await ledger.db.contact.findMany({ where: { agencyId }, orderBy: { address: 'asc' } })).map(
    ({ address, role, active }) => `${address} ${role}${active ? '' : ' inactive'}`,
  );
const accounts = async (agencyId = 'shuili') =>
  (await ledger.db.user.findMany({ where: { agencyId }, orderBy: { email: 'asc' } })).map(
    ({ email }) => email,
  );
const refusal = (code: string) => ({ ok: false, refusal: expect.objectContaining({ code }) });

describe('a new address', () => {
  test('is in force, and may sign in, only when its code came back', async () => {
    const { changeId, code, address } = await asked({ address: ' LI@shuili.example ' });
    expect(address).toBe('li@shuili.example');
    expect(await contacts()).toHaveLength(2);
    expect(await confirmContact(ledger, changeId, ` ${code} `, WATER)).toMatchObject({ ok: true });
    expect(await contacts()).toContain('li@shuili.example officer');
    expect(await accounts()).toContain('li@shuili.example');
    expect(await confirmContact(ledger, changeId, code, WATER)).toEqual(refusal('code_over'));
  });

  test('of a leader gives an account too', async () => {
    const { changeId, code } = await asked({ role: 'leader' });
    await confirmContact(ledger, changeId, code, WATER);
    expect(await ledger.db.user.findUnique({ where: { email: FORM.address } })).toMatchObject({
      role: 'agency',
      agencyId: 'shuili',
    });
  });

  test('takes the place of the old one, whose account and sessions end', async () => {
    await ledger.db.session.create({
      data: { id: 's', token: 't', userId: 'shuili-officer', expiresAt: new Date(8e12) },
    });
    const { changeId, code } = await asked({}, 'shuili-officer');
    expect(await accounts()).toContain('officer@shuili.example');
    await confirmContact(ledger, changeId, code, WATER);
    expect(await contacts()).toEqual(['leader@shuili.example leader', 'li@shuili.example officer']);
    expect(await accounts()).toEqual(['leader@shuili.example', 'li@shuili.example']);
    expect(await ledger.db.session.count()).toBe(0);
  });

  test('clears the mark of a refused one', async () => {
    await ledger.db.contact.update({
      where: { id: 'shuili-officer' },
      data: { refusedAt: new Date(), refusedCode: '550' },
    });
    const { changeId, code } = await asked({}, 'shuili-officer');
    await confirmContact(ledger, changeId, code, WATER);
    expect(await ledger.db.contact.findUnique({ where: { id: 'shuili-officer' } })).toMatchObject({
      refusedAt: null,
    });
  });
});

describe('a code', () => {
  test('is of one change, and is the same code however it is typed', () => {
    expect(codeHash('one', '123456')).not.toBe(codeHash('other', '123456'));
    expect(codeHash('one', ' １２３ ４５６\n')).toBe(codeHash('one', '123456'));
    expect(codeHash('one', '123457')).not.toBe(codeHash('one', '123456'));
  });

  test('is kept as a hash, and good for five tries', async () => {
    const { changeId, code } = await asked();
    const kept = await ledger.db.contactChange.findUniqueOrThrow({ where: { id: changeId } });
    expect(JSON.stringify(kept)).not.toContain(code);
    const wrong = code === '000000' ? '000001' : '000000';
    for (const left of [4, 3, 2, 1, 0])
      expect(await confirmContact(ledger, changeId, wrong, WATER)).toMatchObject({
        refusal: { code: 'wrong_code', left },
      });
    expect(await confirmContact(ledger, changeId, code, WATER)).toEqual(refusal('code_over'));
  });

  test('ends after ten minutes of real time', async () => {
    const { changeId, code } = await asked();
    await ledger.db.$executeRaw`UPDATE contact_change SET expires_real = now()`;
    expect(await confirmContact(ledger, changeId, code, WATER)).toEqual(refusal('code_over'));
  });

  test('is over when another was sent; so many are sent and no more', async () => {
    const first = await asked();
    const second = await asked();
    expect(await confirmContact(ledger, first.changeId, first.code, WATER)).toEqual(
      refusal('code_over'),
    );
    await asked();
    expect(await wish()).toEqual(refusal('too_many_codes'));
    expect(await confirmContact(ledger, second.changeId, second.code, WATER)).toEqual(
      refusal('code_over'),
    );
    for (let n = 4; n <= 12; n++) await asked({ address: `li${n}@shuili.example` });
    expect(await wish({ address: 'li13@shuili.example' })).toEqual(refusal('too_many_codes'));
  });

  test('is of no use to another agency', async () => {
    const { changeId, code } = await asked();
    expect(await confirmContact(ledger, changeId, code, FINANCE)).toEqual(refusal('not_found'));
    expect(await confirmContact(ledger, changeId, code, OPERATOR)).toEqual(refusal('not_yours'));
  });
});

describe('what needs no code', () => {
  test('a name or language with the address as it is', async () => {
    const change = { address: 'officer@shuili.example', name: '王联络', lang: 'en' };
    expect(await wish(change, 'shuili-officer')).toMatchObject({ ok: true, value: { done: true } });
    expect(await ledger.db.contact.findUnique({ where: { id: 'shuili-officer' } })).toMatchObject({
      name: '王联络',
      lang: 'en',
    });
  });

  test('a contact that is told nothing any more; it cannot sign in either', async () => {
    expect(await deactivateContact(ledger, 'shuili-leader', WATER)).toMatchObject({ ok: true });
    expect(await contacts()).toContain('leader@shuili.example leader inactive');
    expect(await accounts()).toEqual(['officer@shuili.example']);
  });
});

describe('refused', () => {
  test.each<[string, () => Promise<unknown>, string]>([
    ['no address', () => wish({ address: '李联络' }), 'bad_contact'],
    ['no name', () => wish({ name: ' ' }), 'bad_contact'],
    ['an address of others', () => wish({ address: 'officer@caizheng.example' }), 'address_taken'],
    [
      'an officer’s address again',
      () => wish({ address: 'OFFICER@shuili.example' }),
      'contact_exists',
    ],
    [
      'another’s address in the role it has',
      () => wish({ role: 'officer', address: 'officer@shuili.example' }, 'shuili-leader'),
      'contact_exists',
    ],
    ['a contact of others', () => wish({}, 'caizheng-officer'), 'not_found'],
    [
      'deactivating the last officer',
      () => deactivateContact(ledger, 'shuili-officer', WATER),
      'last_officer',
    ],
    [
      'making the last officer a leader',
      () => wish({ role: 'leader', address: 'officer@shuili.example' }, 'shuili-officer'),
      'last_officer',
    ],
    [
      'deactivating a contact of others',
      () => deactivateContact(ledger, 'caizheng-leader', WATER),
      'not_found',
    ],
  ])('%s', async (_, act, code) => {
    expect(await act()).toEqual(refusal(code));
  });

  test('of two who deactivate the last two officers one is', async () => {
    const { changeId, code } = await asked();
    await confirmContact(ledger, changeId, code, WATER);
    const officers = await ledger.db.contact.findMany({
      where: { agencyId: 'shuili', role: 'officer' },
    });
    const both = await Promise.all(officers.map(({ id }) => deactivateContact(ledger, id, WATER)));
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  });
});

test('the audit names the contact, never its name or address', async () => {
  const { changeId, code } = await asked();
  await confirmContact(ledger, changeId, code, WATER);
  await deactivateContact(ledger, 'shuili-leader', WATER);
  const audit = await ledger.db.audit.findMany({
    where: { action: { contains: 'contact' } },
    orderBy: { id: 'asc' },
  });
  expect(audit.map(({ action, planId }) => `${planId} ${action}`)).toEqual([
    'small ask_contact',
    'small add_contact',
    'small deactivate_contact',
  ]);
  expect(JSON.stringify(audit.map(({ id: _, ...row }) => row))).not.toMatch(/@|李联络/);
});
