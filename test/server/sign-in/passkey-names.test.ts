import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Authenticator } from '../support/authenticator.ts';
import { chineseIn } from '../support/language.ts';
import { openSmallPlan, startSite, type Site } from '../support/site.ts';
import type { Visitor } from '../support/visitor.ts';

const SITE = 'http://duban.test';
let site: Site;
let officer: Visitor;
let key: string;
beforeAll(async () => {
  site = await startSite();
  await openSmallPlan(site);
  officer = await site.signedIn('officer@shuili.example');
  const { html } = await officer.post('/passkeys/new', { name: '手机' });
  await officer.post('/passkeys', { name: '手机', passkey: new Authenticator(SITE).make(html) });
  key = (await site.ledger.db.passkey.findFirstOrThrow()).id;
});
beforeEach(async () => {
  await site.ledger.db.passkey.updateMany({ data: { name: '手机' } });
  await site.ledger.db.signInRecord.deleteMany({ where: { event: 'passkey_renamed' } });
});

const rename = (name: string, who = officer, id = key) =>
  who.post('/passkeys/rename', { key: id, name });
const name = async () => (await site.ledger.db.passkey.findFirstOrThrow()).name;
const records = () => site.ledger.db.signInRecord.count({ where: { event: 'passkey_renamed' } });
const entries = () => site.ledger.db.audit.findMany({ where: { action: 'rename_passkey' } });

describe('a passkey', () => {
  test('is renamed, at any time, and the record and the audit say so without the name', async () => {
    await site.ledger.db.$executeRaw`UPDATE session SET proved_at = now() - interval '1 hour'`;
    const { status, location } = await rename(' 办公室\t<电脑> ');
    expect([status, location]).toEqual([303, '/sessions?passkey=renamed']);
    expect(await name()).toBe('办公室 <电脑>');
    const { html } = await officer.get(location ?? '');
    for (const text of ['通行密钥已改名', '办公室 &lt;电脑&gt;', '通行密钥改名'])
      expect(html).toContain(text);
    expect(await records()).toBe(1);
    const [entry, ...rest] = await entries();
    expect([entry?.subject, entry?.data, rest]).toEqual([
      'shuili',
      { passkey: key.slice(0, 16) },
      [],
    ]);
    // Its key is the same.
    expect((await site.ledger.db.passkey.findFirstOrThrow()).id).toBe(key);
  });

  test('keeps its name where the new one is none, and it is said; the same name is no event', async () => {
    const before = await entries();
    for (const none of ['', ' \u3000 ', 'x'.repeat(61)]) {
      const { status, html } = await rename(none);
      expect([status, html.includes('名称')]).toEqual([400, true]);
    }
    expect((await rename('手机')).status).toBe(303);
    expect([await name(), await records(), await entries()]).toEqual(['手机', 0, before]);
  });

  test('is renamed by its user alone', async () => {
    const other = await site.signedIn('officer@caizheng.example');
    const admin = await site.signedIn('admin@duban.example');
    for (const who of [other, admin]) {
      const { status, html } = await rename('别人的', who);
      expect([status, html.includes('这个通行密钥已不存在')]).toEqual([400, true]);
    }
    expect((await rename('别人的', officer, 'none')).status).toBe(400);
    expect((await rename('别人的', site.visitor())).status).toBe(401);
    expect([await name(), await records()]).toEqual(['手机', 0]);
  });

  test('in English too', async () => {
    await officer.post('/lang', { lang: 'en', to: '/' });
    const { html } = await officer.get('/sessions?passkey=renamed');
    await officer.post('/lang', { lang: 'zh-CN', to: '/' });
    expect(html).toContain('The passkey was renamed.');
    expect(html).toContain('aria-label="Rename 手机"');
    const own = html.replaceAll('手机', '');
    expect(chineseIn(own)).toEqual([]);
  });
});
