import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { parseDocument } from '../../domain/document/parse-document.ts';
import { harbourSite } from '../server/support/harbour-site.ts';
import { findChromium, launchChromium } from './chromium.ts';
import { startServedSite, type ServedSite } from './served-site.ts';

/** Published notices for development; beside the checkout, or not there. */
const FOLDER = path.join(import.meta.dirname, '../../../shared/documents');
const NOTICES = existsSync(FOLDER)
  ? readdirSync(FOLDER).filter((name) => name.endsWith('.txt'))
  : [];
if (NOTICES.length === 0) console.warn(`${FOLDER} is not there: no published notice is handed in`);

const executable = findChromium();
const inBrowser = executable === null || NOTICES.length === 0 ? describe.skip : describe;

inBrowser('published notices, handed in in a browser', () => {
  let browser: Browser;
  let served: ServedSite;
  let page: Page;
  let url: string;
  const errors: string[] = [];

  beforeAll(async () => {
    served = await startServedSite((baseUrl) => harbourSite({ baseUrl }));
    url = served.url;
    const member = await served.site.signedIn('officer@fagai.example');
    browser = await launchChromium(executable ?? '');
    page = await served.pageOf(browser, member);
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  });

  afterAll(async () => {
    await browser?.close();
    served?.stop();
  });

  test.each(NOTICES)(
    '%s is read, shown beside its source, and confirmed as far as it is certain',
    async (name) => {
      const { tasks } = parseDocument(readFileSync(path.join(FOLDER, name), 'utf8'));
      await page.goto(`${url}/desk/import`);
      await page.setInputFiles('input[type=file]', path.join(FOLDER, name));
      await page.click('main form[enctype] button');
      await page.waitForSelector('#todo');
      const draft = page.url().split('?')[0]!;
      expect(await page.innerText('.figures dd')).toBe(String(tasks.length));
      const certain = page.locator('#todo a.btn-primary');
      if ((await certain.count()) > 0) {
        await certain.click();
        await page.click('main form button.btn-primary');
        await page.waitForSelector('[role=status]');
      }
      await page.goto(`${draft}/tasks`);
      const shown = await page.innerText('main');
      const [first] = tasks;
      if (first)
        expect(shown.replace(/\s/g, '')).toContain(first.text.replace(/\s/g, '').slice(0, 12));
      await page.goto(`${draft}/duties`);
      expect(await page.locator('main').count()).toBe(1);
      expect(errors).toEqual([]);
    },
  );
});
