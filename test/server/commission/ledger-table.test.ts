import { beforeEach, expect, test } from '@jest/globals';
import { readWorkbook, type ReadSheet } from '../../../documents/read-workbook.ts';
import { writeSheets } from '../../../documents/workbook.ts';
import { chineseIn, englishIn } from '../support/language.ts';
import { openSmallPlan, startSite, type Site } from '../support/site.ts';
import type { Visitor } from '../support/visitor.ts';

const [FIRST, SECOND] = ['small-periodic-2027-t001', 'small-periodic-2027-t002'];
let site: Site;
let commission: Visitor;
beforeEach(async () => {
  site = await startSite({ now: '2027-11-02T02:00:00Z' });
  await openSmallPlan(site);
  commission = await site.signedIn('officer@fagaiwei.example');
});

const taken = async () => readWorkbook((await commission.get('/desk/reports.xlsx')).bytes);
type Edit = (sheet: ReadSheet, set: (key: string, column: string, value: string) => void) => void;
/** The ledger's own workbook with some cells changed; a row is found by any of its cells. */
async function edited(edit: Edit, sheets?: ReadSheet[]): Promise<Uint8Array> {
  const read = sheets ?? (await taken());
  for (const sheet of read)
    edit(sheet, (key, column, value) => {
      const at = sheet.rows[0]?.indexOf(column) ?? -1;
      const row = sheet.rows.find((cells) => cells.includes(key));
      if (row && at >= 0) row[at] = value;
    });
  return writeSheets(
    read.map(({ name, rows: [header = [], ...rows] }) => ({ name, header, widths: [], rows })),
  );
}
function upload(bytes: Uint8Array, who = commission, plan = 'small') {
  const body = new FormData();
  body.set('plan', plan);
  body.set('file', new File([new Uint8Array(bytes)], 'ledger.xlsx'));
  return who.send('/desk/reports/table/preview', body);
}
const hidden = (html: string, name: string) =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '';
const apply = (html: string, step: string, who = commission) =>
  who.post('/desk/reports/table/apply', {
    ...{ plan: 'small', step },
    ...{ upload: hidden(html, 'upload'), seen: hidden(html, 'seen') },
  });
const dueOf = async (id: string) =>
  (await site.ledger.db.report.findUniqueOrThrow({ where: { id } })).internalDueOn;
const water = () =>
  site.ledger.db.contact.findFirstOrThrow({ where: { agencyId: 'shuili', role: 'officer' } });

test('what was taken away comes back unchanged', async () => {
  const { html } = await upload(await edited(() => undefined));
  expect(html).toContain('没有变动');
  expect(html).not.toContain('name="step"');
});

test('dates and contacts are shown old → new, written once confirmed, and taken away again', async () => {
  const { id } = await water();
  const bytes = await edited((_, set) => {
    set(FIRST, '内部期限', '2027-12-10');
    set(id, '电子邮箱', 'new@shuili.example');
    set(id, '名称', '');
  });
  const shown = await upload(bytes);
  expect(shown.status).toBe(200);
  expect(shown.html).toContain('12月10日');
  expect(shown.html).toContain('new@shuili.example');
  expect(await dueOf(FIRST)).toBeNull();
  const { name } = await water();
  const done = await apply(shown.html, 'all');
  expect(done.status).toBe(303);
  expect((await commission.get(done.location ?? '')).html).toContain('已经写入');
  expect(await dueOf(FIRST)).toBe('2027-12-10');
  expect(await water()).toMatchObject({ id, name, address: 'new@shuili.example' });
  const [reports, contacts] = await taken();
  expect(reports?.rows.find((row) => row.includes(FIRST))).toContain('2027-12-10');
  expect(contacts?.rows.flat()).toContain('new@shuili.example');
  // Twice: the file is kept no longer, and sent in again it changes nothing.
  expect((await apply(shown.html, 'all')).status).toBe(409);
  expect((await upload(bytes)).html).toContain('没有变动');
  const cleared = await upload(await edited((_, set) => set(FIRST, '内部期限', '')));
  expect(cleared.html).toContain('空（取消内部期限）');
  await apply(cleared.html, 'all');
  expect(await dueOf(FIRST)).toBeNull();
});

