import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { startIdentityProvider, type IdentityProvider } from '../support/identity-provider.ts';
import { chineseIn } from '../support/language.ts';
import { openSmallPlan, startSite, type Site } from '../support/site.ts';
import type { Visitor } from '../support/visitor.ts';

const OFFICER = 'officer@shuili.example';
const COMMISSION = 'officer@fagaiwei.example';

let provider: IdentityProvider;
let site: Site;
let who: Visitor;
beforeAll(async () => {
  // The provider says at length what of it is for tests alone.
  for (const level of ['info', 'warn'] as const)
    jest.spyOn(console, level).mockImplementation(() => undefined);
  provider = await startIdentityProvider('http://duban.test');
  site = await startSite({ oidc: provider.settings, oidcRoles: ['commission'] });
  await openSmallPlan(site);
});
beforeEach(() => {
  who = site.visitor();
});
afterAll(() => provider?.stop());

/** Begins; where the browser is sent. */
const begin = async (to = '/my', visitor = who): Promise<string> => {
  const { status, location } = await visitor.get(`/sign-in/oidc?to=${encodeURIComponent(to)}`);
  expect(status).toBe(303);
  return location ?? '';
};
const enter = async (address: string, to = '/my') =>
  who.get(await provider.walk(await begin(to), address));
const recordsOf = async (userId: string) =>
  (await site.ledger.db.signInRecord.findMany({ where: { userId } })).map(({ event }) => event);

describe('the sign-in of one’s organisation', () => {
  test('lets in the user who has the verified address, to the page that was asked for', async () => {
    const { html } = await who.get('/sign-in?to=/tasks');
    expect(html).toContain('href="/sign-in/oidc?to=%2Ftasks"');
    expect(html).toContain('政务通');
    const { status, location } = await enter(OFFICER.toUpperCase(), '/tasks');
    expect([status, location]).toEqual([303, '/tasks']);
    expect((await who.get('/tasks')).status).toBe(200);
    expect((await recordsOf('shuili')).at(-1)).toBe('in_oidc');
    const entry = await site.ledger.db.audit.findFirstOrThrow({
      where: { action: 'sign_in', subject: 'shuili' },
    });
    expect(entry.data).toEqual({ by: 'oidc' });
    // It is no fresh proof: when somebody has given one there, nobody here knows.
    expect((await who.post('/passkeys/new', { name: '手机' })).status).toBe(403);
  });

  test.each([
    ['nobody@shuili.example', 403, '没有在本系统登记'],
    ['unverified@shuili.example', 403, '没有提供经核实的电子邮箱'],
    ['none@shuili.example', 403, '没有提供经核实的电子邮箱'],
  ])('lets %s in nowhere, and makes nobody a user', async (address, status, words) => {
    if (address.startsWith('unverified'))
      await site.ledger.db.user.create({
        data: { id: 'unverified', name: '某岗', email: address, agencyId: 'shuili' },
      });
    const users = await site.ledger.db.user.count();
    const answer = await enter(address);
    expect(answer.status).toBe(status);
    expect(answer.html).toContain(words);
    expect((await who.get('/my')).status).toBe(303);
    expect(await site.ledger.db.user.count()).toBe(users);
    expect(await recordsOf('unverified')).toEqual([]);
  });

  test('lets nobody in whose account was closed', async () => {
    const email = 'left@shuili.example';
    await site.ledger.db.user.create({
      data: { id: 'left', name: '某岗', email, agencyId: 'shuili', deactivatedAt: new Date() },
    });
    expect((await enter(email)).status).toBe(403);
  });

  test.each([
    ['the state', 'back', (url: URL) => url.searchParams.set('state', 'another')],
    ['the nonce', 'there', (url: URL) => url.searchParams.set('nonce', 'another')],
    [
      'the challenge',
      'there',
      (url: URL) => url.searchParams.set('code_challenge', 'A'.repeat(43)),
    ],
    ['the issuer', 'back', (url: URL) => url.searchParams.set('iss', 'https://evil.example')],
    ['the code', 'back', (url: URL) => url.searchParams.set('code', 'another')],
  ] as const)('is refused where %s is another', async (_, way, change) => {
    const url = new URL(await begin());
    if (way === 'there') change(url);
    const back = new URL(await provider.walk(url.href, OFFICER), 'http://duban.test');
    if (way === 'back') change(back);
    const { status, html } = await who.get(back.pathname + back.search);
    expect([status, html.includes('没有完成：已取消')]).toEqual([400, true]);
    expect((await who.get('/my')).status).toBe(303);
  });

  test('is refused in a browser that did not begin it, with what another has begun, and a second time', async () => {
    const back = await provider.walk(await begin(), OFFICER);
    const other = site.visitor();
    expect((await other.get(back)).status).toBe(400);
    await begin('/my', other);
    expect((await other.get(back)).status).toBe(400);
    const kept = new Map(who.cookies);
    expect((await who.get(back)).status).toBe(303);
    for (const [name, value] of kept) other.cookies.set(name, value);
    expect((await other.get(back)).status).toBe(400);
  });

  test('what the browser keeps cannot be made, nor lead elsewhere', async () => {
    const back = await provider.walk(await begin(), OFFICER);
    const name = 'duban.oidc';
    const [text = ''] = (who.cookies.get(name) ?? '').split('.');
    for (const forged of ['', text, `${text}.`, `${text}.${'A'.repeat(43)}`, 'e30.e30']) {
      who.cookies.set(name, forged);
      expect((await who.get(back)).status).toBe(400);
    }
    expect((await enter(OFFICER, 'https://evil.example/')).location).toBe('/');
  });

  test('a link from elsewhere begins nothing: it leads to the page with the button', async () => {
    const path = '/sign-in/oidc?to=/my';
    const answer = await who.get(path, { 'sec-fetch-site': 'cross-site' });
    expect([answer.status, answer.location]).toEqual([303, '/sign-in?to=%2Fmy']);
    expect(who.cookies.size).toBe(0);
    const own = await who.get(path, { 'sec-fetch-site': 'same-origin' });
    expect(own.location).toContain(provider.settings.issuer);
  });

  test('cancelled there, says so; in English too', async () => {
    await who.post('/lang', { lang: 'en', to: '/' });
    const state = new URL(await begin()).searchParams.get('state') ?? '';
    const { status, html } = await who.get(
      `/sign-in/oidc/callback?error=access_denied&state=${state}`,
    );
    expect([status, html.includes('was not completed')]).toEqual([400, true]);
    // Titles of plans and the name are as they are.
    const own = html.replace(/<span lang="und">[^<]*<\/span>/g, '');
    expect(chineseIn(own)).toEqual([]);
  });
});

