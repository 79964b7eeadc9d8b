import { beforeEach, describe, expect, test } from '@jest/globals';
import { accept, file } from '../../../ledger/commands/report-commands.ts';
import { REVIEWER, WATER } from '../../support/actors.ts';
import { REPORT as ID } from '../../support/dates.ts';
import { formOf } from '../../support/forms.ts';
import { chineseIn, englishIn } from '../support/language.ts';
import { openSmallPlan, startSite, type Site } from '../support/site.ts';
import { ADMIN, AGENCY, COMMISSION, GOVERNMENT } from '../support/situation.ts';
import type { Visitor } from '../support/visitor.ts';

const TASK = '/desk/tasks/small-t001';
const TRANSFER = '/desk/agencies/shuili/transfer';
const REPORT = `/desk/reports/${ID}`;
const plan = { plan: 'small' };
const DROP = { ...plan, what: 'set-aside', cause: 'dropped', why: '国家已调整项目' };
const MERGE = { ...plan, cause: 'merged', to: 'caizheng', why: '机构改革' };

let site: Site;
let commission: Visitor;
beforeEach(async () => {
  site = await startSite();
  await openSmallPlan(site);
  commission = await site.signedIn(COMMISSION);
});
const report = () => site.ledger.db.report.findUniqueOrThrow({ where: { id: ID } });

describe('a task', () => {
  test('is set aside after what comes of it was shown, and resumed', async () => {
    expect((await commission.get('/desk/tasks')).html).toContain(`href="${TASK}"`);
    const shown = await commission.post(TASK, { ...DROP, step: 'preview' });
    expect(shown.status).toBe(200);
    for (const text of [
      '退出的报送事项（1项）',
      '通知（1人）',
      '不再要求报送',
      '确认办理',
      DROP.why,
    ])
      expect(shown.html).toContain(text);
    expect((await report()).leftAt).toBeNull();

    const done = await commission.post(TASK, { ...DROP, step: 'do' });
    expect([done.status, done.location]).toEqual([303, `${TASK}?done=task-changed`]);
    expect(await report()).toMatchObject({ leftCause: 'task_dropped', leftWhy: DROP.why });
    const page = await commission.get(`${TASK}?done=task-changed`);
    for (const text of ['任务变动已记录', '不再推进', DROP.why, '恢复推进'])
      expect(page.html).toContain(text);
    const story = await commission.get(REPORT);
    for (const text of ['不再要求报送', '任务不再推进', DROP.why])
      expect(story.html).toContain(text);
    expect((await commission.get('/desk/changes')).html).toContain(DROP.why);

    const officer = await site.signedIn(AGENCY);
    expect((await officer.get(`/reports/${ID}`)).html).toContain(DROP.why);
    const again = await commission.post(TASK, { ...DROP, step: 'do' });
    expect([again.status, again.html.includes('停止推进或者完成')]).toEqual([409, true]);

    const resume = { ...plan, what: 'resume', why: '项目恢复' };
    expect((await commission.post(TASK, { ...resume, step: 'do' })).status).toBe(303);
    expect((await officer.get(`/reports/${ID}`)).html).toContain('项目恢复');
    expect((await report()).leftAt).toBeNull();
  });

  test('without words is not changed, and what was typed stays', async () => {
    const text = '推进大型灌区改造。<b>';
    const typed = { ...plan, what: 'reword', text, why: ' ' };
    const { status, html } = await commission.post(TASK, { ...typed, step: 'do' });
    expect([status, html.includes('没有写明内容')]).toEqual([409, true]);
    expect(html).toContain('推进大型灌区改造。&lt;b&gt;</textarea>');
    expect(await site.ledger.db.taskChange.count()).toBe(0);
    expect((await commission.post(TASK, { ...typed, why: '更正', step: 'do' })).status).toBe(303);
    const page = await commission.get(TASK);
    expect(page.html).toContain('推进大型灌区改造。&lt;b&gt;');
    expect(page.html).toContain('推进大型灌区续建配套与节水改造');
  });

  test('is the government’s to read; it and agencies change nothing', async () => {
    const government = await site.signedIn(GOVERNMENT);
    const page = await government.get(TASK);
    expect([page.status, page.html.includes('<form method="post" action="/desk/')]).toEqual([
      200,
      false,
    ]);
    const officer = await site.signedIn(AGENCY);
    for (const who of [government, officer]) {
      expect((await who.post(TASK, { ...DROP, step: 'do' })).status).toBe(403);
      expect((await who.post(TRANSFER, { ...MERGE, step: 'do' })).status).toBe(403);
      expect((await who.get(TRANSFER)).status).toBe(403);
    }
    expect((await officer.get(TASK)).status).toBe(403);
    expect((await commission.get('/desk/tasks/none')).status).toBe(404);
    expect((await report()).leftAt).toBeNull();
  });
});

