import { beforeEach, describe, expect, test } from '@jest/globals';
import { Authenticator } from '../support/authenticator.ts';
import { codeIn, openSmallPlan, startSite, type Site } from '../support/site.ts';
import type { Visitor } from '../support/visitor.ts';

const SITE = 'http://duban.test';
const OFFICER = 'officer@shuili.example';
const REPORT = '/reports/small-periodic-2027-t001';

let site: Site;
let device: Authenticator;
beforeEach(async () => {
  site = await startSite({ passkeyRoles: ['admin'] });
  await openSmallPlan(site);
  device = new Authenticator(SITE);
});

const add = async (who: Visitor, with_: Authenticator, name = '手机') => {
  const { html } = await who.post('/passkeys/new', { name });
  return who.post('/passkeys', { name, passkey: with_.make(html) });
};
const hourLater = () =>
  site.ledger.db.$executeRaw`UPDATE session SET proved_at = now() - interval '1 hour'`;
const keys = () => site.ledger.db.passkey.count();
const events = async () =>
  (await site.ledger.db.signInRecord.findMany({ orderBy: { id: 'asc' } })).map(
    ({ event }) => event,
  );

describe('a passkey at the sign-in', () => {
  let who: Visitor;
  let page: string;
  beforeEach(async () => {
    expect((await add(await site.signedIn(OFFICER), device)).status).toBe(303);
    who = site.visitor();
    page = (await who.post('/sign-in/passkey/question', {})).html;
  });
  const enter = (answer: string, visitor = who) =>
    visitor.post('/sign-in/passkey', { passkey: answer, to: '/my' });

  test('lets in, to the page that was asked for; an answer counts once', async () => {
    const answer = device.use(page);
    const browser = new Map(who.cookies);
    const { status, location } = await enter(answer);
    expect([status, location]).toEqual([303, '/my']);
    expect((await who.get('/my')).status).toBe(200);
    // Whoever has overheard it, cookie and all, is not let in.
    const other = site.visitor();
    for (const [name, value] of browser) other.cookies.set(name, value);
    const again = await enter(answer, other);
    expect([again.status, again.html.includes('通行密钥没有通过验证')]).toEqual([400, true]);
    expect(await events()).toEqual(['in', 'passkey_added', 'in_passkey', 'wrong_passkey']);
  });

  test.each([
    ['another site has asked', { origin: 'https://duban.evil.example' }],
    ['the device did not check who uses it', { unverified: true }],
    ['the device names another user', { userHandle: 'YWJj' }],
  ])('is refused where %s, and recorded', async (_, otherwise) => {
    expect((await enter(device.use(page, otherwise))).status).toBe(400);
    expect((await who.get('/my')).status).toBe(303);
    expect((await events()).at(-1)).toBe('wrong_passkey');
    expect((await enter(device.use(page))).status).toBe(303);
  });

  test('is refused in another browser than the one that was asked', async () => {
    const other = site.visitor();
    await other.post('/sign-in/passkey/question', {});
    expect((await enter(device.use(page), other)).status).toBe(400);
  });

  test('is refused a quarter of an hour after the page was shown', async () => {
    const { now } = Date;
    try {
      Date.now = () => now() + 16 * 60_000;
      expect((await enter(device.use(page))).status).toBe(400);
    } finally {
      Date.now = now;
    }
  });

  test('whose count goes back is refused: somebody has copied it', async () => {
    expect((await enter(device.use(page, { counter: 7 }))).status).toBe(303);
    const other = site.visitor();
    const { html } = await other.post('/sign-in/passkey/question', {});
    expect((await enter(device.use(html, { counter: 7 }), other)).status).toBe(400);
    expect((await enter(device.use(html, { counter: 8 }), other)).status).toBe(303);
  });

  test.each([
    ['', 'nothing'],
    ['{', 'no JSON'],
    ['{"id":"a"}', 'something else'],
    ['x'.repeat(30_000), 'too much'],
  ])('%j is nobody’s', async (answer) => {
    const before = await events();
    expect((await enter(answer)).status).toBe(400);
    expect(await events()).toEqual(before);
  });

  test('of an account that was closed, or whose address is another now, is none', async () => {
    const where = { where: { id: 'shuili' } };
    await site.ledger.db.user.update({ ...where, data: { deactivatedAt: new Date() } });
    expect((await enter(device.use(page))).status).toBe(400);
    await site.ledger.db.user.update({ ...where, data: { deactivatedAt: null } });
    const admin = await signedInByKey('admin@duban.example');
    const user = {
      ...{ name: '新联络员', address: 'new@shuili.example', role: 'agency', lang: 'zh-CN' },
      ...{ home: 'shuili' },
    };
    expect((await admin.post('/desk/register/users/shuili', user)).status).toBe(303);
    expect((await enter(device.use(page))).status).toBe(400);
  });
});