test('refused cell by cell with sheet, row, column and reason; what is good is written if that is wished', async () => {
  const { id } = await water();
  const leader = await site.ledger.db.contact.findFirstOrThrow({
    where: { agencyId: 'shuili', role: 'leader' },
  });
  const bytes = await edited((sheet, set) => {
    set(FIRST, '内部期限', '2027-12-10');
    set(SECOND, '内部期限', '2028-02-01');
    set(id, '电子邮箱', 'no address');
    set(leader.id, '电子邮箱', 'officer@caizheng.example');
    const header = sheet.rows[0] ?? [];
    const row = (report: string, day: string) =>
      header.map((name) => (name === '事项编号' ? report : name === '内部期限' ? day : ''));
    if (header.includes('内部期限'))
      sheet.rows.push(row('other-1', '2027-12-10'), row(FIRST, '2027-12-11'));
  });
  const { html } = await upload(bytes);
  expect(
    englishIn(html.replace(/[\w.-]+@[\w.]+|(small|other)-[\w-]+|no address|fagaiwei/g, '')),
  ).toEqual([]);
  for (const words of [
    '内部期限晚于截止日期（2027年12月31日）',
    '这一事项在表中前面已经出现',
    '“no address”不能填在这一栏',
    '事项编号：',
    '本方案的台账中没有这一编号',
    '自治区水利厅 · ',
    '其他单位',
    '电子邮箱：',
    '第2行',
  ])
    expect(html).toContain(words);
  expect((await apply(html, 'all')).status).toBe(409);
  expect(await dueOf(FIRST)).toBeNull();
  expect((await apply(html, 'good')).status).toBe(303);
  expect([await dueOf(FIRST), await dueOf(SECOND)]).toEqual(['2027-12-10', null]);
  expect((await water()).address).not.toBe('no address');
});

test('what has changed since it was seen is shown anew, and nothing written', async () => {
  const { html } = await upload(await edited((_, set) => set(FIRST, '内部期限', '2027-12-10')));
  await site.ledger.db.report.update({
    where: { id: FIRST },
    data: { internalDueOn: '2027-12-01' },
  });
  const again = await apply(html, 'all');
  expect(again.status).toBe(409);
  expect(again.html).toContain('12月1日');
  expect(await dueOf(FIRST)).toBe('2027-12-01');
  expect((await apply(again.html, 'all')).status).toBe(303);
  expect(await dueOf(FIRST)).toBe('2027-12-10');
});

test('other files are refused; the government reads, agencies see none, another’s upload is nobody’s', async () => {
  const other = await writeSheets([{ name: 'x', header: ['x'], widths: [], rows: [['y']] }]);
  for (const bytes of [Buffer.from(''), Buffer.from('x'), other])
    expect((await upload(bytes)).status).toBe(422);
  const bytes = await edited((_, set) => set(FIRST, '内部期限', '2027-12-10'));
  expect((await upload(bytes, commission, 'none')).status).toBe(404);
  const { html } = await upload(bytes);
  for (const address of ['officer@zhengfuban.example', 'officer@shuili.example']) {
    const who = await site.signedIn(address);
    expect((await upload(bytes, who)).status).toBe(403);
    expect((await apply(html, 'all', who)).status).toBe(403);
  }
  const government = await site.signedIn('officer@zhengfuban.example');
  expect((await government.get('/desk/reports')).html).not.toContain('/desk/reports/table');
  expect((await apply(html, 'all', await site.signedIn('admin@duban.example'))).status).toBe(409);
  expect(await dueOf(FIRST)).toBeNull();
});

test('in English too', async () => {
  await commission.post('/lang', { lang: 'en', to: '/' });
  const { html } = await upload(
    await edited((_, set) => {
      set(FIRST, 'Internal due date', '2027-12-10');
      set(SECOND, 'Internal due date', 'soon');
    }),
  );
  expect(chineseIn(html)).toEqual([]);
  expect(html).toContain('The internal due date is no date.');
  expect((await apply(html, 'good')).status).toBe(303);
});
