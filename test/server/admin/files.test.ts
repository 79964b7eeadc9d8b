import { beforeEach, describe, expect, test } from '@jest/globals';
import { readWorkbook } from '../../../documents/read-workbook.ts';
import { writeSheets } from '../../../documents/workbook.ts';
import { createApp } from '../../../server/app.tsx';
import { chineseIn, englishIn } from '../support/language.ts';
import { openSmallPlan, startSite, type Site } from '../support/site.ts';
import type { Visitor } from '../support/visitor.ts';

let site: Site;
let admin: Visitor;
beforeEach(async () => {
  site = await startSite();
  await openSmallPlan(site);
  admin = await site.signedIn('admin@duban.example');
});

/** Sends a file as a browser does. */
async function upload(who: Visitor, bytes: Uint8Array): Promise<{ status: number; html: string }> {
  const body = new FormData();
  body.set('file', new File([new Uint8Array(bytes)], 'register.xlsx'));
  const cookie = [...who.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const response = await createApp(site.deps).request(
    'http://duban.test/desk/register/files/preview',
    { method: 'POST', body, headers: { cookie, origin: 'http://duban.test' } },
  );
  return { status: response.status, html: await response.text() };
}
const hidden = (html: string, name: string) =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '';
const apply = (who: Visitor, html: string, step: string) =>
  who.post('/desk/register/files/apply', {
    ...{ upload: hidden(html, 'upload'), seen: hidden(html, 'seen'), step },
  });
const table = (name: string, ...rows: string[][]) => ({
  ...{ name, header: rows[0] ?? [], widths: [], rows: rows.slice(1) },
});
const REGISTER = '/desk/register/files/register.xlsx';

describe('the register as a workbook', () => {
  test('comes back as it went out, in either language, and changes nothing', async () => {
    for (const lang of ['zh-CN', 'en']) {
      await admin.post('/lang', { lang, to: '/' });
      const { bytes, status } = await admin.get(REGISTER);
      expect(status).toBe(200);
      const sheets = await readWorkbook(bytes);
      expect(sheets).toHaveLength(4);
      const { html } = await upload(admin, bytes);
      expect(html).not.toMatch(/name="step"/);
      expect(lang === 'en' ? chineseIn(html) : englishIn(html)).toEqual([]);
    }
  });

  test('of the commission has no users', async () => {
    const commission = await site.signedIn('officer@fagaiwei.example');
    const sheets = await readWorkbook((await commission.get(REGISTER)).bytes);
    expect(sheets.map(({ name }) => name)).toEqual(['单位', '别名', '联络员']);
  });

  test('shows every change, and is written once that is confirmed', async () => {
    const bytes = await writeSheets([
      table('Agencies', ['Name', 'Kind'], ['统计局', 'Department'], ['坏局', '商店']),
      table(
        '联络员',
        ['单位', '角色', '名称', '电子邮箱'],
        ['统计局', '联络员', '=王', 'w@x.example'],
      ),
    ]);
    const { html, status } = await upload(admin, bytes);
    expect(status).toBe(200);
    expect(html).toContain('“单位”第3行');
    expect(html).toContain('“商店”不能填在这一栏');
    expect(await site.ledger.db.agency.count({ where: { name: '统计局' } })).toBe(0);
    expect(await apply(admin, html, 'good')).toMatchObject({ status: 303 });
    expect(
      await site.ledger.db.contact.findFirst({ where: { address: 'w@x.example' } }),
    ).toMatchObject({
      ...{ name: '=王', role: 'officer' },
    });
    // The button pressed twice finds nothing more to do.
    expect((await apply(admin, html, 'good')).status).toBe(409);
    expect((await upload(admin, bytes)).html).toContain('不能导入1行');
  });

  test('that has changed since is shown anew, and not written', async () => {
    const bytes = await writeSheets([table('单位', ['名称'], ['统计局'], ['民政局'])]);
    const { html } = await upload(admin, bytes);
    await admin.post('/desk/register', { name: '统计局', nameEn: '', kind: 'department' });
    const again = await apply(admin, html, 'all');
    expect(again.status).toBe(409);
    expect(again.html).toContain('预览之后名录又有变动');
    expect(await apply(admin, again.html, 'all')).toMatchObject({ status: 303 });
    expect(await site.ledger.db.agency.count({ where: { name: '民政局' } })).toBe(1);
  });

  test('that is none is refused in words', async () => {
    for (const [bytes, words] of [
      [Buffer.alloc(0), '没有选择文件'],
      [Buffer.from('x'), '这不是可以读取的电子表格'],
      [await writeSheets([table('别的', ['甲'], ['乙'])]), '没有可以识别的工作表'],
    ] as const) {
      const { status, html } = await upload(admin, bytes);
      expect(status).toBe(409);
      expect(html).toContain(words);
    }
    expect((await apply(admin, '', 'all')).status).toBe(409);
  });

  test('of somebody else is not applied, and an agency sends none', async () => {
    const bytes = await writeSheets([table('单位', ['名称'], ['统计局'])]);
    const { html } = await upload(admin, bytes);
    const commission = await site.signedIn('officer@fagaiwei.example');
    expect((await apply(commission, html, 'all')).status).toBe(409);
    const agency = await site.signedIn('officer@shuili.example');
    expect((await agency.get(REGISTER)).status).toBe(403);
    expect((await upload(agency, bytes)).status).toBe(403);
  });
});
