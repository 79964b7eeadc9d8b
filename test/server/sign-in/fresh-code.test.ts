import { beforeEach, describe, expect, test } from '@jest/globals';
import { codeIn, openSmallPlan, startSite, type Site } from '../support/site.ts';
import type { Visitor } from '../support/visitor.ts';

const NEW_USER = {
  ...{ name: '统计岗', address: 'new@duban.example', role: 'admin', lang: 'zh-CN', home: '' },
};
const USERS = '/desk/register/users';
const OFFICER = 'officer@shuili.example';

let site: Site;
let admin: Visitor;
beforeEach(async () => {
  site = await startSite();
  await openSmallPlan(site);
  admin = await site.signedIn('admin@duban.example');
});
const minutesLater = (minutes: number, what: 'proved_at' | 'seen_at' = 'proved_at') =>
  site.ledger.db.$executeRawUnsafe(
    `UPDATE session SET ${what} = now() - interval '${minutes} minutes'`,
  );
const users = () => site.ledger.db.user.count({ where: { email: NEW_USER.address } });
const events = async () =>
  (await site.ledger.db.signInRecord.findMany({ orderBy: { id: 'asc' } })).map(
    ({ event }) => event,
  );

describe('a fresh code', () => {
  test('is not asked for within ten minutes of the last one', async () => {
    await minutesLater(9);
    expect((await admin.post(USERS, NEW_USER)).status).toBe(303);
    expect(await users()).toBe(1);
  });

  test('goes by mail later, keeps what was sent, and lets it go on', async () => {
    await minutesLater(11);
    const asked = await admin.post(USERS, { ...NEW_USER, name: '统计\r\n<岗>' });
    expect(asked.status).toBe(403);
    expect(asked.html).toContain('请再次验证');
    expect(asked.html).toContain('<textarea name="name" hidden="">\n统计\r\n&lt;岗&gt;</textarea>');
    expect(await users()).toBe(0);
    const code = codeIn(site.mails.at(-1));
    expect(site.mails.at(-1)?.to).toBe('admin@duban.example');
    const wrong = await admin.post(USERS, { ...NEW_USER, 'duban-code': '00000000' });
    expect([wrong.status, await users()]).toEqual([400, 0]);
    expect(wrong.html).toContain('验证码不正确');
    const done = await admin.post(USERS, { ...NEW_USER, 'duban-code': ` ${code} ` });
    expect([done.status, await users()]).toEqual([303, 1]);
    expect(await events()).toEqual(['in', 'wrong_code', 'proved']);
    // And for ten minutes nothing more is asked.
    expect((await admin.post(USERS, { ...NEW_USER, address: 'b@duban.example' })).status).toBe(303);
  });

  test('is taken in the session that asked for it alone, and by nobody else', async () => {
    const elsewhere = await site.signedIn('admin@duban.example');
    await minutesLater(11);
    await admin.post(USERS, NEW_USER);
    const code = codeIn(site.mails.at(-1));
    const answer = await elsewhere.post(USERS, { ...NEW_USER, 'duban-code': code });
    expect([answer.status, await users()]).toEqual([400, 0]);
  });

  test('a sign-in code is none, and the seventh in ten minutes is not sent', async () => {
    await minutesLater(11);
    const statuses = [];
    for (let tries = 0; tries < 7; tries++)
      statuses.push((await admin.post(USERS, { ...NEW_USER, 'duban-code-again': 'yes' })).status);
    expect(statuses).toEqual([403, 403, 403, 403, 403, 403, 429]);
    expect(await users()).toBe(0);
  });

  test.each([
    ['commission', '/desk/launch', { plan: 'small' }],
    ['commission', '/desk/letters/issue', { plan: 'small' }],
    ['commission', '/desk/documents/small-consolidation-2027/sign', {}],
    ['admin', `${USERS}/shuili`, NEW_USER],
    ['admin', '/desk/fence/release', {}],
    ['admin', `${USERS}/shuili/out`, {}],
    ['commission', '/sessions/end', {}],
  ])('is asked of the %s before %s', async (who, path, fields) => {
    const email = who === 'admin' ? 'admin@duban.example' : 'officer@fagaiwei.example';
    const visitor = await site.signedIn(email);
    await minutesLater(11);
    const { status, html } = await visitor.post(path, fields);
    expect([status, html.includes('请再次验证')]).toEqual([403, true]);
  });

  test('who may not do it at all is told so, and gets no code', async () => {
    const officer = await site.signedIn('officer@shuili.example');
    await minutesLater(11);
    const mails = site.mails.length;
    const { html } = await officer.post('/desk/launch', { plan: 'small' });
    expect([html.includes('无权查看'), site.mails.length]).toEqual([true, mails]);
  });
});

describe('an administrator', () => {
  test('ends all sessions of a user, who may sign in again, and the audit says so', async () => {
    const [one, two] = [await site.signedIn(OFFICER), await site.signedIn(OFFICER)];
    expect((await admin.get(`${USERS}/shuili`)).html).toContain('该用户目前在2处处于登录状态');
    const ended = await admin.post(`${USERS}/shuili/out`, {});
    expect(ended.location).toBe(`${USERS}?done=sessions-ended`);
    for (const who of [one, two]) expect((await who.get('/my')).status).toBe(303);
    expect((await admin.get(`${USERS}/shuili`)).html).not.toContain('处于登录状态');
    const entry = await site.ledger.db.audit.findFirst({ where: { action: 'end_sessions' } });
    expect([entry?.subject, entry?.data]).toEqual(['shuili', { ended: 2 }]);
    expect((await (await site.signedIn(OFFICER)).get('/my')).status).toBe(200);
    expect((await admin.post(`${USERS}/nobody/out`, {})).status).toBe(404);
    expect((await one.post(`${USERS}/admin/out`, {})).status).toBe(401);
  });
});

describe('a session', () => {
  test('ends where nobody was there for eight hours, and is kept by whoever is there', async () => {
    await minutesLater(479, 'seen_at');
    expect((await admin.get('/desk')).status).toBe(200);
    await minutesLater(2, 'seen_at');
    expect((await admin.get('/desk')).status).toBe(200);
    await minutesLater(481, 'seen_at');
    expect((await admin.get('/desk')).location).toContain('/sign-in?to=');
    expect(await site.ledger.db.session.count()).toBe(0);
    expect(await events()).toEqual(['in', 'idle']);
  });

  test('its record is shown to its user and to the administrator, browsers by their names', async () => {
    const officer = site.visitor();
    const browser = {
      origin: 'http://duban.test',
      'user-agent':
        'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0',
    };
    await officer.post('/sign-in', { email: 'officer@shuili.example', to: '/' }, browser);
    await officer.post('/sign-in/code', { code: '00000000', to: '/' }, browser);
    const code = codeIn(site.mails.at(-1));
    await officer.post('/sign-in/code', { code, to: '/' }, browser);
    const own = await officer.get('/sessions');
    for (const text of ['登录记录', '验证码错误', 'Edge（Windows）'])
      expect(own.html).toContain(text);
    const { html } = await admin.get(`${USERS}/shuili`);
    for (const text of ['登录记录', '验证码错误', 'Edge（Windows）']) expect(html).toContain(text);
    await officer.post('/sign-out', {});
    expect((await events()).filter((event) => event !== 'in')).toEqual(['wrong_code', 'out']);
  });
});
