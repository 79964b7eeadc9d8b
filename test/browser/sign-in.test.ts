import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import {
  startIdentityProvider,
  type IdentityProvider,
} from '../server/support/identity-provider.ts';
import { chineseIn, englishIn } from '../server/support/language.ts';
import { codeIn } from '../server/support/site.ts';
import { findChromium, launchChromium } from './chromium.ts';
import { serveSite, type ServedSite } from './served-site.ts';

const executable = findChromium();
const inBrowser = executable === null ? describe.skip : describe;

inBrowser('the page of the sign-in', () => {
  let browser: Browser;
  let provider: IdentityProvider;
  let served: ServedSite;

  beforeAll(async () => {
    for (const level of ['info', 'warn'] as const)
      jest.spyOn(console, level).mockImplementation(() => undefined);
    served = await serveSite(async (url) => {
      provider = await startIdentityProvider(url);
      return { oidc: provider.settings, oidcRoles: ['commission'] };
    });
    browser = await launchChromium(executable ?? '');
  });
  afterAll(async () => {
    await browser?.close();
    served?.stop();
    await provider?.stop();
  });

  /** Whether something reaches over the window's edge. */
  const isWide = (page: Page) =>
    page.evaluate('document.documentElement.scrollWidth > window.innerWidth');

  test.each([
    ['zh-CN', 1280, '通过政务通登录', '统一身份认证“政务通”没有完成'],
    ['zh-CN', 390, '通过政务通登录', '统一身份认证“政务通”没有完成'],
    ['en', 1280, 'Sign in through 政务通', 'The sign-in through “政务通” was not completed'],
    ['en', 390, 'Sign in through 政务通', 'The sign-in through “政务通” was not completed'],
  ] as const)('has its doors one below the other, %s at %i', async (lang, width, button, fault) => {
    const page = await browser.newPage({ viewport: { width, height: 800 } });
    await page.goto(`${served.url}/sign-in?to=/my`);
    if (lang === 'en') await page.click('form[action="/lang"] button');
    const doors = page.locator('.sign-in .btn:visible');
    expect((await doors.allInnerTexts())[1]).toBe(button);
    const boxes = await Promise.all((await doors.all()).map((door) => door.boundingBox()));
    expect(boxes).toHaveLength(3);
    // As wide as the field, and on the first screen, on a telephone too.
    const field = await page.locator('#email').boundingBox();
    for (const box of boxes) {
      expect([box?.x, box?.width]).toEqual([field?.x, field?.width]);
      expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThan(800);
    }
    expect(await isWide(page)).toBe(false);

    await page.goto(`${served.url}/sign-in/oidc/callback`);
    expect(await page.innerText('.panel-error')).toContain(fault);
    expect(await page.innerText('main')).not.toMatch(/undefined|null/);
    expect(await isWide(page)).toBe(false);
    const own = (await page.content()).replace(/<span lang="und">[^<]*<\/span>/g, '');
    expect(lang === 'en' ? chineseIn(own) : englishIn(own)).toEqual([]);
    await page.close();
  });

  test('leads through the provider and back, where a role comes in by it alone too', async () => {
    const page = await browser.newPage({ viewport: { width: 390, height: 800 } });
    const { url, site } = served;
    await page.goto(`${url}/sign-in`);
    await page.fill('#email', 'officer@fagaiwei.example');
    await page.click('form[action="/sign-in"] .btn');
    await page.fill('#code', codeIn(site.mails.at(-1)));
    await page.click('form[action="/sign-in/code"] .btn');
    // The code is not enough: there is the one button.
    await page.waitForURL(`${url}/passkeys?**`);
    expect(await page.locator('main .btn:visible').allInnerTexts()).toEqual(['通过政务通登录']);
    expect(await isWide(page)).toBe(false);
    await page.click('main .btn');
    await page.fill('input[name=login]', 'officer@fagaiwei.example');
    await page.fill('input[name=password]', 'x');
    await page.click('button[type=submit]');
    await page.click('button[type=submit]');
    await page.waitForURL(`${url}/desk`);
    expect(await site.ledger.db.session.count({ where: { door: 'oidc' } })).toBe(1);
    await page.close();
  });
});
