import { beforeAll, expect, test } from '@jest/globals';
import { accept, file } from '../../../ledger/commands/report-commands.ts';
import { REVIEWER, WATER } from '../../support/actors.ts';
import { REPORT } from '../../support/dates.ts';
import { formOf } from '../../support/forms.ts';
import { chineseIn, englishIn } from '../support/language.ts';
import { openSmallPlan, startSite, type Site } from '../support/site.ts';
import type { Visitor } from '../support/visitor.ts';

const RATE = 'small-indicator-1';
const COVER = 'small-indicator-2';
const LIST = '/desk/indicators';
const ONE = `${LIST}/${RATE}`;
const FORM = `/reports/${REPORT}`;

let site: Site;
let commission: Visitor;
let government: Visitor;
let officer: Visitor;
beforeAll(async () => {
  site = await startSite({ now: '2027-11-02T02:00:00Z' });
  const texts = [
    '推进大型灌区续建配套与节水改造，到2030年，有效灌溉率提高到60%以上',
    '加强中小河流治理，到2030年，实现重点河段全覆盖',
  ];
  await openSmallPlan(site, { texts, to: 2030 });
  commission = await site.signedIn('officer@fagaiwei.example');
  government = await site.signedIn('officer@zhengfuban.example');
  officer = await site.signedIn('officer@shuili.example');
});

/** What stands on a page, without its marks. */
const textOf = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
const DEFINITION = {
  ...{ plan: 'small', what: 'define', name: '有效灌溉率', target: '60', unit: '%', base: '40' },
  ...{ baseYear: '2025', byYear: '2030', direction: 'up', task: 'small-t001', agency: '' },
};

test('the commission confirms what was read; others read it and do nothing', async () => {
  const { html } = await commission.get(LIST);
  expect(textOf(html)).toMatch(/尚未确认的指标（2项）[\s\S]*有效灌溉率[\s\S]*2030年60%以上/);
  const before = await government.get(LIST);
  expect(before.html).not.toMatch(/<form method="post" action="\/desk\/indicators"/);
  expect(before.html).not.toContain('name="indicator"');
  for (const who of [government, officer])
    for (const path of [LIST, `${LIST}/confirm`, ONE])
      expect((await who.post(path, { plan: 'small', indicator: RATE })).status).toBe(403);
  const none = await commission.post(`${LIST}/confirm`, { plan: 'small' });
  expect([none.status, textOf(none.html)]).toEqual([409, expect.stringContaining('没有选择指标')]);
  const both: [string, string][] = [RATE, COVER].map((id) => ['indicator', id]);
  const done = await commission.post(`${LIST}/confirm`, [['plan', 'small'], ...both]);
  expect(done).toMatchObject({ status: 303, location: `${LIST}?done=indicator-saved` });
  expect((await officer.get(LIST)).status).toBe(403);
});

test('a definition that is none keeps what was typed; a good one is told with its words', async () => {
  const bad = await commission.post(ONE, { ...DEFINITION, base: '四成', why: '按公报。' });
  expect(bad.status).toBe(409);
  expect(textOf(bad.html)).toContain('基期值不是数字');
  for (const typed of ['value="四成"', '按公报。']) expect(bad.html).toContain(typed);
  const wordless = await commission.post(ONE, { ...DEFINITION, why: '' });
  expect(textOf(wordless.html)).toContain('没有写明内容');
  expect(await commission.post(ONE, { ...DEFINITION, why: '按公报。' })).toMatchObject({
    ...{ status: 303, location: `${ONE}?done=indicator-saved` },
  });
  const text = textOf((await government.get(ONE)).html);
  for (const said of ['40%（2025年）', '按公报。', '确认指标']) expect(text).toContain(said);
  const added = { ...DEFINITION, name: '新增指标', task: '', why: '会议纪要。' };
  const refused = await commission.post(LIST, added);
  expect(textOf(refused.html)).toContain('须选择填报单位');
  expect(refused.html).toContain('value="新增指标"');
});