async function signedInByKey(email: string, with_ = new Authenticator(SITE)): Promise<Visitor> {
  const who = await site.signedIn(email);
  expect((await add(who, with_)).status).toBe(303);
  return who;
}

describe('one’s own passkeys', () => {
  test('are added and removed after a fresh proof alone', async () => {
    const officer = await site.signedIn(OFFICER);
    await hourLater();
    expect((await officer.post('/passkeys/new', { name: '手机' })).status).toBe(403);
    const code = codeIn(site.mails.at(-1));
    const { html } = await officer.post('/passkeys/new', { name: '手机', 'duban-code': code });
    const passkey = device.make(html);
    // What was asked in one session is answered in no other.
    const elsewhere = await site.signedIn(OFFICER);
    expect((await elsewhere.post('/passkeys', { name: '手机', passkey })).status).toBe(400);
    expect(await keys()).toBe(0);
    expect((await officer.post('/passkeys', { name: '手机', passkey })).status).toBe(303);
    await hourLater();
    const key = device.id.toString('base64url');
    const asked = await officer.post('/passkeys/remove', { key });
    expect([asked.status, await keys()]).toEqual([403, 1]);
    const proof = device.use(asked.html);
    expect((await officer.post('/passkeys/remove', { key, 'duban-passkey': proof })).status).toBe(
      303,
    );
    expect(await keys()).toBe(0);
  });

  test('a code may stand for one where none is asked of the role; another’s passkey may not', async () => {
    const officer = await signedInByKey(OFFICER, device);
    const other = new Authenticator(SITE);
    await signedInByKey('officer@caizheng.example', other);
    await hourLater();
    const key = device.id.toString('base64url');
    const { html } = await officer.post('/passkeys/remove', { key });
    const mails = site.mails.length;
    const wrong = { key, 'duban-passkey': other.use(html) };
    expect((await officer.post('/passkeys/remove', wrong)).status).toBe(400);
    expect(site.mails).toHaveLength(mails);
    await officer.post('/passkeys/remove', { key, 'duban-code-again': 'yes' });
    const code = codeIn(site.mails.at(-1));
    expect((await officer.post('/passkeys/remove', { key, 'duban-code': code })).status).toBe(303);
  });

  test('are removed by their user alone', async () => {
    await signedInByKey(OFFICER, device);
    const other = await site.signedIn('officer@caizheng.example');
    const key = device.id.toString('base64url');
    expect((await other.post('/passkeys/remove', { key })).status).toBe(400);
    expect(await keys()).toBe(1);
  });

  test('have names, and are ten at most', async () => {
    const officer = await signedInByKey(OFFICER, device);
    expect((await officer.post('/passkeys/new', { name: ' \u202e ' })).status).toBe(400);
    expect((await add(officer, device)).status).toBe(400);
    for (let n = 2; n <= 10; n++) await add(officer, new Authenticator(SITE), `第${n}个`);
    const { status, html } = await add(officer, new Authenticator(SITE));
    expect([status, html.includes('不能再添加通行密钥'), await keys()]).toEqual([400, true, 10]);
  });
});

