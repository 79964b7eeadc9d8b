import { beforeAll, describe, expect, test } from '@jest/globals';
import { KIND_NAMES } from '../../../domain/kinds/kinds.ts';
import { SYSTEM } from '../../../domain/report/actor.ts';
import type { Refusal } from '../../../domain/report/refusal.ts';
import { launch } from '../../../ledger/commands/launch.ts';
import { file, returnReport } from '../../../ledger/commands/report-commands.ts';
import { SEED_PLAN } from '../../../seeds/load.ts';
import { refusalsEn } from '../../../server/parts/refusals.en.ts';
import { refusalsZh } from '../../../server/parts/refusals.zh.ts';
import { refusalText } from '../../../server/parts/refusals.ts';
import { formOf } from '../../support/forms.ts';
import { chineseIn, englishIn } from '../support/language.ts';
import { openDueCycles, startSite, type Site } from '../support/site.ts';
import type { Visitor } from '../support/visitor.ts';

// Tasks 74 (two targets, cooperating agencies) and 71, and a region's report on the whole plan.
const REPORT = '/reports/dongbei-periodic-2027-t074';
const IN_REVIEW = '/reports/dongbei-periodic-2027-t016';
const PLANS = {
  officer: '/reports/dongbei-implementation_plan-once-renshe',
  region: '/reports/dongbei-implementation_plan-once-chifeng',
};
let site: Site;

beforeAll(async () => {
  site = await startSite({ seeds: true, inboxUrl: 'http://inbox.test' });
  const { ledger, clock } = site;
  clock.set('2027-01-04T02:00:00Z');
  await launch(ledger, SEED_PLAN, { from: 2027, to: 2028 }, { ...SYSTEM, kind: 'admin' });
  await openDueCycles(ledger, SEED_PLAN);
  clock.set('2027-11-01T01:00:00Z');
  await openDueCycles(ledger, SEED_PLAN);
  clock.set('2027-11-02T02:00:00Z');
  const form = formOf({
    progress: '劳动合同签订率达到91%。',
    [`figure.${SEED_PLAN}-indicator-3`]: '91%',
    [`figureSource.${SEED_PLAN}-indicator-3`]: '劳动监察台账',
    [`figureReason.${SEED_PLAN}-indicator-4`]: '集体合同统计尚未公布。',
  });
  const officer = { kind: 'agency', agencyId: 'renshe', name: '联络员' } as const;
  const reviewer = { kind: 'commission', agencyId: 'fagaiwei', name: '审核岗' } as const;
  await file(ledger, 'dongbei-periodic-2027-t074', form, officer);
  await file(ledger, 'dongbei-periodic-2027-t016', formOf(), officer);
  await returnReport(ledger, 'dongbei-periodic-2027-t074', 1, '请补充。', reviewer);
});

async function everyPage(officer: Visitor, region: Visitor): Promise<Record<string, string>> {
  const pages: Record<string, string> = {};
  for (const path of [
    '/my',
    REPORT,
    `${REPORT}/receipt/1`,
    '/reports/dongbei-periodic-2027-t075',
    '/reports/dongbei-periodic-2027-t001',
    '/nowhere',
  ])
    pages[path] = (await officer.get(path)).html;
  pages['refused'] = (await officer.post(REPORT, { nil: 'on', basedOn: '1' })).html;
  pages['stale'] = (await officer.post(REPORT, { progress: '新的。', basedOn: '0' })).html;
  pages['cross-origin'] = (await officer.post(REPORT, {}, {})).html;
  pages['region'] = (await region.get('/reports/dongbei-periodic-2027-chifeng')).html;
  pages['region plan'] = (await region.get(PLANS.region)).html;
  pages['plan'] = (await officer.get(PLANS.officer)).html;
  pages['in review'] = (await officer.get(IN_REVIEW)).html;
  pages['region list'] = (await region.get('/my')).html;
  return pages;
}

async function signInPages(visitor: Visitor): Promise<Record<string, string>> {
  return {
    'sign-in': (await visitor.get('/sign-in?signed-out')).html,
    'sign-in to a report': (await visitor.get(`/sign-in?to=${REPORT}`)).html,
    'sign-in to a page': (await visitor.get('/sign-in?to=/desk/mails')).html,
    'sign-in to what has no name': (await visitor.get('/sign-in?to=/nowhere')).html,
    'bad address': (await visitor.post('/sign-in', { email: 'x' })).html,
    sent: (await visitor.post('/sign-in', { email: 'nobody@renshe.example' })).html,
    code: (await visitor.get('/sign-in/code')).html,
    'wrong code': (await visitor.post('/sign-in/code', { code: '1' })).html,
    'session ended': (await visitor.post(REPORT, { progress: '字' })).html,
  };
}