describe('a transfer', () => {
  test('is shown, done, told on every page, and refused in words the second time', async () => {
    const form = await commission.get(TRANSFER);
    for (const text of ['并入其他单位', '更名', '部分任务划出', '自治区财政厅'])
      expect(form.html).toContain(text);
    expect(form.html).not.toContain('<option value="chifeng"');
    const shown = await commission.post(TRANSFER, { ...MERGE, step: 'preview' });
    expect(shown.html).toContain('移交的报送事项（2项）');
    expect((await report()).agencyId).toBe('shuili');

    const done = await commission.post(TRANSFER, { ...MERGE, step: 'do' });
    expect([done.status, done.location]).toEqual([303, '/desk/changes?done=transferred']);
    expect((await commission.get('/desk/changes?done=transferred')).html).toMatch(
      /移交已办理[\s\S]*自治区水利厅[\s\S]*→[\s\S]*自治区财政厅/,
    );
    expect((await commission.get(REPORT)).html).toMatch(/移交<\/strong>[\s\S]*机构改革/);
    const twice = await commission.post(TRANSFER, { ...MERGE, step: 'do' });
    expect([twice.status, twice.html.includes('撤并或者更名')]).toEqual([409, true]);

    const successor = await site.signedIn('officer@caizheng.example');
    expect((await successor.get('/my')).html).toContain(ID);
    expect((await successor.get(`/reports/${ID}`)).html).toContain('本事项移交本单位');
  });

  test('whoever filed before still reads it, and is told when it files again', async () => {
    await file(site.ledger, ID, formOf({ progress: '水利厅的进展。' }), WATER);
    await commission.post(TRANSFER, { ...MERGE, step: 'do' });
    const officer = await site.signedIn(AGENCY);
    const mine = await officer.get('/my');
    for (const text of ['移交情况', '机构改革', `href="/reports/${ID}"`])
      expect(mine.html).toContain(text);
    const page = await officer.get(`/reports/${ID}`);
    expect(page.status).toBe(200);
    expect(page.html).toContain('水利厅的进展。');
    expect(page.html).not.toContain('name="progress"');
    expect((await officer.get(`/reports/${ID}/receipt/1`)).status).toBe(200);
    const late = await officer.post(`/reports/${ID}`, { progress: '还想报。', basedOn: '1' });
    expect([late.status, late.html.includes('已移交其他单位')]).toEqual([409, true]);
    expect(late.html).toContain('还想报。');

    // What the successor files is not theirs to read.
    await site.ledger.db.report.update({ where: { id: ID }, data: { stage: 'collecting' } });
    const finance = await site.signedIn('officer@caizheng.example');
    await finance.post(`/reports/${ID}`, { progress: '财政厅的进展。', basedOn: '1' });
    expect((await officer.get(`/reports/${ID}`)).html).not.toContain('财政厅的进展。');
    expect((await officer.get(`/reports/${ID}/receipt/2`)).status).toBe(404);
    expect((await commission.get(REPORT)).html).toMatch(/报送单位：(<[^>]+>)*自治区水利厅/);
  });

  test('with a wrong number or half an officer is refused, and nothing typed is lost', async () => {
    const split = { ...plan, cause: 'split', name: '河湖局', task: 'small-t002', why: '划转' };
    for (const [wrong, text] of [
      [{ workdays: '0' }, '1至60'],
      [{ workdays: 'x' }, '1至60'],
      [{ officerName: '张某' }, '须同时填写'],
      [{ officerName: '张某', officerAddress: 'x@y' }, '须同时填写'],
    ] as const) {
      const { status, html } = await commission.post(TRANSFER, { ...split, ...wrong, step: 'do' });
      expect([status, html.includes(text)]).toEqual([409, true]);
      expect(html).toContain('value="河湖局"');
    }
    const officer = { officerName: '联络员', officerAddress: 'officer@hehu.example' };
    const done = await commission.post(TRANSFER, { ...split, ...officer, step: 'do' });
    expect(done.status).toBe(303);
    const user = await site.signedIn('officer@hehu.example');
    expect((await user.get('/my')).html).toContain('small-periodic-2027-t002');
  });
});

