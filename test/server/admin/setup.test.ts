import { beforeEach, describe, expect, test } from '@jest/globals';
import { setupCode } from '../../../server/sign-in/setup-code.ts';
import { chineseIn, englishIn } from '../support/language.ts';
import { codeIn, startSite, type Site } from '../support/site.ts';

let site: Site;
let code: string;
beforeEach(async () => {
  site = await startSite();
  code = setupCode(site.deps.config.secret);
});
const FIRST = { name: '管理员甲', address: 'first@duban.test' };

describe('an empty installation', () => {
  test('leads whoever comes to the setup, in either language', async () => {
    const visitor = site.visitor();
    expect(await visitor.get('/')).toMatchObject({ status: 303 });
    expect(await visitor.get('/sign-in?to=%2F')).toMatchObject({ location: '/setup' });
    const zh = await visitor.get('/setup');
    expect(zh.status).toBe(200);
    expect(zh.html).not.toContain(code);
    expect(englishIn(zh.html)).toEqual([]);
    await visitor.post('/lang', { lang: 'en', to: '/setup' });
    expect(chineseIn((await visitor.get('/setup')).html)).toEqual([]);
  });

  test('is set up with the code: the first administrator signs in, and is shown what comes next', async () => {
    const visitor = site.visitor();
    const done = await visitor.post('/setup', { ...FIRST, code: code.toLowerCase() });
    expect(done).toMatchObject({ status: 303, location: '/sign-in/code?to=%2Fdesk%2Fstart' });
    const to = '/desk/start';
    const entered = await visitor.post('/sign-in/code', { code: codeIn(site.mails.at(-1)), to });
    expect(entered).toMatchObject({ status: 303, location: to });
    const start = await visitor.get(to);
    expect(start.status).toBe(200);
    expect(start.html).toMatch(/aria-current="step"[\s\S]*发展改革委/);
    expect(englishIn(start.html)).toEqual([]);
    expect((await visitor.get('/desk')).html).toContain('/desk/start');
    for (const path of ['/desk/register', '/desk/register/users', '/desk/register/addresses'])
      expect((await visitor.get(path)).status).toBe(200);
  });

  test('refuses a wrong code, keeps what was typed, and is not guessed at', async () => {
    const visitor = site.visitor();
    const wrong = { ...FIRST, code: 'AAAA-BBBB-CCCC' };
    const refused = await visitor.post('/setup', wrong);
    expect(refused.status).toBe(409);
    expect(refused.html).toContain('value="first@duban.test"');
    for (let i = 0; i < 5; i++) await visitor.post('/setup', wrong);
    expect((await visitor.post('/setup', { ...FIRST, code })).status).toBe(429);
    expect(await site.ledger.db.user.count()).toBe(0);
    expect(await site.visitor().post('/setup', { ...FIRST, code })).toMatchObject({ status: 303 });
  });

  test('is set up once: afterwards the code is good for nothing', async () => {
    await site.visitor().post('/setup', { ...FIRST, code });
    const again = await site.visitor().post('/setup', { ...FIRST, address: 'b@duban.test', code });
    expect(again.status).toBe(409);
    expect(await site.ledger.db.user.count()).toBe(1);
    expect((await site.visitor().get('/setup')).html).toContain('/sign-in');
    expect((await site.visitor().get('/sign-in')).status).toBe(200);
  });
});