describe('a role that comes in by it alone', () => {
  test('is led there after a code, and makes no passkey instead', async () => {
    who = await site.signedIn(COMMISSION);
    const { location } = await who.get('/desk/launch');
    expect(location).toBe('/passkeys?to=%2Fdesk%2Flaunch');
    const { html } = await who.get(location ?? '');
    expect(html).toContain('href="/sign-in/oidc?to=%2Fdesk%2Flaunch"');
    expect(html).not.toContain('passkey-name');
    expect((await who.post('/passkeys/new', { name: '手机' })).status).toBe(403);
    expect((await enter(COMMISSION, '/desk/launch')).location).toBe('/desk/launch');
    expect((await who.get('/desk/launch')).status).toBe(200);
  });
});

describe('where it is not', () => {
  test('switched off, nothing of it is there', async () => {
    const off = await startSite();
    await openSmallPlan(off);
    const visitor = off.visitor();
    expect((await visitor.get('/sign-in')).html).not.toContain('/sign-in/oidc');
    for (const path of ['/sign-in/oidc', '/sign-in/oidc/callback?code=x&state=y'])
      expect((await visitor.get(path)).status).toBe(404);
  });

  test('a provider that does not answer keeps nobody from a code, and is asked again', async () => {
    const other = await startIdentityProvider('http://duban.test');
    await other.stop();
    const down = await startSite({ oidc: other.settings });
    await openSmallPlan(down);
    const visitor = down.visitor();
    for (let tries = 0; tries < 2; tries++) {
      const { status, html } = await visitor.get('/sign-in/oidc?to=/my');
      expect([status, html.includes('暂时没有响应')]).toEqual([502, true]);
      expect(html).toContain('name="email"');
    }
    expect(down.log.join('')).not.toContain(other.settings.clientSecret);
  });
});
