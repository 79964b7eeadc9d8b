import { beforeAll, expect, test } from '@jest/globals';
import { file } from '../../../ledger/commands/report-commands.ts';
import { csvOf } from '../../../server/parts/csv.ts';
import { WATER } from '../../support/actors.ts';
import { formOf } from '../../support/forms.ts';
import { chineseIn } from '../support/language.ts';
import { ADMIN, COMMISSION, GOVERNMENT } from '../support/situation.ts';
import { openSmallPlan, startSite, type Site } from '../support/site.ts';

let site: Site;

beforeAll(async () => {
  site = await startSite({ now: '2027-12-20T02:00:00Z' });
  await openSmallPlan(site, { region: true });
  const { db } = site.ledger;
  await file(site.ledger, 'small-periodic-2027-t001', formOf(), WATER);
  await db.agency.update({ where: { id: 'chifeng' }, data: { name: '=赤峰"市"', nameEn: null } });
  await db.report.update({
    where: { id: 'small-periodic-2027-chifeng' },
    data: { leftAt: new Date('2027-12-01T02:00:00Z'), leftCause: 'completed' },
  });
  site.clock.set('2028-01-10T02:00:00Z');
});

test('the page counts by agency, chapter, kind and cycle, against both dates, and names who left', async () => {
  const desk = await site.signedIn(COMMISSION);
  const { html } = await desk.get('/desk/statistics?kind=periodic');
  for (const text of ['按单位', '按篇章', '按报送类别', '按报送周期', '按原截止日期', '任务已完成'])
    expect(html).toContain(text);
  const total = /<tfoot>.*?<\/tfoot>/s.exec(html)?.[0] ?? '';
  expect([...total.matchAll(/<td>(\d+)<\/td>/g)].map(([, count]) => Number(count))).toEqual([
    3, 1, 0, 1, 0, 1, 0, 1, 0, 0, 0, 0, 1,
  ]);
  const before = await desk.get('/desk/statistics?kind=periodic&at=2027-11-15T10:00');
  expect(before.html).toContain('2027年11月15日 10:00');
  expect(before.html).toContain('没有加入、退出或者移交');
  expect(before.html).toContain('name="kind" value="periodic"');
});

test('the download is UTF-8 with a mark, and no name in it becomes a formula', async () => {
  const desk = await site.signedIn(COMMISSION);
  const { html: text, headers } = await desk.get('/desk/statistics.csv?kind=periodic');
  expect(headers.get('content-type')).toBe('text/csv; charset=utf-8');
  expect(headers.get('content-disposition')).toContain('attachment');
  expect(text).toContain(`"按单位","'=赤峰""市""",1,1,0,0,0,0,0,0,0,0,0,0,0`);
  expect(csvOf([['a']])).toBe('\uFEFF"a"\r\n');
  for (const start of ['=', '+', '-', '@', '\t', '\r'])
    expect(csvOf([[`${start}1`]])).toContain(`"'${start}1"`);
});

test('the government and the operator read it in English, an agency does not', async () => {
  for (const who of [GOVERNMENT, ADMIN]) {
    const reader = await site.signedIn(who);
    await reader.post('/lang', { lang: 'en', to: '/' });
    const { status, html } = await reader.get('/desk/statistics');
    expect(status).toBe(200);
    expect(chineseIn(html)).toEqual([]);
  }
  const agency = await site.signedIn('officer@shuili.example');
  expect((await agency.get('/desk/statistics')).status).toBe(403);
  expect((await agency.get('/desk/statistics.csv')).status).toBe(403);
});
