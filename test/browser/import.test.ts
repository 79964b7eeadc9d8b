import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { HARBOUR_FILE } from '../support/harbour.ts';
import { harbourSite } from '../server/support/harbour-site.ts';
import type { Site } from '../server/support/site.ts';
import { findChromium, launchChromium } from './chromium.ts';
import { startServedSite, type ServedSite } from './served-site.ts';

const executable = findChromium();
const inBrowser = executable === null ? describe.skip : describe;

inBrowser('a notice of one’s own, in a browser', () => {
  let browser: Browser;
  let served: ServedSite;
  let page: Page;
  let site: Site;
  let url: string;

  beforeAll(async () => {
    served = await startServedSite((baseUrl) => harbourSite({ baseUrl }));
    ({ site, url } = served);
    const member = await site.signedIn('officer@fagai.example');
    browser = await launchChromium(executable ?? '');
    page = await served.pageOf(browser, member);
  });

  afterAll(async () => {
    await browser?.close();
    served?.stop();
  });

  test('is uploaded, corrected, imported, and stands ready to be launched', async () => {
    // Without any plan the desk leads to the import.
    await page.goto(`${url}/desk`);
    await page.click('main a[href="/desk/import"]');
    await page.setInputFiles('input[type=file]', HARBOUR_FILE);
    await page.click('main form[enctype] button');
    expect(await page.textContent('[role=status]')).toContain('文件已读入');
    expect(await page.textContent('#todo')).toContain('1处没有读懂');

    await page.click('#todo a.btn-primary');
    await page.uncheck('input[value="duty-2"]');
    await page.click('main form button.btn-primary');
    expect(await page.textContent('[role=status]')).toContain('已保存');

    await page.fill('#unread-0 input[name=lead]', '市商务局');
    await page.fill('#unread-0 input[name=cooperating]', '市财政局、市发展改革委');
    await page.click('#unread-0 form button.btn-primary');
    expect(await page.textContent('#unread-0')).toContain('已更正');

    await page.click('#todo a[href$="/agencies"]');
    expect(await page.textContent('#name-11')).toContain('各县区');
    await page.click('main form button.btn-primary');

    await page.click('.tabs a[href$="/duties"]');
    await page.click('#duty-2 summary:text("搁置")');
    await page.fill('#duty-2 input[name=why]', '由平台建设合同约定');
    await page.click('#duty-2 form[action$="duty-aside"] button');

    await page.click('.tabs a[href$="/tasks"]');
    expect(await page.textContent('#task-r8')).toContain('市商务局');
    await page.click('.tabs li:first-child a');
    expect(await page.textContent('#todo')).toContain('已全部核对');
    await page.click('#todo form button');
    const plan = await site.ledger.db.plan.findFirstOrThrow({
      include: { obligations: true, tasks: true },
    });
    expect(page.url()).toBe(`${url}/desk/launch?plan=${plan.id}`);
    expect([plan.tasks.length, plan.obligations.length]).toEqual([15, 2]);
    expect(await page.textContent('main')).toContain('滨江市2027年港口经济发展重点任务分工');
  });
});
