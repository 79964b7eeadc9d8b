import { beforeEach, describe, expect, test } from '@jest/globals';
import {
  addressQuestion,
  askAddress,
  confirmAddress,
} from '../../../ledger/commands/register/address-check.ts';
import { setAbsence } from '../../../ledger/commands/register/absence.ts';
import { removeContact, saveContact } from '../../../ledger/commands/register/contacts.ts';
import { addressFaults, unaskedContacts } from '../../../ledger/read/register/address-faults.ts';
import { FINANCE, GOVERNMENT, REVIEWER, WATER } from '../../support/actors.ts';
import type { TestLedger } from '../../support/database.ts';
import { ADMIN, codeOf, contactForm, given, registerLedger } from './world.ts';

let ledger: TestLedger;
beforeEach(async () => {
  ({ ledger } = await registerLedger());
});
const save = (
  form: Parameters<typeof contactForm>[0] = {},
  contactId: string | null = null,
  agencyId = 'shuili',
  actor = REVIEWER,
) => saveContact(ledger, { agencyId, contactId }, contactForm(form), actor);
const accountOf = (email: string) => ledger.db.user.findUnique({ where: { email } });
const contact = (id: string) => ledger.db.contact.findUniqueOrThrow({ where: { id } });

describe('a contact that the commission enters', () => {
  test('is in force at once, unconfirmed, and may sign in', async () => {
    const { contactId, isNewAddress } = given(await save({ address: ' ＮＥＷ@shuili.example ' }));
    expect(isNewAddress).toBe(true);
    expect(await contact(contactId)).toMatchObject({
      ...{ address: 'new@shuili.example', active: true, confirmedAt: null, agencyId: 'shuili' },
    });
    expect(await accountOf('new@shuili.example')).toMatchObject({
      ...{ agencyId: 'shuili', role: 'agency' },
    });
    expect(await unaskedContacts(ledger, 10)).toEqual([contactId]);
  });

  test('is refused where it cannot be, and nothing is written', async () => {
    const before = await ledger.db.contact.count();
    expect(codeOf(await save({ address: 'nobody' }))).toBe('bad_contact');
    expect(codeOf(await save({ name: '  ' }))).toBe('bad_contact');
    expect(codeOf(await save({ role: 'king' }))).toBe('bad_contact');
    expect(codeOf(await save({ address: 'officer@shuili.example' }))).toBe('contact_exists');
    expect(codeOf(await save({ address: 'officer@caizheng.example' }))).toBe('address_taken');
    expect(codeOf(await save({}, 'caizheng-officer'))).toBe('not_found');
    expect(codeOf(await save({}, null, 'nowhere'))).toBe('no_such_agency');
    for (const actor of [WATER, FINANCE, GOVERNMENT])
      expect(codeOf(await save({}, null, 'shuili', actor))).toBe('only_operator');
    expect(await ledger.db.contact.count()).toBe(before);
  });

  test('of an office gets no account that reviews, unless an administrator says so', async () => {
    given(await save({ address: 'a@zhengfuban.example' }, null, 'zhengfuban'));
    expect(await accountOf('a@zhengfuban.example')).toBeNull();
    given(await save({ address: 'b@zhengfuban.example' }, null, 'zhengfuban', ADMIN));
    expect(await accountOf('b@zhengfuban.example')).toMatchObject({ role: 'government' });
  });

  test('may be the administrator, who stays one', async () => {
    const form = { address: 'admin@duban.example', name: '另一名' };
    expect(codeOf(await save(form, null, 'fagaiwei'))).toBe('address_taken');
    given(await save(form, null, 'fagaiwei', ADMIN));
    expect(await accountOf('admin@duban.example')).toMatchObject({
      ...{ role: 'admin', name: '系统管理员', agencyId: null },
    });
  });

  test('whose refused address is put right is tried again, and signs in by the new one', async () => {
    const refusedAt = new Date('2027-02-01T00:00:00Z');
    const id = 'shuili-officer';
    await ledger.db.contact.update({ where: { id }, data: { refusedAt, refusedCode: 'rcpt-550' } });
    expect(await addressFaults(ledger, 1)).toMatchObject({ refused: 1, rows: [{ contactId: id }] });
    const right = { address: 'right@shuili.example', name: '联络员' };
    expect(given(await save(right, id)).isNewAddress).toBe(true);
    expect(await contact(id)).toMatchObject({ refusedAt: null, confirmedAt: null });
    expect(await accountOf('officer@shuili.example')).toBeNull();
    expect(await accountOf('right@shuili.example')).toMatchObject({ agencyId: 'shuili' });
    expect(given(await save({ ...right, phone: '0471-1' }, id)).isNewAddress).toBe(false);
  });

  test('is never the last officer that goes', async () => {
    const of = { agencyId: 'shuili', contactId: 'shuili-officer' };
    expect(codeOf(await removeContact(ledger, of, REVIEWER))).toBe('last_officer');
    expect(codeOf(await save({ role: 'deputy', address: 'x@shuili.example' }, of.contactId))).toBe(
      'last_officer',
    );
    given(await save());
    given(await removeContact(ledger, of, REVIEWER));
    expect(await accountOf('officer@shuili.example')).toBeNull();
    expect(await contact(of.contactId)).toMatchObject({ active: false });
  });

  test('leaves neither name nor address in the audit', async () => {
    given(await save({ name: '张三丰', address: 'zhang@shuili.example' }));
    const rows = await ledger.db.audit.findMany({ where: { action: 'add_contact' } });
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows.map(({ data, subject }) => [data, subject]))).not.toMatch(
      /张三丰|zhang/,
    );
  });
});

