import { beforeEach, describe, expect, test } from '@jest/globals';
import { linkEntries } from '../../../ledger/audit-chain/seal.ts';
import { chineseIn } from '../support/language.ts';
import { codeIn, openSmallPlan, startSite, type Site } from '../support/site.ts';
import type { Visitor } from '../support/visitor.ts';

const PERSON = '/desk/register/person';
const RETENTION = '/desk/register/retention';
const ADDRESS = 'officer@shuili.example';

let site: Site;
let admin: Visitor;
beforeEach(async () => {
  site = await startSite();
  await openSmallPlan(site);
  admin = await site.signedIn('admin@duban.example');
});
const actions = async (action: string) =>
  site.ledger.db.audit.findMany({ where: { action }, orderBy: { id: 'asc' } });
const anHourLater = () =>
  site.ledger.db.$executeRaw`UPDATE session SET proved_at = now() - interval '1 hour'`;

describe('one person’s data', () => {
  test('is found by the address, which stands in no address of a page', async () => {
    expect((await admin.get(`${PERSON}?address=${ADDRESS}`)).html).not.toContain('<details>');
    const { status, html } = await admin.post(PERSON, { address: ` ${ADDRESS.toUpperCase()} ` });
    expect(status).toBe(200);
    for (const table of ['contact', 'user'])
      expect([table, html.includes(`<code>${table}</code>`)]).toEqual([table, true]);
    expect(html).not.toContain('token');
    const none = await admin.post(PERSON, { address: 'nobody@x.example' });
    expect(none.html).toContain('没有与这个电子邮箱有关的记录');
    expect(await actions('export_person')).toEqual([]);
  });

  test('is taken away as a file with a fresh code, and the audit says so without the address', async () => {
    const json = await admin.post(`${PERSON}/file`, { address: ADDRESS, type: 'json' });
    expect(json.headers.get('content-disposition')).toContain('.json');
    const person = JSON.parse(json.html) as { contactIds: string[]; tables: unknown[] };
    expect(person.contactIds).toEqual(['shuili-officer']);
    const xlsx = await admin.post(`${PERSON}/file`, { address: ADDRESS, type: 'xlsx' });
    expect(xlsx.bytes.subarray(0, 2).toString()).toBe('PK');
    const entries = await actions('export_person');
    expect(entries.length).toBeGreaterThan(1);
    expect(JSON.stringify(entries.map(({ data, subject }) => [data, subject]))).not.toContain('@');
    await anHourLater();
    const asked = await admin.post(`${PERSON}/file`, { address: ADDRESS, type: 'json' });
    expect([asked.status, await actions('export_person')]).toEqual([403, entries]);
    const code = codeIn(site.mails.at(-1));
    const given = { address: ADDRESS, type: 'json', 'duban-code': code };
    expect(JSON.parse((await admin.post(`${PERSON}/file`, given)).html)).toHaveProperty('tables');
  });

  test('is put right in account and contact, and what is wrong is said', async () => {
    const path = `${PERSON}/correct`;
    const correct = (fields: Record<string, string>) =>
      admin.post(path, { address: ADDRESS, name: '', newAddress: '', ...fields });
    const done = await correct({ name: '水利新名', newAddress: 'new@shuili.example' });
    expect(done.html).toContain('已更正用户1个、联络员1个');
    expect(done.html).toContain('new@shuili.example');
    const contact = await site.ledger.db.contact.findUniqueOrThrow({
      where: { id: 'shuili-officer' },
    });
    expect([contact.name, contact.address]).toEqual(['水利新名', 'new@shuili.example']);
    expect(await actions('correct_person')).toHaveLength(2);
    for (const fields of [{}, { newAddress: 'no address' }, { newAddress: 'x@y.example' }]) {
      const { status } = await correct(fields);
      expect([fields, status]).toEqual([fields, 409]);
    }
    expect((await correct({ name: 'x' })).html).toContain('没有人使用这个电子邮箱');
    expect(await actions('correct_person')).toHaveLength(2);
  });
});

describe('retention', () => {
  const fieldsIn = (html: string) => ({
    asOf: /name="asOf" value="([^"]+)"/.exec(html)?.[1] ?? '',
    asOfReal: /name="asOfReal" value="([^"]+)"/.exec(html)?.[1] ?? '',
    seen: /name="seen" value="(\w+)"/.exec(html)?.[1] ?? '',
  });
  const endedSession = (id: string) => site.ledger.db.$executeRaw`
    INSERT INTO session (id, token, user_id, expires_at)
    SELECT ${id}, ${id}, id, now() - interval '40 days' FROM "user" WHERE role = 'admin'`;

  test('shows each rule; where nothing is past its time there is nothing to remove', async () => {
    const { html } = await admin.get(RETENTION);
    for (const text of ['登录会话', '30天', '400天', '永久', '没有到期的内容'])
      expect([text, html.includes(text)]).toEqual([text, true]);
    expect(fieldsIn(html)).toEqual({ asOf: '', asOfReal: '', seen: '' });
    const none = await admin.post(RETENTION, { asOf: 'x', seen: 'x' });
    expect(none.status).toBe(409);
    expect(none.html).toContain('没有清除任何内容');
  });

  test('removes what was looked at, with a fresh code, and nothing else', async () => {
    await endedSession('old');
    const first = fieldsIn((await admin.get(RETENTION)).html);
    await endedSession('older');
    const changed = await admin.post(RETENTION, first);
    expect(changed.status).toBe(409);
    expect(await site.ledger.db.session.count({ where: { id: { startsWith: 'old' } } })).toBe(2);
    const long = new Date(Date.parse(first.asOfReal) - 2 * 3_600_000).toISOString();
    const now = fieldsIn(changed.html);
    expect((await admin.post(RETENTION, { ...now, asOfReal: long })).status).toBe(409);
    await anHourLater();
    expect((await admin.post(RETENTION, now)).status).toBe(403);
    const code = codeIn(site.mails.at(-1));
    const done = await admin.post(RETENTION, { ...now, 'duban-code': code });
    expect(done.location).toBe(`${RETENTION}?done=retained-removed`);
    expect((await admin.get(done.location ?? '')).html).toContain('到期内容已清除');
    expect(await site.ledger.db.session.count({ where: { id: { startsWith: 'old' } } })).toBe(0);
    const [entry] = await actions('remove_retained');
    expect(entry).toMatchObject({ actor: 'admin 系统管理员', data: { sessions: 2 } });
    await linkEntries(site.ledger);
  });
});

test('both in English, and for administrators alone', async () => {
  await admin.post('/lang', { lang: 'en', to: '/desk' });
  for (const path of [PERSON, RETENTION])
    expect([path, chineseIn((await admin.get(path)).html)]).toEqual([path, []]);
  expect(chineseIn((await admin.post(PERSON, { address: ADDRESS })).html)).toEqual([]);
  const commission = await site.signedIn('officer@fagaiwei.example');
  for (const path of [PERSON, RETENTION]) expect((await commission.get(path)).status).toBe(403);
  expect((await commission.get('/desk/register')).html).not.toContain(PERSON);
});
