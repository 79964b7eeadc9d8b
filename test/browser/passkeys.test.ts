import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core';
import { codeIn, type Site } from '../server/support/site.ts';
import { findChromium, launchChromium } from './chromium.ts';
import { serveSite, type ServedSite } from './served-site.ts';

const executable = findChromium();
const inBrowser = executable === null ? describe.skip : describe;

const ADMIN = 'admin@duban.example';
const COMMISSION = 'officer@fagaiwei.example';
const WIDE = 'document.documentElement.scrollWidth > window.innerWidth';

inBrowser('passkeys in a browser with an authenticator', () => {
  let browser: Browser;
  let served: ServedSite;
  let site: Site;
  let url: string;

  beforeAll(async () => {
    served = await serveSite(() => ({ passkeyRoles: ['admin'] }));
    ({ site, url } = served);
    browser = await launchChromium(executable ?? '');
  });

  afterAll(async () => {
    await browser?.close();
    served?.stop();
  });

  /** A browser with a device that keeps passkeys and always says yes. */
  async function arrive(): Promise<{
    context: BrowserContext;
    page: Page;
    device: CDPSession;
    authenticatorId: string;
  }> {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    const page = await context.newPage();
    const device = await context.newCDPSession(page);
    await device.send('WebAuthn.enable');
    const { authenticatorId } = await device.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        ...{ protocol: 'ctap2', transport: 'internal', hasResidentKey: true },
        ...{ hasUserVerification: true, isUserVerified: true },
        automaticPresenceSimulation: true,
      },
    });
    return { context, page, device, authenticatorId };
  }

  async function byCode(page: Page, email: string): Promise<void> {
    await page.goto(`${url}/sign-in`);
    await page.fill('input[name=email]', email);
    await page.click('form[action="/sign-in"] button.btn-primary');
    await page.waitForSelector('input[name=code]');
    await page.fill('input[name=code]', codeIn(site.mails.at(-1)));
    await page.click('main button.btn-primary');
    await page.waitForURL((at) => !at.pathname.startsWith('/sign-in'));
  }

  const signOut = async (page: Page) => {
    await page.click('form[action="/sign-out"] button');
    await page.waitForURL(/signed-out/);
  };

  const events = async (userId: string) =>
    (await site.ledger.db.signInRecord.findMany({ where: { userId }, orderBy: { id: 'asc' } })).map(
      ({ event }) => event,
    );

  async function add(page: Page, name: string): Promise<void> {
    await page.fill('#passkey-name', name);
    await page.click('form[action="/passkeys/new"] button');
    await page.click('[data-passkey-button]');
    await page.waitForURL(/passkey=added/);
  }

  test('one is added, signs in, verifies afresh, and is removed', async () => {
    const { context, page, device, authenticatorId } = await arrive();
    await byCode(page, COMMISSION);
    await page.goto(`${url}/sessions`);
    await add(page, '办公室 <电脑>');
    expect(await page.innerText('main')).toContain('办公室 <电脑>');
    await page.setViewportSize({ width: 390, height: 800 });
    await page.click('#passkeys summary');
    expect(await page.evaluate(WIDE)).toBe(false);
    await page.fill('form[action="/passkeys/rename"] input[name=name]', '办公室的');
    await page.click('form[action="/passkeys/rename"] button');
    await page.waitForURL(/passkey=renamed/);
    expect(await page.innerText('#passkeys')).toContain('办公室的');
    await page.setViewportSize({ width: 1280, height: 800 });
    await signOut(page);

    await page.click('[data-passkey-button]');
    await page.waitForURL(`${url}/desk`);
    expect(await site.ledger.db.session.count({ where: { door: 'passkey' } })).toBe(1);
    // Later something grave asks for it again, on a phone and in English, too; no code is mailed.
    await site.ledger.db.$executeRaw`UPDATE session SET proved_at = now() - interval '1 hour'`;
    const mails = site.mails.length;
    await page.goto(`${url}/sessions`);
    await page.setViewportSize({ width: 390, height: 800 });
    await page.click('form[action="/lang"] button');
    expect(await page.evaluate(WIDE)).toBe(false);
    await page.click('form[action="/passkeys/remove"] button');
    expect(await page.innerText('main')).toContain('Verify with a passkey and go on');
    expect(await page.evaluate(WIDE)).toBe(false);
    await page.click('[data-passkey-button]');
    await page.waitForURL(/passkey=removed/);
    expect(await page.innerText('main')).toContain('The passkey was removed.');
    expect(site.mails).toHaveLength(mails);
    expect(await events('fagaiwei')).toEqual([
      ...['in', 'passkey_added', 'passkey_renamed', 'out', 'in_passkey', 'proved'],
      'passkey_removed',
    ]);
    const actions = await site.ledger.db.audit.findMany({
      where: { subject: 'fagaiwei' },
      orderBy: { id: 'asc' },
    });
    expect(actions.map(({ action }) => action)).toEqual([
      ...['sign_in', 'add_passkey', 'rename_passkey', 'sign_in', 'remove_passkey'],
    ]);

    // The device has it still, the site does not: nobody is let in.
    const { credentials } = await device.send('WebAuthn.getCredentials', { authenticatorId });
    expect(credentials).toHaveLength(1);
    await signOut(page);
    await page.click('[data-passkey-button]');
    await page.waitForSelector('.panel-error');
    expect(await page.innerText('.panel-error')).toContain('You are not signed in');
    await context.close();
  });

  test('who has to have one is led to add it, and gets in by it alone from then on', async () => {
    const { context, page } = await arrive();
    await byCode(page, ADMIN);
    await page.goto(`${url}/desk/register/users`);
    expect(page.url()).toBe(`${url}/passkeys?to=%2Fdesk%2Fregister%2Fusers`);
    expect(await page.innerText('main')).toContain('添加之前不能查看其他页面');
    await page.setViewportSize({ width: 390, height: 800 });
    expect(await page.evaluate(WIDE)).toBe(false);
    await add(page, '安全密钥');
    await page.goto(`${url}/desk/register/users`);
    expect(new URL(page.url()).pathname).toBe('/desk/register/users');
    await signOut(page);

    await byCode(page, ADMIN);
    await page.goto(`${url}/desk/register/users`);
    expect(await page.innerText('main')).toContain('仅凭邮件验证码不能进入');
    expect(await page.locator('#passkey-name').count()).toBe(0);
    await page.click('[data-passkey-button]');
    await page.waitForURL(`${url}/desk/register/users`);
    // And what is grave asks for no code of them.
    await site.ledger.db.$executeRaw`UPDATE session SET proved_at = now() - interval '1 hour'`;
    await page.goto(`${url}/sessions`);
    await page.click('form[action="/passkeys/remove"] button');
    expect(await page.innerText('main')).not.toContain('改用邮件验证码');
    await context.close();

    // Elsewhere, without the device, a code opens nothing.
    const other = await arrive();
    await byCode(other.page, ADMIN);
    await other.page.goto(`${url}/passkeys`);
    await other.page.click('[data-passkey-button]');
    await other.page.waitForSelector('[data-passkey-fault]:not([hidden])');
    expect(await other.page.innerText('main')).toContain('本设备上没有合适的通行密钥');
    await other.page.goto(`${url}/desk`);
    expect(new URL(other.page.url()).pathname).toBe('/passkeys');
    await other.context.close();
  });
});
