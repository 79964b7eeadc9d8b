import { beforeEach, expect, test } from '@jest/globals';
import { assignAssessors } from '../../ledger/commands/assign-assessors.ts';
import { readWorkbook } from '../../documents/read-workbook.ts';
import { writeSheets } from '../../documents/workbook.ts';
import { createApp } from '../../server/app.tsx';
import { OPERATOR } from '../support/actors.ts';
import { owed } from '../support/small-plan.ts';
import { chineseIn, englishIn } from './support/language.ts';
import { openSmallPlan, startSite, type Site } from './support/site.ts';
import type { Visitor } from './support/visitor.ts';

let site: Site;
let commission: Visitor;
beforeEach(async () => {
  site = await startSite({ now: '2027-03-02T02:00:00Z' });
  const obligations = ['periodic', 'midterm', 'assessment'].map((kind) => owed(kind));
  await openSmallPlan(site, {
    ...{ obligations, region: true, tasks: 3, to: 2027, opens: '2027-03-01T02:00:00Z' },
  });
  const order = { taskIds: ['small-t001'], contactIds: ['chifeng-officer'] };
  await assignAssessors(site.ledger, 'small', order, { actor: OPERATOR });
  commission = await site.signedIn('officer@fagaiwei.example');
});

/** The ledger's own sheet of assessors, with other addresses in its rows. */
async function edited(addresses: string[], more: string[][] = []): Promise<Buffer> {
  const { bytes } = await commission.get('/desk/reports.xlsx');
  const sheet = (await readWorkbook(bytes))[1]!;
  const [header = [], ...rows] = sheet.rows;
  const changed = rows.map((row, at) =>
    row.map((cell, i) => (i === 3 ? (addresses[at] ?? '') : cell)),
  );
  return writeSheets([{ name: sheet.name, header, widths: [], rows: [...changed, ...more] }]);
}
async function upload(bytes: Uint8Array, who = commission) {
  const body = new FormData();
  body.set('plan', 'small');
  body.set('file', new File([new Uint8Array(bytes)], 'ledger.xlsx'));
  const cookie = [...who.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const headers = { cookie, origin: 'http://duban.test' };
  const path = 'http://duban.test/desk/evaluation/table';
  const response = await createApp(site.deps).request(path, { method: 'POST', body, headers });
  return { status: response.status, html: await response.text() };
}
const pairsIn = (html: string) =>
  [...html.matchAll(/name="pair" value="([^"]*)"/g)].map(([, pair = '']) => pair);
const confirm = (pairs: string[]) =>
  commission.post('/desk/evaluation/table', [
    ['plan', 'small'],
    ['step', 'confirm'],
    ...pairs.map((pair): [string, string] => ['pair', pair]),
  ]);
const assessors = async () =>
  (await site.ledger.db.assessor.findMany({ orderBy: { taskId: 'asc' } })).map(
    ({ taskId, contactId }) => `${taskId} ${contactId}`,
  );

test('the ledger holds its assessors, and comes back unchanged', async () => {
  const { bytes } = await commission.get('/desk/reports.xlsx');
  const [reports, table] = await readWorkbook(bytes);
  expect(reports?.rows[0]).toContain('联络员');
  expect(table?.name).toBe('评估人');
  expect(table?.rows.map((row) => [row[0], row[3]])).toEqual([
    ['任务编号', '评估人电子邮箱'],
    ['small-t001', 'officer@chifeng.example'],
    ['small-t002', ''],
    ['small-t003', ''],
  ]);
  const { html } = await upload(bytes);
  expect(html).toContain('表格没有带来变动');
  expect(pairsIn(html)).toEqual([]);
});

test('what is changed in it is shown first, refused row by row, and named when that is confirmed', async () => {
  const bytes = await edited(
    ['leader@chifeng.example', 'officer@shuili.example', ' Officer@chifeng.example'],
    [
      ['small-t003', '', '', 'leader@chifeng.example'],
      ['small-t009', '', '', 'leader@chifeng.example'],
      ['small-t002', '', '', 'nobody@x.example'],
    ],
  );
  const { html, status } = await upload(bytes);
  expect(status).toBe(200);
  expect(englishIn(html.replace(/small-t\d+|fagaiwei/g, ''))).toEqual([]);
  expect(html).toContain('没有编号为“small-t009”的任务');
  expect(html).toContain('这项任务在表中前面已经出现');
  expect(await assessors()).toEqual(['small-t001 chifeng-officer']);
  const pairs = pairsIn(html);
  expect(pairs).toEqual(['small-t001 chifeng-leader', 'small-t003 chifeng-officer']);
  expect((await confirm(pairs)).html).toContain('panel-good');
  expect(await assessors()).toEqual(pairs);
  await commission.post('/lang', { lang: 'en', to: '/' });
  expect(chineseIn((await upload(bytes)).html)).toEqual([]);
});

test('who is responsible is not named by a form that somebody made up either', async () => {
  await confirm(['small-t002 shuili-officer', 'small-t001', 'x y']);
  expect(await assessors()).toEqual(['small-t001 chifeng-officer']);
});

test('another file is refused in words, and others than the commission send none', async () => {
  for (const bytes of [
    Buffer.from('x'),
    await writeSheets([{ name: 'x', header: [], widths: [], rows: [] }]),
  ])
    expect((await upload(bytes)).status).toBe(422);
  for (const address of ['officer@zhengfuban.example', 'officer@shuili.example'])
    expect((await upload(Buffer.from('x'), await site.signedIn(address))).status).toBe(403);
});