describe('the question whether an address is theirs', () => {
  const asked = async (id = 'shuili-officer') => given(await askAddress(ledger, id, REVIEWER));

  test('is answered once, by its token alone', async () => {
    const { contactId } = given(await save());
    const { token, address } = await asked(contactId);
    expect(address).toBe('new@shuili.example');
    expect(await addressQuestion(ledger, token)).toMatchObject({ address });
    expect(await addressQuestion(ledger, `${token}x`)).toBeNull();
    expect((await contact(contactId)).confirmedAt).toBeNull();
    expect(await confirmAddress(ledger, token)).toBe(true);
    expect((await contact(contactId)).confirmedAt).not.toBeNull();
    expect(await confirmAddress(ledger, token)).toBe(false);
    expect(await addressQuestion(ledger, token)).toBeNull();
    expect(await unaskedContacts(ledger, 10)).toEqual([]);
  });

  test('counts nothing once the address is another, or its days are over', async () => {
    const { contactId } = given(await save());
    const { token } = await asked(contactId);
    given(await save({ address: 'other@shuili.example' }, contactId));
    expect(await addressQuestion(ledger, token)).toBeNull();
    expect(await confirmAddress(ledger, token)).toBe(false);
    expect((await contact(contactId)).confirmedAt).toBeNull();
    const later = await asked(contactId);
    await ledger.db.$executeRaw`UPDATE address_check SET expires_real = now()`;
    expect(await confirmAddress(ledger, later.token)).toBe(false);
  });

  test('is asked three times an hour at most, by those who keep the register', async () => {
    for (let i = 0; i < 3; i++) await asked();
    expect(codeOf(await askAddress(ledger, 'shuili-officer', REVIEWER))).toBe('asked_enough');
    expect(codeOf(await askAddress(ledger, 'caizheng-officer', WATER))).toBe('only_operator');
  });
});

describe('an absence', () => {
  const absent = (
    from: string,
    to: string,
    { standInId = '', actor = REVIEWER, agencyId = 'shuili' } = {},
  ) =>
    setAbsence(ledger, { agencyId, contactId: `shuili-officer` }, { from, to, standInId }, actor);

  test('has two days in their order, and a stand-in of the same agency', async () => {
    expect(codeOf(await absent('2027-03-05', ''))).toBe('bad_absence');
    expect(codeOf(await absent('2027-02-30', '2027-03-05'))).toBe('bad_absence');
    expect(codeOf(await absent('2027-03-06', '2027-03-05'))).toBe('bad_absence');
    for (const standInId of ['caizheng-officer', 'shuili-officer', 'nobody'])
      expect(codeOf(await absent('2027-03-05', '2027-03-05', { standInId }))).toBe('bad_absence');
    given(await absent('2027-03-05', '2027-03-05', { standInId: 'shuili-leader' }));
    expect(await contact('shuili-officer')).toMatchObject({
      ...{ absentFrom: '2027-03-05', absentTo: '2027-03-05', standInId: 'shuili-leader' },
    });
    given(await absent('', '', { standInId: 'shuili-leader' }));
    expect(await contact('shuili-officer')).toMatchObject({ absentFrom: null, standInId: null });
  });

  test('is said by the agency of its own contacts, and by the commission', async () => {
    expect(codeOf(await absent('2027-03-05', '2027-03-06', { actor: WATER }))).toBe('ok');
    expect(codeOf(await absent('2027-03-05', '2027-03-06', { actor: FINANCE }))).toBe(
      'only_operator',
    );
    expect(
      codeOf(await absent('2027-03-05', '2027-03-06', { actor: FINANCE, agencyId: 'caizheng' })),
    ).toBe('not_found');
  });
});