test('an obligation is ended with words, and resumed', async () => {
  const { id } = await site.ledger.db.obligation.findFirstOrThrow();
  const path = `/desk/obligations/${encodeURIComponent(id)}`;
  const END = { ...plan, obligation: id, what: 'end', open: 'leave', why: '会议议定停止' };
  const shown = await commission.post(path, { ...END, step: 'preview' });
  expect(shown.html).toContain('退出的报送事项（2项）');
  expect((await commission.post(path, { ...END, step: 'do' })).status).toBe(303);
  const page = await commission.get('/desk/changes?done=obligation-changed');
  expect(page.html).toMatch(/已于[\s\S]*终止[\s\S]*会议议定停止/);
  const resume = { ...plan, what: 'resume', why: '恢复' };
  expect((await commission.post(path, { ...resume, step: 'do' })).status).toBe(303);
  expect((await report()).leftAt).toBeNull();
});

describe('a review', () => {
  test('is begun with a button, not by reading; the agency then asks for a return', async () => {
    await file(site.ledger, ID, formOf(), WATER);
    const officer = await site.signedIn(AGENCY);
    await commission.get(REPORT);
    expect((await officer.get(`/reports/${ID}`)).html).toContain('撤回报送稿…');
    const begun = await commission.post(`${REPORT}/review`, { revision: '1', outcome: 'begin' });
    expect([begun.status, begun.location]).toEqual([303, `${REPORT}?done=review_begun`]);
    expect((await commission.get(begun.location!)).html).toContain('已开始审核第1稿');
    const page = await officer.get(`/reports/${ID}`);
    expect(page.html).toContain('不能自行撤回');
    expect(page.html).not.toContain('撤回报送稿…');
    const late = await officer.post(`/reports/${ID}/withdraw`, { revision: '1' });
    expect([late.status, late.html.includes('请联系审核单位退回')]).toEqual([409, true]);
  });

  test('that accepted is reopened with a reason', async () => {
    await file(site.ledger, ID, formOf(), WATER);
    await accept(site.ledger, ID, 1, REVIEWER);
    expect((await commission.get(REPORT)).html).toContain('重新打开…');
    const reopen = { revision: '1', outcome: 'reopen' };
    const empty = await commission.post(`${REPORT}/review`, { ...reopen, reason: '。' });
    expect([empty.status, empty.html.includes('没有写明内容')]).toEqual([409, true]);
    const government = await site.signedIn(GOVERNMENT);
    expect((await government.get(REPORT)).html).not.toContain('重新打开…');
    const theirs = await government.post(`${REPORT}/review`, { ...reopen, reason: '误' });
    expect(theirs.status).toBe(409);
    const done = await commission.post(`${REPORT}/review`, { ...reopen, reason: '决算数据有误' });
    expect(done.status).toBe(303);
    expect((await commission.get(done.location!)).html).toContain('事项已重新打开');
    const officer = await site.signedIn(AGENCY);
    const page = await officer.get(`/reports/${ID}`);
    for (const text of ['办结后重新打开，理由', '决算数据有误', 'name="progress"'])
      expect(page.html).toContain(text);
  });
});

test('the pages of changes speak one language each', async () => {
  await file(site.ledger, ID, formOf(), WATER);
  await commission.post(TRANSFER, { ...MERGE, step: 'do' });
  const admin = await site.signedIn(ADMIN);
  const pages = ['/desk/tasks', TASK, '/desk/changes', REPORT, TRANSFER];
  const other = '/desk/agencies/caizheng/transfer';
  for (const path of [...pages, other])
    // The users of these tests have an id in their names.
    expect([
      path,
      englishIn((await admin.get(path)).html).filter((word) => word !== 'fagaiwei'),
    ]).toEqual([path, []]);
  await admin.post('/lang', { lang: 'en', to: '/' });
  for (const path of [...pages, other])
    expect([path, chineseIn((await admin.get(path)).html)]).toEqual([path, []]);
  const shown = await admin.post(TASK, { ...DROP, step: 'preview' });
  expect(chineseIn(shown.html)).toEqual([]);
});
