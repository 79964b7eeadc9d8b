import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { writeSheets } from '../../documents/workbook.ts';
import { parseDocument } from '../../domain/document/parse-document.ts';
import { automaticDocx } from '../documents/in/support/automatic-docx.ts';
import { HARBOUR_TEXT } from '../support/harbour.ts';
import type { RunningProduct } from './running-product.ts';
import type { Visitor } from './visitor.ts';

/** Takes a picture of what is on the screen, where somebody wants one. */
export type Shoot = (name: string, page: Page) => Promise<void>;

const COMMISSION = '市发展改革委';
const GOVERNMENT = '市政府办公室';
const REGIONS = ['东湖区', '西城县'];
/** An agency of the notice whose officer reads the first mail. */
export const OFFICER = { agency: '市水利局', address: 'officer@a-0.test' };

/** Signs the first administrator in by the code that the terminal printed. */
export async function setUp(product: RunningProduct, admin: Visitor, shoot: Shoot): Promise<void> {
  const { page } = admin;
  const code = /\b[A-Z2-9]{4}(?:-[A-Z2-9]{4}){2}\b/.exec(product.said())?.[0] ?? '';
  await page.goto(product.page);
  await page.fill('input[name=code]', code);
  await page.fill('input[name=name]', '系统管理员');
  await page.fill('input[name=address]', admin.address);
  await shoot('setup', page);
  await page.click('main button.btn-primary');
  await page.waitForSelector('input[name=code]');
  const { text } = await admin.mail(/验证码|code/);
  await page.fill('input[name=code]', /^\s*(\d{6,8})\s*$/m.exec(text)?.[1] ?? '');
  await page.click('main button.btn-primary');
  await page.waitForURL(/\/desk\/start$/);
  await shoot('first-steps', page);
}

/** Adds the commission and the government's office by hand, each with an officer. */
export async function addOffices({ page }: Visitor): Promise<void> {
  for (const [name, address] of [
    [COMMISSION, 'officer@commission.test'],
    [GOVERNMENT, 'officer@government.test'],
  ] as const) {
    await page.goto(new URL('/desk/start', page.url()).href);
    await page.click('[aria-current=step] a.btn');
    await page.fill('#add input[name=name]', name);
    await page.click('#add button.btn-primary');
    await page.waitForURL(/agencies\/.*done=agency-added/);
    await page.fill('#add input[name=name]', `${name}联络员`);
    await page.fill('#add input[name=address]', address);
    await page.click('#add button.btn-primary');
    await page.waitForURL(/done=contact-asked/);
  }
}

/** Brings rows of the register in as a workbook. */
async function bringIn(page: Page, name: string, header: string[], rows: string[][]) {
  const folder = await mkdtemp(path.join(tmpdir(), 'duban-own-'));
  const file = path.join(folder, `${name}.xlsx`);
  const sheet = { name, header, rows, widths: header.map(() => 20) };
  await writeFile(file, await writeSheets([sheet]));
  await page.goto(new URL('/desk/register/files', page.url()).href);
  await page.setInputFiles('input[type=file]', file);
  await page.click('#upload button.btn-primary');
  await page.waitForSelector('button[value=all], button[value=good]');
  await page.click('button[value=all], button[value=good]');
  await page.waitForURL(/done=imported/);
  await rm(folder, { recursive: true });
}

/** The counties, which the notice calls by one name for all of them. */
export const addRegions = ({ page }: Visitor) =>
  bringIn(
    page,
    '单位',
    ['名称', '类别'],
    REGIONS.map((name) => [name, '地区']),
  );

/** Hands the notice in as a .docx whose numbers Word counts, corrects what was not read, and imports it. */
export async function importNotice({ page }: Visitor, shoot: Shoot): Promise<void> {
  await page.goto(new URL('/desk/import', page.url()).href);
  await page.setInputFiles('input[type=file]', {
    name: '港口经济发展重点任务分工.docx',
    mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    buffer: Buffer.from(await automaticDocx(HARBOUR_TEXT)),
  });
  await page.click('main form[enctype] button');
  await page.waitForSelector('#todo');
  await shoot('import', page);
  await page.click('#todo a.btn-primary');
  await page.uncheck('input[value="duty-2"]');
  await page.click('main form button.btn-primary');
  await page.waitForSelector('#unread-0');
  await page.fill('#unread-0 input[name=lead]', '市商务局');
  await page.fill('#unread-0 input[name=cooperating]', '市财政局、市发展改革委');
  await page.click('#unread-0 form button.btn-primary');
  await page.waitForSelector('#unread-0:has-text("已更正")');
  await page.click('#todo a[href$="/agencies"]');
  await shoot('import-names', page);
  await page.click('main form button.btn-primary');
  await page.waitForSelector('[role=status]');
  await page.click('.tabs a[href$="/duties"]');
  await shoot('import-duties', page);
  await page.click('#duty-2 summary:text("搁置")');
  await page.fill('#duty-2 input[name=why]', '由平台建设合同约定');
  await page.click('#duty-2 form[action$="duty-aside"] button');
  await page.click('.tabs li:first-child a');
  await page.click('#todo form button');
  await page.waitForURL(/\/desk\/launch/);
}

/** An officer for every agency that the notice names. */
export async function addPeople({ page }: Visitor): Promise<void> {
  const known = [COMMISSION, GOVERNMENT, ...REGIONS];
  const { agencies } = parseDocument(HARBOUR_TEXT);
  const names = agencies.flatMap(({ name, aliases, collective }) =>
    collective || [name, ...aliases].some((each) => known.includes(each)) ? [] : [name],
  );
  const rows = [
    ...[OFFICER.agency, ...names.filter((name) => name !== OFFICER.agency)],
    ...REGIONS,
  ].map((name, i) => [name, '联络员', `${name}联络员`, `officer@a-${i}.test`]);
  await bringIn(page, '联络员', ['单位', '角色', '名称', '电子邮箱'], rows);
}

/** Accepts what is left to accept by name, looks at what will be sent, and launches. */
export async function launchPlan({ page }: Visitor, shoot: Shoot): Promise<void> {
  await page.goto(new URL('/desk/launch', page.url()).href);
  await shoot('launch', page);
  await page.click('#steps a:has-text("启动前检查")');
  await page.waitForURL(/\/desk\/preflight/);
  await shoot('preflight', page);
  while ((await page.locator('summary:has-text("接受")').count()) > 0) {
    await page.locator('summary:has-text("接受")').first().click();
    await page.locator('textarea[name=reason]').first().fill('邮件照常发送，请各单位收到后确认。');
    await page.locator('form[action="/desk/preflight/accept"] button').first().click();
    await page.waitForSelector('.panel-good');
  }
  await page.goto(new URL('/desk/send-plan', page.url()).href);
  await shoot('send-plan', page);
  await page.goto(new URL('/desk/launch', page.url()).href);
  await page.click('form[action="/desk/launch/ready"] button');
  await page.waitForURL(/\/desk\/launch\/ready/);
  await shoot('launch-ready', page);
  await page.click('form[action="/desk/launch"] button');
  await page.waitForSelector('.panel-good');
}
