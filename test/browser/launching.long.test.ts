import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { findChromium, launchChromium } from './chromium.ts';
import { startServedWorld, type ServedWorld } from './served-world.ts';
import { Visitor } from './visitor.ts';

const executable = findChromium();
const inBrowser = executable === null ? describe.skip : describe;

const WHY = '联络员下周到任，先由分管领导接收。';

inBrowser('before a launch, in a browser', () => {
  let browser: Browser;
  let world: ServedWorld;
  let commission: Visitor;

  beforeAll(async () => {
    browser = await launchChromium(executable ?? '');
    world = await startServedWorld({ startsAt: new Date('2027-03-01T12:00:00+08:00'), tasks: 2 });
    await world.ledger.db.contact.update({
      where: { id: 'shuili-officer' },
      data: { active: false },
    });
    commission = await Visitor.arrive(world, browser, 'officer@fagaiwei.example');
  });

  afterAll(async () => {
    await browser?.close();
    await world?.stop();
  });

  const says = async (...all: string[]) => {
    const text = await commission.text();
    for (const words of all) expect([words, text.includes(words)]).toEqual([words, true]);
  };

  test('the launch page says what is open, and leads there', async () => {
    await commission.open('/desk/launch');
    await says('启动前的准备', '1个单位收不到邮件', '1项待解决或者接受');
    await commission.page.click('#steps a:has-text("启动前检查")');
    await commission.page.waitForURL(/\/desk\/preflight/);
    await says('单位收不到邮件', '自治区水利厅', '没有在用的联络员');
  });

  test('a finding is accepted by name with a reason', async () => {
    await commission.page.click('summary:has-text("接受")');
    await commission.page.fill('textarea[name=reason]', WHY);
    await commission.page.click('form[action="/desk/preflight/accept"] button');
    await commission.page.waitForSelector('.panel-good');
    await says('已署名接受', WHY, '没有待办事项，可以启动');
  });

  test('the policy is changed after a look at what moves', async () => {
    await commission.open('/desk/policy');
    await commission.page.selectOption('select[name=o0-due]', 'on');
    await commission.page.fill('input[name=o0-dueAt]', '12-10');
    await commission.page.click('button[value=preview]');
    await commission.page.waitForSelector('button[value=do]');
    await says('2027年12月31日', '2027年12月10日', '核对变动，再保存');
    await commission.page.click('button[value=do]');
    await commission.page.waitForSelector('.panel-good');
    expect(await commission.page.inputValue('input[name=o0-dueAt]')).toBe('12-10');
  });

  test('the send plan follows it', async () => {
    await commission.open('/desk/send-plan?from=2027&to=2027&when=2027-12');
    await says('2027年12月13日', '仅在未报送时', '整治形式主义为基层减负若干规定');
  });

  test('the plan is launched by its numbers, and the mails leave', async () => {
    await commission.open('/desk/launch?from=2027&to=2027');
    await commission.page.click('form[action="/desk/launch/ready"] button');
    await commission.page.waitForURL(/\/desk\/launch\/ready/);
    await says('确认启动2027年', '立即收到交办通知的联络员', '署名接受的检查事项');
    await commission.page.click('form[action="/desk/launch"] button');
    await commission.page.waitForSelector('.panel-good');
    await world.untilRest();
    await commission.mail('交办');
  });

  test('paused, it says what is held back; its end is looked at before it is ordered', async () => {
    await commission.open('/desk/launch');
    await commission.page.fill('#pause textarea[name=why]', '机构改革，职责调整');
    await commission.page.click('#pause button');
    await commission.page.waitForSelector('#held');
    await world.liveTo(new Date('2027-11-20T12:00:00+08:00'));
    await commission.open('/desk/launch');
    await says('暂停期间未发送的通知', '2027年11月1日');
    await commission.page.click('#end summary');
    await commission.page.fill('#end textarea[name=why]', '规划提前完成');
    await commission.page.click('#end button[value=preview]');
    await commission.page.click('button[value=do]');
    await commission.page.waitForSelector('.panel-good');
    await says('决定终止方案', '规划提前完成');
  });
});