describe('no page mixes languages', () => {
  test('English pages hold Chinese only where it is marked as Chinese', async () => {
    const [officer, region, visitor] = [
      await site.signedIn('officer@renshe.example'),
      await site.signedIn('officer@chifeng.example'),
      site.visitor(),
    ];
    for (const each of [officer, region, visitor]) await each.post('/lang', { lang: 'en' });
    const pages = { ...(await everyPage(officer, region)), ...(await signInPages(visitor)) };
    for (const [name, html] of Object.entries(pages))
      expect({ name, chinese: chineseIn(html) }).toEqual({ name, chinese: [] });
    expect(pages[REPORT]).toContain('<span lang="zh-CN">大力发展吸纳就业能力强');
    for (const each of [officer, region]) await each.post('/lang', { lang: 'zh-CN' });
  });

  test('Chinese pages hold no English', async () => {
    const officer = await site.signedIn('leader@renshe.example');
    const region = await site.signedIn('leader@chifeng.example');
    const pages = { ...(await everyPage(officer, region)), ...(await signInPages(site.visitor())) };
    for (const [name, html] of Object.entries(pages))
      expect({ name, english: englishIn(html) }).toEqual({ name, english: [] });
  });

  test('the checks themselves find what is mixed', () => {
    expect(chineseIn('<title>x</title><p>Due 截止</p>')).toEqual(['Due 截止']);
    expect(chineseIn('<title>x</title><p>Due <b lang="zh-CN">截止</b></p>')).toEqual([]);
    expect(englishIn('<title>题</title><p>截止 due</p>')).toEqual(['due']);
  });
});

describe('the task on its page', () => {
  test('stands with its place, its agencies, its targets and what orders the report', async () => {
    const officer = await site.signedIn('officer@renshe.example');
    const { html } = await officer.get('/reports/dongbei-periodic-2027-t074');
    for (const text of [
      '到2015年，企业劳动合同签订率和集体合同签订率分别达到90%和80%',
      '保障和改善民生',
      '自治区金融办',
      '每年年底前将落实情况报自治区发展改革委',
      'value="91%"',
    ])
      expect(html).toContain(text);
  });

  test('takes values for its own targets only', async () => {
    const officer = await site.signedIn('officer@renshe.example');
    const { status } = await officer.post('/reports/dongbei-periodic-2027-t075', {
      basedOn: '0',
      [`figure.${SEED_PLAN}-indicator-5`]: '14%',
      [`figureSource.${SEED_PLAN}-indicator-5`]: '统计公报',
      [`figure.${SEED_PLAN}-indicator-1`]: '别人的',
    });
    expect(status).toBe(303);
    const { form } = await site.ledger.db.submission.findUniqueOrThrow({
      where: { id: 'dongbei-periodic-2027-t075/1' },
    });
    expect((form as { values: object }).values).toEqual({
      [`figure.${SEED_PLAN}-indicator-5`]: '14%',
      [`figureSource.${SEED_PLAN}-indicator-5`]: '统计公报',
    });
  });
});

test('every refusal has a sentence and what to do, in both languages', () => {
  const at = new Date('2027-11-02T02:00:00Z');
  const codes: Refusal[] = [
    { code: 'not_found' },
    { code: 'not_yours' },
    { code: 'only_reviewer' },
    { code: 'only_operator' },
    { code: 'not_open_yet', opensAt: at },
    { code: 'figures', faults: [{ field: 'figure.i1', fault: 'noUnit' }] },
    { code: 'no_such_indicator' },
    { code: 'indicator_field', field: 'unit' },
    { code: 'indicator_unchanged' },
    { code: 'indicator_needs_task' },
    { code: 'indicator_not_owner' },
    { code: 'already_filed', filedAt: at },
    { code: 'already_accepted', acceptedAt: at },
    { code: 'left_roster', leftAt: at },
    { code: 'empty_report' },
    { code: 'nil_needs_reason' },
    { code: 'return_needs_reason' },
    { code: 'nothing_to_review' },
    { code: 'nothing_to_withdraw' },
    { code: 'changed_since', revision: 2 },
    { code: 'already_launched', launchedAt: at },
    { code: 'not_launched' },
    { code: 'bad_period', from: 2027, to: 2026 },
    { code: 'no_obligations' },
    {
      code: 'dates_clash',
      clashes: KIND_NAMES.map((kind) => ({
        kind,
        period: '2027',
        opensOn: '2027-11-01',
        dueOn: '2027-03-31',
      })),
    },
    ...KIND_NAMES.map((kind) => ({ code: 'steps_out_of_order' as const, kind, steps: ['urge'] })),
    { code: 'mails_sent', sent: 2 },
    { code: 'handed_in', count: 2 },
    { code: 'already_paused', pausedAt: at },
    { code: 'not_paused' },
  ];
  for (const refusal of codes) {
    const zh = refusalText(refusalsZh, refusal, () => '当日');
    const en = refusalText(refusalsEn, refusal, () => 'that day');
    expect(`${zh.why}${zh.todo}`).toMatch(/^[^A-Za-z]+。[^A-Za-z]+。$/);
    expect(`${en.why} ${en.todo}`).toMatch(/^[\x20-\x7e“”’]+\. [\x20-\x7e“”’]+\.$/);
  }
});
