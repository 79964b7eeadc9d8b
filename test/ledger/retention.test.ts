import { beforeEach, describe, expect, test } from '@jest/globals';
import { linkEntries } from '../../ledger/audit-chain/seal.ts';
import { removeContact, saveContact } from '../../ledger/commands/register/contacts.ts';
import { correctPerson } from '../../ledger/commands/register/correct-person.ts';
import { addUser, setUserActive } from '../../ledger/commands/register/users.ts';
import { personData } from '../../ledger/read/person/person.ts';
import { removeRetained, showRetention } from '../../ledger/retention/retain.ts';
import { FOR_EVER, type RetentionDays } from '../../ledger/retention/rules.ts';
import { recordSignIn } from '../../ledger/sign-in/records.ts';
import { verifyLedger } from '../../local/verify-audit/verify.ts';
import { OPERATOR, REVIEWER } from '../support/actors.ts';
import { contents } from '../support/contents.ts';
import { testLedger, type TestLedger } from '../support/database.ts';
import { FixedClock } from '../support/fixed-clock.ts';
import { given } from '../support/inspecting.ts';
import { importSmallPlan } from '../support/small-plan.ts';

const THIRTY: RetentionDays = {
  ...{
    messages: 30,
    sessions: 30,
    heartbeats: 30,
    signIns: 30,
    contacts: 30,
    users: 30,
    questions: 30,
  },
};
const LEFT = 'left@shuili.example';
const CONTACT = { role: 'deputy', name: '离任者', address: LEFT, lang: 'zh-CN', phone: '0471-1' };
const PLACE = { address: '10.0.0.1', browser: 'x' };

let ledger: TestLedger;
let clock: FixedClock;
beforeEach(async () => {
  clock = new FixedClock('2027-01-04T02:00:00Z');
  ledger = await testLedger({ clock });
  await importSmallPlan(ledger);
  const { contactId } = await given(
    saveContact(ledger, { agencyId: 'shuili', contactId: null }, CONTACT, OPERATOR),
  );
  const user = { name: '离任者', address: 'user@shuili.example', role: 'agency', lang: 'zh-CN' };
  const { userId } = await given(addUser(ledger, { ...user, agencyIds: ['shuili'] }, OPERATOR));
  await given(setUserActive(ledger, userId, false, OPERATOR));
  await given(removeContact(ledger, { agencyId: 'shuili', contactId }, OPERATOR));
  await recordSignIn(ledger.db, userId, 'in', PLACE);
  await ledger.db.audit.create({
    data: {
      ...{ at: await clock.now(), actor: 'system Duban', action: 'mails_sent', planId: 'small' },
      ...{ subject: 'small', data: { messages: [['<a@x>', 'x']] } },
    },
  });
  await ledger.db.message.create({
    data: {
      ...{ id: '<a@x>', planId: 'small', contactId, digestKey: 'd', part: 1, address: LEFT },
      ...{
        subject: '提醒',
        raw: Buffer.from('正文'),
        formedAt: await clock.now(),
        sentAt: await clock.now(),
      },
    },
  });
});
const text = async () => JSON.stringify(await contents(ledger));