test('the form asks for figures, tells beside each field what is lacking, and loses nothing', async () => {
  const asked = textOf((await officer.get(FORM)).html);
  expect(asked).toMatch(/有效灌溉率[\s\S]*目标： 60% ，2030年 以前没有填报过数值/);
  const typed = { basedOn: '0', progress: '完成投资2.1亿元。', [`figure.${RATE}`]: '46' };
  const { status, html } = await officer.post(FORM, typed);
  expect(status).toBe(422);
  for (const said of ['请填写计量单位', '请填写数据来源', 'value="46"', '完成投资2.1亿元。'])
    expect(html).toContain(said);
  const good = { ...typed, [`figure.${RATE}`]: '46%', [`figureSource.${RATE}`]: '统计公报' };
  expect((await officer.post(FORM, good)).status).toBe(303);
});

test('list and page tell value, light and course with their numbers, in a picture too; as of then', async () => {
  const { ledger, clock } = site;
  clock.set('2027-12-20T02:00:00Z');
  await accept(ledger, REPORT, 1, REVIEWER);
  const course = '已完成30%，序时进度40%，落后10个百分点';
  const list = textOf((await government.get(LIST)).html);
  expect(list).toMatch(new RegExp(`46% [\\s\\S]*2027年度[\\s\\S]*黄灯 ${course}`));
  const then = textOf((await government.get(`${LIST}?at=2027-11-02T09:00`)).html);
  expect(then).not.toContain(course);
  const page = await government.get(ONE);
  expect(page.html).toContain('<svg');
  expect(textOf(page.html)).toMatch(new RegExp(`${course}[\\s\\S]*统计公报[\\s\\S]*审核通过`));
  expect((await government.get(`${LIST}/${COVER}`)).html).not.toContain('<svg');
  expect((await commission.get(`${LIST}/nothing`)).status).toBe(404);
});

test('an agency finds its own on its first page, and nobody else’s', async () => {
  const mine = (await officer.get('/my')).html;
  expect(textOf(mine)).toMatch(/本单位填报的指标[\s\S]*有效灌溉率[\s\S]*落后10个百分点/);
  const page = await officer.get(`/indicators/${RATE}`);
  expect(textOf(page.html)).toContain('历次数值');
  const finance = await site.signedIn('officer@caizheng.example');
  expect((await finance.get('/my')).html).not.toContain('本单位填报的指标');
  expect((await finance.get(`/indicators/${RATE}`)).status).toBe(404);
  expect(await commission.get(`/indicators/${RATE}`)).toMatchObject({ status: 303 });
});

test('no page is mixed', async () => {
  const pages: [Visitor, string][] = [
    [commission, LIST],
    [commission, ONE],
    [commission, `${LIST}/${COVER}`],
    [officer, '/my'],
    [officer, `/indicators/${RATE}`],
  ];
  for (const [who, path] of pages)
    // Whoever is signed in is called by an id here.
    expect({
      path,
      english: englishIn((await who.get(path)).html.replaceAll(/fagaiwei|shuili/g, '')),
    }).toEqual({ path, english: [] });
  for (const who of [commission, officer]) await who.post('/lang', { lang: 'en', to: '/' });
  for (const [who, path] of pages)
    expect({ path, chinese: chineseIn((await who.get(path)).html) }).toEqual({ path, chinese: [] });
});

test('the next value stands beside the last; a fall asks why, and says so on the page', async () => {
  const { ledger, clock } = site;
  const { db } = ledger;
  // As in the year after: the value of an earlier period stands.
  await db.indicatorValue.updateMany({ data: { period: '2026' } });
  const { count } = await db.report.updateMany({
    where: { id: REPORT },
    data: { stage: 'collecting', acceptedAt: null },
  });
  expect(count).toBe(1);
  clock.set('2027-12-21T02:00:00Z');
  const fell = (reason: string) =>
    formOf({
      ...{ [`figure.${RATE}`]: '45%', [`figureSource.${RATE}`]: '统计公报' },
      [`figureReason.${RATE}`]: reason,
    });
  expect(await file(ledger, REPORT, fell(''), WATER)).toMatchObject({
    refusal: { faults: [{ fault: 'whyFalls' }] },
  });
  expect(await file(ledger, REPORT, fell('旱情影响。'), WATER)).toMatchObject({ ok: true });
  await commission.post('/lang', { lang: 'zh-CN', to: '/' });
  expect(textOf((await commission.get(ONE)).html)).toMatch(/与目标方向相反：旱情影响。/);
});
