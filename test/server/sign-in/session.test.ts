import { beforeAll, describe, expect, test } from '@jest/globals';
import { openSmallPlan, startSite, type Site } from '../support/site.ts';
import type { Visitor } from '../support/visitor.ts';

let site: Site;

beforeAll(async () => {
  site = await startSite();
  await openSmallPlan(site);
});

/** Everything in the database that a request could change. */
async function everything() {
  const { db } = site.ledger;
  return JSON.stringify(
    await Promise.all([
      db.user.findMany({ orderBy: { id: 'asc' } }),
      db.session.findMany({ orderBy: { id: 'asc' } }),
      db.signInCode.findMany({ orderBy: { id: 'asc' } }),
      db.report.findMany({ orderBy: { id: 'asc' } }),
      db.submission.findMany(),
      db.mail.findMany({ orderBy: { id: 'asc' } }),
      db.audit.count(),
      db.relay.count(),
    ]),
    (_, value: unknown) => (typeof value === 'bigint' ? Number(value) : value),
  );
}

test('a GET changes nothing, whoever opens the link', async () => {
  const officer = await site.signedIn('officer@shuili.example');
  const paths = [
    '/',
    '/my',
    '/reports/small-periodic-2027-t001',
    '/reports/small-periodic-2027-t001?progress=x&nil=on',
    '/reports/small-periodic-2027-t001/receipt/1',
    '/sign-in?to=/my',
    '/sign-in/code',
    '/sign-out',
    '/lang?lang=en',
    '/api/auth/sign-out',
    '/nowhere',
  ];
  const before = await everything();
  for (const visitor of [officer, site.visitor()])
    for (const path of paths) {
      const { status, headers } = await visitor.get(path);
      expect(status).toBeLessThan(500);
      expect(headers.getSetCookie()).toEqual([]);
    }
  expect(await everything()).toBe(before);
  expect((await officer.get('/my')).status).toBe(200);
});

describe('what does not come from a page of the product', () => {
  let officer: Visitor | undefined;
  test.each([
    ['another site', { origin: 'https://evil.example' }],
    ['another port', { origin: 'http://duban.test:81' }],
    ['a framed page', { origin: 'null' }],
    ['another site, by its referer', { referer: 'https://evil.example/duban.test' }],
    ['a script that says nothing', {}],
  ])('is refused: %s', async (_, headers) => {
    officer ??= await site.signedIn('officer@shuili.example');
    const before = await everything();
    for (const path of ['/reports/small-periodic-2027-t001', '/lang', '/sign-out', '/sign-in']) {
      const answer = await officer.post(path, { progress: '进展', lang: 'en' }, headers as never);
      expect(answer.status).toBe(403);
      expect(answer.html).toContain('未作任何更改');
    }
    expect(await everything()).toBe(before);
  });

  test('is told from old browsers, which send a referer only', async () => {
    const visitor = site.visitor();
    const headers = { referer: 'http://duban.test/sign-in' };
    expect((await visitor.post('/lang', { lang: 'en', to: '/' }, headers)).status).toBe(303);
  });
});

