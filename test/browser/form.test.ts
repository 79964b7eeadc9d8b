import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { file } from '../../ledger/commands/report-commands.ts';
import { WATER } from '../support/actors.ts';
import { REPORT } from '../support/dates.ts';
import { formOf } from '../support/forms.ts';
import { openDueCycles, openSmallPlan, startSite } from '../server/support/site.ts';
import { findChromium, launchChromium } from './chromium.ts';
import { startServedSite, type ServedSite } from './served-site.ts';

const executable = findChromium();
const inBrowser = executable === null ? describe.skip : describe;

inBrowser('the form of a report in a browser', () => {
  let browser: Browser;
  let served: ServedSite;
  let page: Page;
  let address: string;

  beforeAll(async () => {
    served = await startServedSite((baseUrl) => startSite({ baseUrl }));
    const { site, url } = served;
    await openSmallPlan(site, { tasks: 3 });
    await file(site.ledger, REPORT, formOf(), WATER);
    site.clock.set('2028-11-01T01:00:00Z');
    await openDueCycles(site.ledger, 'small');
    const officer = await site.signedIn('officer@shuili.example');
    browser = await launchChromium(executable ?? '');
    page = await served.pageOf(browser, officer);
    address = `${url}/reports/small-periodic-2028-t001`;
  });

  afterAll(async () => {
    await browser?.close();
    served?.stop();
  });

  test('takes over what was filed in a field last time, below what stands in it', async () => {
    await page.goto(address);
    await page.fill('#field-progress', '今年的进展。');
    await page.click('details.before summary');
    await page.click('[data-take="field-progress"]');
    expect(await page.inputValue('#field-progress')).toBe(
      '今年的进展。\n灌区改造完成投资2.1亿元。',
    );
  });

  test('keeps a draft, and forgets it once it is filed', async () => {
    await page.goto(address);
    await page.click('[data-draft-restore]');
    expect(await page.inputValue('#field-progress')).toContain('今年的进展。');
    await page.click('button.btn-lg');
    expect(page.url()).toMatch(/\/receipt\/1$/);
    expect(await page.evaluate('Object.keys(localStorage)')).toEqual([]);
  });

  test('on a phone, no progress takes four taps and a reason', async () => {
    await page.setViewportSize({ width: 390, height: 800 });
    await page.goto(address.replace('t001', 't002'));
    const wide = 'document.documentElement.scrollWidth > window.innerWidth';
    expect(await page.evaluate(wide)).toBe(false);
    await page.click('.to-form a');
    await page.click('#nil summary');
    await page.fill('#field-nilReason', '资金尚未下达。');
    await page.click('#nil button');
    expect(page.url()).toMatch(/t002\/receipt\/1$/);
    expect(await page.textContent('main')).toContain('资金尚未下达。');
    await page.setViewportSize({ width: 1280, height: 800 });
  });

  test('sends files by itself, waits for them, and goes on where the connection broke', async () => {
    await page.goto(address.replace('t001', 't003'));
    await page.fill('#field-progress', '灌区改造完成投资3.6亿元，新增节水面积20万亩。');
    let isBroken = true;
    const sent: string[] = [];
    await page.route('**/parts?*', (route) => {
      const at = new URL(route.request().url()).searchParams.get('at') ?? '';
      sent.push(at);
      return isBroken && at !== '0' ? route.abort() : route.continue();
    });
    const buffer = Buffer.concat([Buffer.from('%PDF-1.4\n'), Buffer.alloc(2_200_000)]);
    await page.setInputFiles('#attachment-file', [
      { name: '明细.pdf', mimeType: 'application/pdf', buffer },
      { name: '程序.pdf', mimeType: 'application/pdf', buffer: Buffer.from('MZ\0\0') },
    ]);
    await page.click('button.btn-lg');
    expect(await page.textContent('[data-waits]')).toContain('本次没有提交');
    await page.click('.uploads button:has-text("接着上传")');
    isBroken = false;
    await page.waitForSelector('.attachments li');
    expect(await page.textContent('.uploads')).toContain('“程序.pdf”的内容是可执行程序');
    // Of what had arrived nothing was sent again.
    expect(sent.slice(sent.lastIndexOf('0')).filter((at) => at !== '0')).toEqual([
      '1048576',
      '2097152',
    ]);
    await page.click('button.btn-lg');
    expect(page.url()).toMatch(/t003\/receipt\/1$/);
    expect(await page.textContent('main')).toContain('明细.pdf');
  });

  test('is taken back by two clicks', async () => {
    await page.goto(address);
    await page.click('.take-back summary');
    await page.click('.take-back form button');
    expect(await page.textContent('main')).toContain('第1稿已撤回，尚未重新报送');
  });

  test('that copies last time’s text is asked about, and filed by one click more', async () => {
    await page.goto(address);
    await page.fill('#field-progress', '灌区改造完成投资2.1亿元');
    await page.fill('#field-problems', '资金缺口较大。');
    // The Enter key in a line files the report, and not that there is nothing to report.
    await page.press('#field-inCharge', 'Enter');
    expect(await page.textContent('[role=alert]')).toContain('与上期基本相同');
    expect(await page.inputValue('#field-problems')).toBe('资金缺口较大。');
    await page.click('button[name=insist]');
    expect(page.url()).toMatch(/\/receipt\/2$/);
    expect(await page.textContent('main')).not.toContain('无进展');
  });
});