describe('a role that has to have one', () => {
  const ADMIN = 'admin@duban.example';
  const USERS = '/desk/register/users';

  test('does nothing by a code but add the first', async () => {
    const admin = await site.signedIn(ADMIN);
    expect((await admin.get(USERS)).location).toBe(`/passkeys?to=${encodeURIComponent(USERS)}`);
    for (const path of ['/', '/sessions', REPORT, '/desk/health', '/no-such-page'])
      expect((await admin.get(path)).location).toContain('/passkeys?to=');
    for (const path of [
      USERS,
      '/desk/launch',
      '/sessions/end',
      '/passkeys/remove',
      '/passkeys/rename',
    ])
      expect((await admin.post(path, {})).status).toBe(403);
    expect((await add(admin, device)).status).toBe(303);
    expect((await admin.get(USERS)).status).toBe(200);
    // Others are not asked.
    expect((await (await site.signedIn(OFFICER)).get('/my')).status).toBe(200);
  });

  test('with one, a code opens nothing, and makes no second one', async () => {
    const first = await site.signedIn(ADMIN);
    const early = (await first.post('/passkeys/new', { name: '手机' })).html;
    await signedInByKey(ADMIN, device);
    const second = new Authenticator(SITE);
    // Not even with what was asked before the first was there.
    expect(
      (await first.post('/passkeys', { name: '手机', passkey: second.make(early) })).status,
    ).toBe(403);
    const thief = await site.signedIn(ADMIN);
    expect((await thief.post('/passkeys/new', { name: '手机' })).status).toBe(403);
    const { html } = await thief.get('/passkeys?to=/desk');
    const proved = await thief.post('/passkeys/prove', { passkey: device.use(html), to: '/desk' });
    expect([proved.status, proved.location]).toEqual([303, '/desk']);
    expect((await thief.get(USERS)).status).toBe(200);
    await hourLater();
    const mails = site.mails.length;
    const again = await thief.post(USERS, { 'duban-code-again': 'yes' });
    expect([again.status, site.mails.length]).toEqual([403, mails]);
  });

  test('counts for who could act in it, whichever they act in now', async () => {
    const own = await startSite({ passkeyRoles: ['commission'] });
    await openSmallPlan(own);
    await own.ledger.db.userAgency.create({ data: { userId: 'shuili', agencyId: 'fagaiwei' } });
    const officer = await own.signedIn(OFFICER);
    expect((await officer.get('/my')).location).toContain('/passkeys?to=');
    expect((await officer.post('/acting', { agency: 'shuili' })).status).toBe(403);
    expect((await (await own.signedIn('officer@caizheng.example')).get('/my')).status).toBe(200);
  });

  test('gets in by a code again once another administrator has removed them', async () => {
    const user = {
      id: 'two',
      name: '第二管理员',
      email: 'two@duban.example',
      role: 'admin' as const,
    };
    await site.ledger.db.user.create({ data: user });
    const lost = await signedInByKey(user.email, device);
    const admin = await signedInByKey(ADMIN);
    const officer = await site.signedIn(OFFICER);
    expect((await officer.post(`${USERS}/two/passkeys`, {})).status).toBe(403);
    const page = await admin.get(`${USERS}/two`);
    expect(page.html).toContain('该用户有1个通行密钥');
    expect((await admin.post(`${USERS}/two/passkeys`, {})).status).toBe(303);
    expect((await lost.get('/desk')).location).toContain('/sign-in');
    const back = await site.signedIn(user.email);
    expect((await back.get('/passkeys')).html).toContain('请先添加一个');
    const entry = await site.ledger.db.audit.findFirst({ where: { action: 'remove_passkeys' } });
    expect([entry?.subject, entry?.data]).toEqual(['two', { removed: 1 }]);
  });
});
