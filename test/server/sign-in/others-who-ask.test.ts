import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { codeIn, openSmallPlan, startSite, type Site } from '../support/site.ts';
import { createAuth } from '../../../server/sign-in/create-auth.ts';
import { chineseIn } from '../support/language.ts';
import type { Visitor } from '../support/visitor.ts';

let site: Site;
let who: Visitor;

beforeAll(async () => {
  site = await startSite();
  await openSmallPlan(site);
});
beforeEach(() => {
  who = site.visitor();
  site.mails.length = 0;
});

/** Every test asks for another address, since codes per address are bounded. */
async function newUser(role: 'agency' | 'admin' = 'agency'): Promise<string> {
  const id = `user-${Math.random().toString(36).slice(2)}`;
  const email = `${id}@shuili.example`;
  await site.ledger.db.user.create({
    data: { id, name: '联络员', email, role, agencyId: role === 'admin' ? null : 'shuili' },
  });
  return email;
}

describe('others who ask', () => {
  test('keep nobody out: a code in hand goes on, and who signed in here before gets the next', async () => {
    const email = await newUser();
    await who.post('/sign-in', { email });
    const inHand = codeIn(site.mails[0]);
    for (let i = 0; i < 5; i++) {
      const other = site.visitor();
      await other.post('/sign-in', { email });
      for (let j = 0; j < 5; j++) await other.post('/sign-in/code', { code: '00000000' });
    }
    expect((await who.post('/sign-in/code', { code: inHand })).status).toBe(303);
    await who.post('/sign-out', {});
    // Strangers have asked for all that is given: a new browser has to wait, this one not.
    await site.ledger.db.$executeRaw`
      INSERT INTO sign_in_code (id, account, source, browser, known, code, expires_at)
      SELECT 'many-' || n, account, source, 'browser', false, 'x', now()
      FROM generate_series(1, 30) n, (SELECT account, source FROM sign_in_code c
        JOIN "user" u ON u.id = c.user_id WHERE u.email = ${email} ORDER BY asked_at LIMIT 1) of`;
    expect((await site.visitor().post('/sign-in', { email })).status).toBe(429);
    site.mails.length = 0;
    expect((await who.post('/sign-in', { email })).status).toBe(303);
    expect((await who.post('/sign-in/code', { code: codeIn(site.mails[0]) })).status).toBe(303);
  });

  test('cannot use a code that they did not ask for, even knowing it', async () => {
    const email = await newUser();
    await who.post('/sign-in', { email });
    const code = codeIn(site.mails[0]);
    const other = site.visitor();
    await other.post('/sign-in', { email });
    expect((await other.post('/sign-in/code', { code })).status).toBe(400);
    expect((await who.post('/sign-in/code', { code })).status).toBe(303);
  });

  test('cannot wipe out what was counted with made-up addresses; another process counts on', async () => {
    const email = await newUser();
    for (let i = 0; i < 6; i++) await who.post('/sign-in', { email });
    await site.ledger.db.$executeRaw`
      INSERT INTO sign_in_code (id, account, source, browser, known, code, expires_at)
      SELECT 'up-' || n, 'account-' || n, 'elsewhere', 'browser', false, 'x', now()
      FROM generate_series(1, 20000) n`;
    const { ledger, config } = site.deps;
    const again = createAuth({ ledger, config, sendMail: site.deps.sendMail, log: site.deps.log });
    const { source } = await ledger.db.signInCode.findFirstOrThrow({
      where: { user: { email } },
    });
    const counted = await ledger.db.signInCode.count({ where: { source, user: { email } } });
    expect(counted).toBe(6);
    expect((await who.post('/sign-in', { email })).status).toBe(429);
    const asker = { address: '10.9.9.9', userAgent: '', browser: 'b', known: null };
    expect(await again.sendCode(email, 'zh-CN', asker)).toBe('sent');
    for (let i = 0; i < 5; i++) await again.sendCode(email, 'zh-CN', asker);
    expect(await site.deps.auth.sendCode(email, 'zh-CN', asker)).toBe('tooOften');
    await ledger.db.$executeRaw`DELETE FROM sign_in_code WHERE id LIKE 'up-%'`;
  });
});

describe('where one is signed in', () => {
  test('is shown to oneself, and ended by oneself alone', async () => {
    const email = await newUser();
    const first = await site.signedIn(email);
    const second = await site.signedIn(email);
    const stranger = await site.signedIn(await newUser());
    const { html } = await second.get('/sessions');
    const ids = [...html.matchAll(/name="session" value="([^"]+)"/g)].map(([, id = '']) => id);
    expect(ids).toHaveLength(2);
    expect(html).toContain('本次登录');
    expect(html).toMatch(/10\.\d+\.\d+\.\d+/);
    for (const session of ids) await stranger.post('/sessions/end', { session });
    expect((await first.get('/my')).status).toBe(200);
    const ended = await second.post('/sessions/end', {});
    expect(ended.location).toBe('/sessions?ended=1');
    expect((await first.get('/my')).status).toBe(303);
    expect((await second.get('/my')).status).toBe(200);
    await second.post('/lang', { lang: 'en', to: '/' });
    expect(chineseIn((await second.get('/sessions?ended=1')).html)).toEqual([]);
  });
});