describe('retention', () => {
  test('for ever keeps everything, whenever it is asked', async () => {
    clock.set('2047-01-04T02:00:00Z');
    const before = await contents(ledger);
    expect(await removeRetained(ledger, FOR_EVER)).toEqual({});
    for (const { past } of await showRetention(ledger, FOR_EVER)) expect(past).toBe(0);
    expect(await contents(ledger)).toEqual(before);
  });

  test('shows what it would remove, removes just that, says so in the audit, whose chain still holds', async () => {
    clock.set('2027-02-01T02:00:00Z');
    for (const { past } of await showRetention(ledger, THIRTY)) expect(past).toBe(0);
    expect(await removeRetained(ledger, THIRTY)).toEqual({});
    await linkEntries(ledger);
    clock.set('2027-02-05T02:00:00Z');
    // Doors keep real time.
    await ledger.db.$executeRaw`UPDATE sign_in_record SET at = now() - interval '40 days'`;
    const shown = await showRetention(ledger, THIRTY);
    const past = Object.fromEntries(
      shown.filter((each) => each.past > 0).map((each) => [each.kind, each.past]),
    );
    expect(past).toEqual({ messages: 1, signIns: 1, contacts: 1, users: 1 });
    expect(await text()).toContain(LEFT);
    expect(await removeRetained(ledger, THIRTY, OPERATOR)).toEqual(past);
    // Nothing of who has left is anywhere, and what was sent to whom is still a row.
    const left = await text();
    for (const gone of [LEFT, 'user@shuili.example', '离任者', '0471-1'])
      expect([gone, left.includes(gone)]).toEqual([gone, false]);
    const [message] = await ledger.db.message.findMany();
    expect([message?.subject, message?.raw.length]).toEqual(['提醒', 0]);
    const entry = await ledger.db.audit.findFirstOrThrow({ where: { action: 'remove_retained' } });
    const before = '2027-01-06T02:00:00.000Z';
    expect([entry.actor, entry.data]).toEqual([
      'admin 系统管理员',
      {
        ...past,
        before: Object.fromEntries(
          Object.keys(past).map((kind) => [kind, kind === 'signIns' ? expect.any(String) : before]),
        ),
      },
    ]);
    await linkEntries(ledger);
    expect(await verifyLedger(ledger, [])).toMatchObject({ ok: true });
    // Again: nothing is left to be removed.
    expect(await removeRetained(ledger, THIRTY)).toEqual({});
  });

  test('who is still there stays, however long', async () => {
    clock.set('2047-01-04T02:00:00Z');
    await removeRetained(ledger, THIRTY);
    const contact = await ledger.db.contact.findUniqueOrThrow({ where: { id: 'shuili-officer' } });
    expect(contact.address).toBe('officer@shuili.example');
  });
});

describe('one person', () => {
  test('everything that is known of an address is found, without secrets, and of nobody else', async () => {
    const person = await personData(ledger, ` ${LEFT.toUpperCase()} `);
    const tables = person?.tables.map(({ table }) => table) ?? [];
    for (const table of ['contact', 'message', 'audit']) expect(tables).toContain(table);
    const known = JSON.stringify(person);
    expect(known).toContain('0471-1');
    for (const other of ['officer@shuili.example', 'code_hash', 'raw', 'token'])
      expect([other, known.includes(other)]).toEqual([other, false]);
    expect(await personData(ledger, 'nobody@x.example')).toBeNull();
  });

  test('a correction holds in the account and as a contact, and is in the audit by id alone', async () => {
    await ledger.db.user.update({ where: { email: 'user@shuili.example' }, data: { email: LEFT } });
    const to = { name: '新名', address: 'New@shuili.example' };
    const { id: userId } = await ledger.db.user.findUniqueOrThrow({ where: { email: LEFT } });
    const session = { id: 'left', token: 'left', expiresAt: new Date('2100-01-01') };
    await ledger.db.session.create({ data: { ...session, userId } });
    expect(await correctPerson(ledger, LEFT, to, OPERATOR)).toMatchObject({
      value: { users: 1, contacts: 1 },
    });
    const [user] = await ledger.db.user.findMany({ where: { name: '新名' } });
    const [contact] = await ledger.db.contact.findMany({ where: { name: '新名' } });
    expect([user?.email, contact?.address]).toEqual(['new@shuili.example', 'new@shuili.example']);
    // Whoever had the address of before is in no longer.
    expect(await ledger.db.session.count({ where: { userId } })).toBe(0);
    const entries = await ledger.db.audit.findMany({ where: { action: 'correct_person' } });
    expect(entries.length).toBeGreaterThan(1);
    expect(JSON.stringify(entries.map(({ data, subject }) => [data, subject]))).not.toMatch(
      /新名|@/,
    );
  });

  test.each([
    ['somebody who is no administrator', LEFT, { name: 'x' }, REVIEWER, 'only_admin'],
    ['nobody', 'nobody@x.example', { name: 'x' }, OPERATOR, 'nobody_there'],
    ['a name that nobody sees', LEFT, { name: '\u202e' }, OPERATOR, 'bad_user'],
    ['no address', LEFT, { address: 'x' }, OPERATOR, 'bad_user'],
    ['another one’s address', LEFT, { address: 'user@shuili.example' }, OPERATOR, 'user_exists'],
  ])('%s is refused, and nothing is changed', async (_, address, correction, actor, code) => {
    const before = await contents(ledger);
    expect(await correctPerson(ledger, address, correction, actor)).toMatchObject({
      refusal: { code },
    });
    expect(await contents(ledger)).toEqual(before);
  });
});
