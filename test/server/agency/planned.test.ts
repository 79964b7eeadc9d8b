import { beforeEach, describe, expect, test } from '@jest/globals';
import { accept, file, returnReport } from '../../../ledger/commands/report-commands.ts';
import { GOVERNMENT, REVIEWER, WATER } from '../../support/actors.ts';
import { formOf } from '../../support/forms.ts';
import { owed } from '../../support/small-plan.ts';
import { filedIn2026 } from '../support/last-cycle.ts';
import { openSmallPlan, startSite, type Site } from '../support/site.ts';
import type { Visitor } from '../support/visitor.ts';

const ID = 'small-periodic-2027-t001';
const REPORT = `/reports/${ID}`;
const PLAN = 'small-implementation_plan-once-shuili';
const REGION = 'small-implementation_plan-once-chifeng';
let site: Site;
let officer: Visitor;
let reviewer: Visitor;

beforeEach(async () => {
  site = await startSite();
  const obligations = [owed('periodic'), owed('implementation_plan')];
  await openSmallPlan(site, { region: true, obligations });
  officer = await site.signedIn('officer@shuili.example');
  reviewer = await site.signedIn('officer@fagaiwei.example');
});

const planOf = (year: string) => ({
  'goals.t001.2027': `${year}改造灌区12处`,
  'goals.t001.2028': '次年再改造20处',
  'measures.t001': '分三批招标',
  'inCharge.t001': '农水处处长',
  'measures.t002': '别的任务的措施',
  support: '请支持资金',
});
const filePlan = async (year: string) => {
  const filed = await file(site.ledger, PLAN, formOf({ ...planOf(year), progress: '' }), WATER);
  if (!filed.ok) throw new Error(filed.refusal.code);
};

describe('what was planned for the year', () => {
  test('stands beside the report of its task, for officer and reviewer, with source and date', async () => {
    await filePlan('本年');
    for (const [who, page] of [
      [officer, REPORT],
      [reviewer, `/desk${REPORT}`],
    ] as const) {
      const { html } = await who.get(page);
      const [, card = ''] = html.split('本年计划');
      for (const text of [
        '本年改造灌区12处',
        '分三批招标',
        '农水处处长',
        '2027年度',
        '第1稿',
        '尚未审核通过',
      ])
        expect(card).toContain(text);
      for (const text of ['次年再改造20处', '别的任务的措施']) expect(html).not.toContain(text);
    }
    expect((await officer.get(REPORT)).html).toContain(`href="/reports/${PLAN}"`);
    expect((await reviewer.get(`/desk${REPORT}`)).html).toContain(`href="/desk/reports/${PLAN}"`);
  });

  test('is the accepted plan’s; without one the newest that was filed', async () => {
    await filePlan('初稿');
    await returnReport(site.ledger, PLAN, 1, '请细化。', REVIEWER);
    await filePlan('二稿');
    expect((await officer.get(REPORT)).html).toContain('二稿改造灌区12处');
    await accept(site.ledger, PLAN, 2, REVIEWER);
    const { html } = await officer.get(REPORT);
    expect(html).toMatch(/第2稿，2027年11月2日 10:00审核通过/);
    await officer.post('/lang', { lang: 'en' });
    expect((await officer.get(REPORT)).html).toMatch(/Revision 2, accepted on 2 Nov 2027/);
    // Reopened and filed anew, it is the accepted one's until the new one is accepted.
    const second = await site.ledger.db.submission.findUniqueOrThrow({
      where: { id: `${PLAN}/2` },
    });
    const form = formOf(planOf('三稿'));
    await site.ledger.db.submission.create({
      data: { ...second, form, id: `${PLAN}/3`, revision: 3 },
    });
    expect((await officer.get(REPORT)).html).toContain('二稿改造灌区12处');
  });

  test('is a region’s whole plan of the year', async () => {
    const region = await site.signedIn('officer@chifeng.example');
    const typed = { 'goals.2027': '建成两个园区', 'goals.2028': '再建一个', measures: '专班推进' };
    expect((await region.post(`/reports/${REGION}`, { ...typed, basedOn: '0' })).status).toBe(303);
    const { html } = await region.get('/reports/small-periodic-2027-chifeng');
    expect(html).toContain('建成两个园区');
    expect(html).toContain('专班推进');
    expect(html).not.toContain('再建一个');
  });

  test('follows a task to the agency that took it over', async () => {
    await filePlan('本年');
    const { db } = site.ledger;
    const task = { taskId: 'small-t001', agencyId: 'shuili' };
    await db.transfer.create({
      data: {
        id: 'transfer-1',
        planId: 'small',
        fromAgencyId: 'shuili',
        toAgencyId: 'chifeng',
        cause: 'split',
        taskIds: ['small-t001'],
        at: await site.clock.now(),
        by: '审核岗',
        why: '机构改革',
      },
    });
    await db.responsibility.update({
      where: { taskId_agencyId: task },
      data: { agencyId: 'chifeng' },
    });
    await db.report.update({ where: { id: ID }, data: { agencyId: 'chifeng' } });
    const successor = await site.signedIn('officer@chifeng.example');
    const { html } = await successor.get(REPORT);
    expect(html).toContain('本年改造灌区12处');
    expect(html).not.toContain('次年再改造20处');
    expect(html).not.toContain('别的任务的措施');
  });

  test('is missing without a word where nothing was planned', async () => {
    expect((await officer.get(REPORT)).html).not.toContain('本年计划');
    // A returned plan is no plan that was reviewed by the wrong one, either.
    await filePlan('本年');
    expect(await accept(site.ledger, PLAN, 1, GOVERNMENT)).toMatchObject({ ok: false });
  });
});

