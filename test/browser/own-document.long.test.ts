import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { findChromium, launchChromium } from './chromium.ts';
import {
  addOffices,
  addPeople,
  addRegions,
  importNotice,
  launchPlan,
  OFFICER,
  setUp,
} from './own-document.ts';
import { runProduct, type RunningProduct } from './running-product.ts';
import { Visitor } from './visitor.ts';

const executable = findChromium();
const inBrowser = executable === null ? describe.skip : describe;

inBrowser('from an empty installation to the first mail, in a browser', () => {
  let product: RunningProduct;
  let browser: Browser;
  let admin: Visitor;
  const noPicture = () => Promise.resolve();

  beforeAll(async () => {
    browser = await launchChromium(executable ?? '');
    product = await runProduct(['--empty']);
    admin = await Visitor.arrive(product, browser, 'admin@duban.test');
  });

  afterAll(async () => {
    await browser?.close();
    expect(await product?.stop()).toBe(0);
  });

  test('the first administrator comes in, and adds both offices and the counties', async () => {
    await setUp(product, admin, noPicture);
    await addOffices(admin);
    await addRegions(admin);
    await admin.open('/desk/start');
    expect(await admin.page.innerText('[aria-current=step] h2')).toContain('文件');
  });

  test('a notice in .docx is read, corrected and imported', async () => {
    await importNotice(admin, noPicture);
    expect(await admin.text()).toContain('滨江市2027年港口经济发展重点任务分工');
    expect(await admin.page.inputValue('input[name=from]')).toBe('2027');
  });

  test('people are brought in, what is left is accepted by name, and the plan is launched', async () => {
    await addPeople(admin);
    await launchPlan(admin, noPicture);
    await admin.open('/desk/start');
    expect(await admin.text()).toContain('全部完成，系统正在运行。');
  });

  test('the officer gets the first mail, with the task, the dates, and a link that is there', async () => {
    const officer = await Visitor.arrive(product, browser, OFFICER.address);
    const { text } = await officer.mail('交办');
    for (const words of ['开展航道清淤整治', '季度', '联络员名单'])
      expect([words, text.includes(words)]).toEqual([words, true]);
    await officer.open('/tasks');
    expect(await officer.text()).toContain('开展航道清淤整治');
  });
});
