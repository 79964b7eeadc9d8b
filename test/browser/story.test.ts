import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { findChromium, launchChromium } from './chromium.ts';
import { runProduct, type RunningProduct } from './running-product.ts';
import { Visitor } from './visitor.ts';

const executable = findChromium();
if (executable === null)
  console.warn('Browser tests are skipped: no Chromium on PATH, and CHROMIUM_PATH is not set.');
const inBrowser = executable === null ? describe.skip : describe;

/** 自治区文化厅 leads task 28; its year is the story. */
const TASK = 28;
const FIRST = '文化产业项目开工十二个，走出去活动举办三场。';
const SECOND = '文化产业项目开工十二个，完成投资三亿元；走出去活动举办三场，签约五项。';
const REASON = '请补充完成投资等量化指标。';

inBrowser('the product in a browser, under virtual time', () => {
  let product: RunningProduct;
  let browser: Browser;
  let officer: Visitor;
  let commission: Visitor;
  let reportPath: string;

  beforeAll(async () => {
    browser = await launchChromium(executable ?? '');
    product = await runProduct(['--virtual-time', '--from', '2026-10-30']);
    officer = await Visitor.arrive(product, browser, 'officer@wenhua.example');
    commission = await Visitor.arrive(product, browser, 'officer@fagaiwei.example');
  });

  afterAll(async () => {
    await browser?.close();
    expect(await product?.stop()).toBe(0);
  });

  test('the officer is told of the assignment', async () => {
    const { text } = await officer.mail('交办');
    expect(text).toContain('壮大东北特色文化产业');
  });

  test('signs for it in a click, and is not asked again', async () => {
    const mail = await officer.mail('交办');
    const link = new RegExp(`${product.page}(/reports/\\S*receipt\\S+?)\\s`).exec(mail.text)?.[1];
    await officer.open(link ?? '');
    await officer.page.click(`main form[action="${link}"] button.btn-primary`);
    await officer.page.waitForSelector('.panel-good');
    expect(await officer.text()).toContain('签收人');
  });

  test('the commission presses time to the opening, and the officer gets the notice', async () => {
    await commission.open('/desk');
    await commission.press();
    // Implementation plans have opened at the launch.
    const mail = await officer.mail(/报送开始.*(任务28|2026年度)/);
    const link = new RegExp(`${product.page}(/reports/\\S+-t0${TASK})\\b`).exec(mail.text)?.[1];
    expect(link).toBeDefined();
    reportPath = link ?? '';
  });

  test("the mail's link leads through the sign-in to the report, and changes nothing", async () => {
    await officer.open(reportPath);
    expect(new URL(officer.page.url()).pathname).toBe(reportPath);
    expect(await officer.text()).toContain('壮大东北特色文化产业');
  });

  test('an empty form is refused, and nothing that was typed is lost', async () => {
    await officer.page.fill('textarea[name=progress]', ' ……');
    await officer.page.click('#form form button.btn-primary.btn-lg');
    await officer.page.waitForSelector('[aria-invalid=true], .error-text, [role=alert]');
    expect(await officer.page.inputValue('textarea[name=progress]')).toContain('……');
  });

  test('the officer files, and gets a receipt', async () => {
    await officer.open(reportPath);
    await officer.file(FIRST);
    expect(await officer.text()).toContain('按时');
  });

  test('the commission returns it with a reason', async () => {
    await commission.open('/desk/reviews');
    await commission.page.click(`main a[href*="-t0${TASK}"]`);
    expect(await commission.text()).toContain(FIRST);
    await commission.page.fill('textarea[name=reason]', REASON);
    await commission.page.click('button[value=return]');
    await commission.page.waitForLoadState();
    expect((await officer.mail('退回')).text).toContain(REASON);
  });

  test('the officer sees why, files again, and the commission accepts', async () => {
    await officer.open(reportPath);
    expect(await officer.text()).toContain(REASON);
    expect(await officer.page.inputValue('textarea[name=progress]')).toBe(FIRST);
    await officer.file(SECOND);
    await commission.open('/desk/reviews');
    await commission.page.click(`main a[href*="-t0${TASK}"]`);
    expect(await commission.text()).toContain(SECOND);
    await commission.page.click('button[value=accept]');
    await commission.page.waitForLoadState();
    await officer.mail('办结');
  });

  test('what nobody files is reminded, urged and escalated by itself', async () => {
    await commission.open('/desk');
    await commission.press('2027-01-08T12:00');
    const minwei = await Visitor.arrive(product, browser, 'officer@minwei.example');
    await minwei.mail('提醒');
    await minwei.mail('催办');
    const leader = await Visitor.arrive(product, browser, 'leader@minwei.example');
    await leader.mail('催办');
    await commission.mail('升级');
    await commission.open('/desk/escalations');
    const text = await commission.text();
    expect(text).toContain('自治区民委');
    const reminded = (await product.mailsTo(officer.address))
      .filter(({ subject }) => /提醒|催办/.test(subject))
      .map(({ headers }) => headers['x-duban-rows'])
      .filter((rows) => rows?.includes(`-t0${TASK}/`));
    expect(reminded).toEqual([]);
  }, 600_000);

  test('the task page says why it is red, and the ledger finds it', async () => {
    await commission.open('/desk/reports?q=兴边富民');
    await commission.page.click('main table a[href^="/desk/reports/"]');
    const text = await commission.text();
    expect(text).toContain('兴边富民行动');
    expect(text).toMatch(/逾期/);
  });

  test('the government reads, and cannot act; an agency sees no desk', async () => {
    const government = await Visitor.arrive(product, browser, 'officer@zhengfuban.example');
    await government.open('/desk');
    expect(await government.page.locator('.virtual button').count()).toBe(0);
    const response = await officer.page.goto(new URL('/desk', product.page).href);
    expect(response?.status()).toBe(403);
  });

  test('no page reaches for anything outside, and none writes an error to the console', async () => {
    const outside: string[] = [];
    const errors: string[] = [];
    commission.page.on('request', (request) => {
      if (!request.url().startsWith(product.page)) outside.push(request.url());
    });
    commission.page.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text());
    });
    for (const path of ['/desk', '/desk/reports', '/desk/mails', '/desk/agencies', '/desk/audit'])
      await commission.open(path);
    expect({ outside, errors }).toEqual({ outside: [], errors: [] });
  });

  test('nothing that a library complains of has landed in the terminal meanwhile', () => {
    expect(product.said()).not.toMatch(/warning|deprecat/i);
  });
});
