import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { PATIENCE_MS, until } from '../support/until.ts';
import { findChromium, launchChromium } from './chromium.ts';
import { runProduct, type RunningProduct } from './running-product.ts';

const executable = findChromium();
const inBrowser = executable === null ? describe.skip : describe;

/** What a visitor must see behind each address, by the title the page has when it is the right one. */
const CONTENTS: { title: RegExp; shows: string }[] = [
  { title: /督办/, shows: 'input[name=email]' },
  { title: /maildev/i, shows: 'text=/督办·/' },
  { title: /workflows/i, shows: 'text=/(plan|report)\\/dongbei/' },
];

inBrowser('every address that npm start prints', () => {
  let product: RunningProduct;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    browser = await launchChromium(executable ?? '');
    product = await runProduct([]);
    page = await browser.newPage();
    page.setDefaultTimeout(PATIENCE_MS);
  }, 600_000);

  afterAll(async () => {
    await browser?.close();
    expect(await product?.stop()).toBe(0);
  });

  test('shows what it is printed for', async () => {
    const seen = new Set<number>();
    for (const link of product.links) {
      await page.goto(link);
      const title = await until('a title', async () => (await page.title()) || null);
      const kind = CONTENTS.findIndex((each) => each.title.test(title));
      expect({ link, title, isKnown: kind >= 0 }).toEqual({ link, title, isKnown: true });
      // Not every page renews itself, and what it shows may still be on its way.
      await until(`${link} to show it`, async () => {
        await page.goto(link);
        const shown = page.locator(CONTENTS[kind]?.shows ?? '').first();
        return shown.waitFor({ timeout: 10_000 }).then(
          () => true,
          () => false,
        );
      });
      expect(await page.innerText('body')).not.toMatch(/failed to load|not found/i);
      seen.add(kind);
    }
    expect(seen.size).toBe(CONTENTS.length);
  }, 900_000);

  test('stands in the footer of the pages as well', async () => {
    await page.goto(product.page);
    const hrefs = await page
      .locator('footer a')
      .evaluateAll((all) => all.map((a) => a.getAttribute('href')));
    expect(hrefs).toContain(product.inbox);
    for (const href of hrefs) if (href?.startsWith('http')) expect(product.links).toContain(href);
  });
});