describe('the last cycle', () => {
  test('fills in what stays, and leaves what was done to be told anew', async () => {
    await filedIn2026(
      site.ledger,
      formOf({ progress: '去年的进展。', inCharge: '农水处副处长' }),
      2,
    );
    const { html } = await officer.get(REPORT);
    expect(html).toMatch(
      /value="农水处副处长"[^>]*name="inCharge"|name="inCharge"[^>]*value="农水处副处长"/,
    );
    expect(html).not.toContain('去年的进展。</textarea>');
    expect(html).toContain('data-take="field-progress"');
  });

  test('before the first, the plan tells who is in charge', async () => {
    await filePlan('本年');
    expect((await officer.get(REPORT)).html).toContain('value="农水处处长"');
  });

  test('is compared for the reviewer, and so is the revision that was returned', async () => {
    await filedIn2026(site.ledger, formOf({ progress: '完成投资2亿元。' }), 2);
    await file(site.ledger, ID, formOf({ progress: '完成投资3亿元。', policy: '已承接。' }), WATER);
    const first = (await reviewer.get(`/desk${REPORT}`)).html;
    expect(first).toContain('与2026年度定期报告相比的变化');
    expect(first).toMatch(/完成投资<del>2<\/del><ins>3<\/ins>亿元。/);
    await returnReport(site.ledger, ID, 1, '请补充。', REVIEWER);
    await file(site.ledger, ID, formOf({ progress: '完成投资4亿元。', policy: '已承接。' }), WATER);
    const second = (await reviewer.get(`/desk${REPORT}`)).html;
    expect(second).toContain('与第1稿相比的变化');
    expect(second).toMatch(/<del>3<\/del><ins>4<\/ins>/);
    expect(second).toMatch(/未变：政策衔接/);
  });
});

test('the target stands beside the value that was reported', async () => {
  const { db } = site.ledger;
  await db.indicator.create({
    data: {
      ...{ id: 'i1', planId: 'small', taskId: 'small-t001', name: '覆盖率', quote: '达到15%' },
      ...{ target: '15', figure: 15, unit: '%', by: '2015', byYear: 2015, state: 'confirmed' },
    },
  });
  const filed = formOf({ 'figure.i1': '12%', 'figureSource.i1': '统计公报' });
  expect(await file(site.ledger, ID, filed, WATER)).toMatchObject({ ok: true });
  for (const [who, page] of [
    [officer, `${REPORT}/receipt/1`],
    [reviewer, `/desk${REPORT}`],
  ] as const)
    expect((await who.get(page)).html).toMatch(/目标：<b>15%<\/b>，2015年[\s\S]*12%/);
});
