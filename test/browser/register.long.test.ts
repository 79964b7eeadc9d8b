import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { writeSheets } from '../../documents/workbook.ts';
import { findChromium, launchChromium } from './chromium.ts';
import { runProduct, type RunningProduct } from './running-product.ts';
import { Visitor } from './visitor.ts';

const executable = findChromium();
const inBrowser = executable === null ? describe.skip : describe;

inBrowser('an installation that begins empty, in a browser', () => {
  let product: RunningProduct;
  let browser: Browser;
  let admin: Visitor;
  let folder: string;

  beforeAll(async () => {
    browser = await launchChromium(executable ?? '');
    product = await runProduct(['--empty']);
    admin = await Visitor.arrive(product, browser, 'first@duban.test');
    folder = await mkdtemp(path.join(tmpdir(), 'duban-register-'));
  });

  afterAll(async () => {
    await browser?.close();
    expect(await product?.stop()).toBe(0);
    await rm(folder, { recursive: true, force: true });
  });

  /** The step that is to be taken now, as the page of first steps names it. */
  const next = async () => {
    await admin.open('/desk/start');
    return admin.page.innerText('[aria-current=step] h2');
  };

  test('is set up by the code that the terminal prints; whoever made it is shown what comes next', async () => {
    const { page } = admin;
    const code = /\b[A-Z2-9]{4}(?:-[A-Z2-9]{4}){2}\b/.exec(product.said())?.[0] ?? '';
    await page.goto(product.page);
    expect(new URL(page.url()).pathname).toBe('/setup');
    await page.fill('input[name=code]', code);
    await page.fill('input[name=name]', '管理员');
    await page.fill('input[name=address]', admin.address);
    await page.click('main button.btn-primary');
    await page.waitForSelector('input[name=code]');
    const { text } = await admin.mail(/验证码|code/);
    await page.fill('input[name=code]', /^\s*(\d{6,8})\s*$/m.exec(text)?.[1] ?? '');
    await page.click('main button.btn-primary');
    await page.waitForURL(/\/desk\/start$/);
    expect(await next()).toContain('发展改革委');
  });

  test('gets its commission and its government office, one after the other', async () => {
    const { page } = admin;
    for (const [name, address] of [
      ['某市发展改革委', 'officer@commission.test'],
      ['某市政府办公厅', 'officer@government.test'],
    ] as const) {
      await admin.open('/desk/start');
      await page.click('[aria-current=step] a.btn');
      await page.fill('#add input[name=name]', name);
      await page.click('#add button.btn-primary');
      await page.waitForURL(/agencies\/.*done=agency-added/);
      await page.fill('#add input[name=name]', `${name}联络员`);
      await page.fill('#add input[name=address]', address);
      await page.click('#add button.btn-primary');
      await page.waitForURL(/done=contact-asked/);
    }
    expect(await next()).toContain('各单位');
  });

  test('brings in agencies and their contacts as a workbook, after a look', async () => {
    const { page } = admin;
    const file = path.join(folder, '名录.xlsx');
    const sheet = (name: string, header: string[], rows: string[][]) => ({
      ...{ name, header, rows, widths: header.map(() => 20) },
    });
    await writeFile(
      file,
      await writeSheets([
        sheet(
          '单位',
          ['名称', '类别'],
          [
            ['某市水利局', '部门'],
            ['某县', '地区'],
          ],
        ),
        sheet(
          '联络员',
          ['单位', '角色', '名称', '电子邮箱'],
          [
            ['某市水利局', '联络员', '水利局联络员', 'officer@water.test'],
            ['某县', '联络员', '县联络员', 'officer@county.test'],
            ['某乡', '联络员', '乡联络员', 'officer@town.test'],
          ],
        ),
      ]),
    );
    await admin.open('/desk/register/files');
    await page.setInputFiles('input[type=file]', file);
    await page.click('#upload button.btn-primary');
    await page.waitForSelector('button[value=good]');
    expect(await admin.text()).toContain('“联络员”第4行');
    await page.click('button[value=good]');
    await page.waitForURL(/done=imported/);
    expect(await next()).toContain('文件');
    await admin.open('/desk/register');
    expect(await admin.text()).toMatch(/某市水利局[\s\S]*未确认1个/);
  });

  test('asks the addresses; whoever reads the mail confirms on the page that its link leads to', async () => {
    const { page } = admin;
    await admin.open('/desk/register/addresses');
    await page.click('main form button.btn-primary');
    await page.waitForURL(/done=contact-asked/);
    const water = await Visitor.arrive(product, browser, 'officer@water.test');
    const { text } = await water.mail('确认');
    await water.page.goto(/http\S+\/address\/\S+/.exec(text)?.[0] ?? '');
    await water.page.click('main button.btn-primary');
    await water.page.waitForURL(/\/address\/confirmed$/);
    await admin.open('/desk/register/addresses');
    expect(await admin.text()).not.toContain('officer@water.test');
    expect(await admin.text()).toContain('officer@county.test');
  });

  test('makes a user who acts for two agencies, who switches at the top of the page', async () => {
    const { page } = admin;
    await admin.open('/desk/register/users');
    await page.fill('#add input[name=name]', '两地联络员');
    await page.fill('#add input[name=address]', 'both@duban.test');
    await page.selectOption('#add select[name=role]', 'agency');
    await page.selectOption('#add select[name=home]', { label: '某市水利局' });
    await page.check('#add label:has-text("某县") input');
    await page.click('#add button.btn-primary');
    await page.waitForURL(/done=user-added/);
    const both = await Visitor.arrive(product, browser, 'both@duban.test');
    await both.open('/contacts');
    expect(await both.text()).toContain('officer@water.test');
    await both.page.selectOption('.titlebar-acting select', { label: '某县' });
    await both.page.click('.titlebar-acting button');
    await both.page.waitForLoadState();
    await both.open('/contacts');
    expect(await both.text()).toContain('officer@county.test');
  });
});