describe('a session', () => {
  test('is in a cookie that scripts and other sites cannot use', async () => {
    const visitor = site.visitor();
    await visitor.post('/sign-in', { email: 'officer@caizheng.example' });
    const code = /\d{8}/.exec(site.mails.at(-1)?.text ?? '')?.[0] ?? '';
    const { headers } = await visitor.post('/sign-in/code', { code });
    const cookie = headers.getSetCookie().find((line) => line.includes('session_token'));
    expect(cookie).toMatch(/HttpOnly/i);
    expect(cookie).toMatch(/SameSite=Lax/i);
    expect(cookie).not.toMatch(/Secure/);
  });

  test('has a secure cookie where the pages are served by https', async () => {
    const secure = await startSite({ baseUrl: 'https://duban.test', seeds: true });
    const visitor = await secure.signedIn('officer@shuili.example');
    expect([...visitor.cookies.keys()]).toContain('__Host-duban.session_token');
    expect((await visitor.get('/my')).status).toBe(200);
  });

  test('ends where somebody signs in anew in the same browser, and nowhere else', async () => {
    const email = 'officer@caizheng.example';
    const [officer, elsewhere] = [await site.signedIn(email), await site.signedIn(email)];
    const before = new Map(officer.cookies);
    await officer.post('/sign-in', { email, to: '/my' });
    const code = /\d{8}/.exec(site.mails.at(-1)?.text ?? '')?.[0] ?? '';
    expect((await officer.post('/sign-in/code', { code, to: '/my' })).location).toBe('/my');
    for (const who of [officer, elsewhere]) expect((await who.get('/my')).status).toBe(200);
    const old = site.visitor();
    for (const [name, value] of before) old.cookies.set(name, value);
    expect((await old.get('/my')).location).toContain('/sign-in');
  });

  test('ends with the sign-out, on the server too', async () => {
    const officer = await site.signedIn('officer@caizheng.example');
    const kept = new Map(officer.cookies);
    const out = await officer.post('/sign-out', {});
    expect(out.location).toBe('/sign-in?signed-out');
    for (const [name, value] of kept) officer.cookies.set(name, value);
    expect((await officer.get('/my')).status).toBe(303);
  });

  test('ends after a week, whoever is there', async () => {
    const officer = await site.signedIn('officer@chifeng.example');
    const where = { userId: 'chifeng' };
    const { id, createdAt, expiresAt } = await site.ledger.db.session.findFirstOrThrow({ where });
    expect(Math.round((expiresAt.getTime() - createdAt.getTime()) / 60_000)).toBe(7 * 24 * 60);
    expect((await officer.get('/my')).status).toBe(200);
    const kept = await site.ledger.db.session.findUniqueOrThrow({ where: { id } });
    expect(kept.expiresAt).toEqual(expiresAt);
    await site.ledger.db.$executeRaw`UPDATE session SET expires_at = now() WHERE id = ${id}`;
    expect((await officer.get('/my')).status).toBe(303);
  });

  test('that has ended keeps what a form has sent', async () => {
    const visitor = site.visitor();
    const answer = await visitor.post('/reports/small-periodic-2027-t001', {
      progress: '第一行\n<b>第二行</b>',
      basedOn: '0',
    });
    expect(answer.status).toBe(401);
    expect(answer.html).toContain('第一行\n&lt;b&gt;第二行&lt;/b&gt;</textarea>');
    expect(answer.html).toContain('action="/reports/small-periodic-2027-t001"');
    expect(answer.html).toContain('href="/sign-in"');
  });

  test('has nothing of the library open to the outside', async () => {
    const visitor = site.visitor();
    const paths = ['/api/auth/get-session', '/api/auth/ok', '/api/auth/sign-up/email'];
    for (const path of paths) expect((await visitor.get(path)).status).toBe(404);
  });
});

test('a language is kept by the browser and by the user', async () => {
  const officer = await site.signedIn('officer@caizheng.example');
  expect((await officer.get('/my')).html).toContain('<html lang="zh-CN">');
  const switched = await officer.post('/lang', { lang: 'en', to: '/my?year=2027' });
  expect(switched.location).toBe('/my?year=2027');
  expect((await officer.get('/my')).html).toContain('<html lang="en">');
  officer.cookies.delete('duban.lang');
  expect((await officer.get('/my')).html).toContain('<html lang="en">');
  expect((await officer.post('/lang', { lang: 'xx', to: '//evil' })).location).toBe('/');
  expect((await officer.get('/my')).html).toContain('<html lang="en">');
});

test('no page loads anything from elsewhere, and none is stored', async () => {
  const officer = await site.signedIn('officer@shuili.example');
  for (const path of ['/my', '/reports/small-periodic-2027-t001', '/nowhere']) {
    const { html, headers } = await officer.get(path);
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('cache-control')).toBe('no-store');
    const loaded = [...html.matchAll(/<(?:link|script|img)[^>]*(?:href|src)="([^"]+)"/g)];
    expect(loaded.length).toBeGreaterThan(0);
    for (const [, url = ''] of loaded) {
      expect(url).toMatch(/^\/assets\/[0-9a-f]{12}\/[\w.-]+$/);
      const asset = await officer.get(url);
      expect(asset.status).toBe(200);
      expect(asset.headers.get('cache-control')).toContain('immutable');
    }
  }
});
