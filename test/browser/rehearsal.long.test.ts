import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { owed } from '../support/small-plan.ts';
import { findChromium, launchChromium } from './chromium.ts';
import { startServedWorld, type ServedWorld } from './served-world.ts';
import { Visitor } from './visitor.ts';

const executable = findChromium();
const inBrowser = executable === null ? describe.skip : describe;

const NOTICE = [
  '国务院办公厅关于2027年部分节假日安排的通知',
  '一、元旦：1月1日（周五）至3日（周日）放假，共3天。',
  '二、国庆节：10月1日（周五）至7日（周四）放假调休，共7天。9月26日（周日）、10月9日（周六）上班。',
].join('\n');

inBrowser('a rehearsal and the calendar, in a browser', () => {
  let browser: Browser;
  let world: ServedWorld;
  let commission: Visitor;

  beforeAll(async () => {
    browser = await launchChromium(executable ?? '');
    world = await startServedWorld({
      startsAt: new Date('2026-12-01T10:00:00+08:00'),
      tasks: 2,
      obligations: [owed('periodic'), owed('receipt')],
    });
    commission = await Visitor.arrive(world, browser, 'officer@fagaiwei.example');
  });

  afterAll(async () => {
    await browser?.close();
    await world?.stop();
  });

  test('the year is rehearsed by one button: progress, planned = sent, every mail; none has left', async () => {
    const { page } = commission;
    await commission.open('/desk/rehearsal');
    await page.fill('input[name=from]', '2027');
    await page.click('button[value=first]');
    await page.waitForSelector('progress');
    // The page reloads by itself until there is a result.
    await page.waitForSelector('#result');
    expect(await page.innerText('.panel-good')).toContain('应发与实发完全一致');
    await page.selectOption('select[name=agency]', 'caizheng');
    await page.click('#mails form button');
    await page.click('#mails a[href*="/mails/"]');
    const mail = page.frameLocator('iframe.mail-frame');
    expect(await mail.locator('body').innerText()).toContain('签收');
    const codes = world.sink.messages.filter(({ rows }) => rows.length > 0);
    expect(codes).toEqual([]);
    expect(await world.ledger.db.cycle.count()).toBe(0);
  });

  test('and looked around in: another instant, nothing to send, and out again', async () => {
    const { page } = commission;
    await commission.open('/desk/rehearsal');
    await page.click('form[action$="/look"] button');
    await page.waitForSelector('.looking');
    await commission.open('/desk/reports');
    const atEnd = await page.innerText('main');
    await page.fill('.looking input[name=at]', '2027-10-15T12:00');
    await page.click('.looking button[value=at]');
    await page.waitForSelector('.looking input[value="2027-10-15T12:00"]');
    expect(new URL(page.url()).pathname).toBe('/desk/reports');
    expect(await page.innerText('main')).not.toBe(atEnd);
    await commission.open('/desk/launch');
    expect(await page.locator('main form[method=post]:visible').count()).toBe(0);
    await page.click('.looking form[action$="/leave"] button');
    await page.waitForSelector('#result');
    expect(await page.locator('.looking').count()).toBe(0);
    expect(await page.locator('main form[method=post]:visible').count()).toBeGreaterThan(0);
  });

  test('the notice of holidays is pasted, looked at, brought in, and taken back', async () => {
    const { page } = commission;
    await commission.open('/desk/calendar');
    await page.fill(
      'textarea[name=text]',
      NOTICE.replace('（周日）、10月9日', '（周六）、10月9日'),
    );
    await page.click('form[enctype] button');
    expect(await page.innerText('[role=alert]')).toContain('日期与星期不符');
    await page.fill('textarea[name=text]', NOTICE);
    await page.click('form[enctype] button');
    expect(await page.innerText('main')).toContain('2027年9月26日（星期日）');
    await page.click('button.btn-warning');
    await page.waitForSelector('.panel-good');
    expect(world.ledger.calendar.isWorkday('2027-09-26')).toBe(true);
    await page.click('form:has(input[name=takeBack]) button');
    await page.click('button.btn-warning');
    await page.waitForSelector('.panel-good');
    expect(await page.innerText('.panel-good')).toContain('已撤回');
    expect(world.ledger.calendar.isWorkday('2027-09-26')).toBe(false);
  });
});
