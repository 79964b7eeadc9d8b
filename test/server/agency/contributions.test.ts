import { beforeEach, describe, expect, test } from '@jest/globals';
import { accept, file } from '../../../ledger/commands/report-commands.ts';
import { stepReport } from '../../../ledger/steps/report-step.ts';
import { REVIEWER, WATER } from '../../support/actors.ts';
import { FINANCE_PART } from '../../support/cooperation.ts';
import { REPORT } from '../../support/dates.ts';
import { formOf } from '../../support/forms.ts';
import { owed } from '../../support/small-plan.ts';
import { chineseIn } from '../support/language.ts';
import { openSmallPlan, startSite, type Site } from '../support/site.ts';
import type { Visitor } from '../support/visitor.ts';

const LEAD_PAGE = `/reports/${REPORT}`;
const PART_PAGE = `/reports/${FINANCE_PART}`;
const DRAFT = '灌区改造完成投资2.1亿元，初稿。';
const OPINION = '投资数与我厅下达的计划不符，应为1.8亿元。';
let site: Site;
let water: Visitor;
let finance: Visitor;

/** The hidden fields of a form, as a browser would send them. */
const hidden = (html: string): Record<string, string> =>
  Object.fromEntries(
    [...html.matchAll(/<input type="hidden" name="(basedOn|on|onSha256)" value="([^"]*)"/g)].map(
      ([, name, value]) => [name!, value!],
    ),
  );

beforeEach(async () => {
  site = await startSite();
  await openSmallPlan(site, { tasks: 1, obligations: [owed('periodic'), owed('contribution')] });
  water = await site.signedIn('officer@shuili.example');
  finance = await site.signedIn('officer@caizheng.example');
});

const share = async (progress = DRAFT) => {
  const shared = await water.post(`${LEAD_PAGE}/share`, { progress, basedOn: '0' });
  expect(shared.status).toBe(303);
  return (await water.get(shared.location!)).html;
};
const answer = async (values: Record<string, string>, seen?: string) => {
  const html = seen ?? (await finance.get(PART_PAGE)).html;
  return finance.post(PART_PAGE, { ...hidden(html), ...values });
};

describe('a cooperating agency', () => {
  test('has it in its list with state and date, and reads what the lead has shown', async () => {
    const before = await finance.get('/my');
    expect(before.html).toContain('尚未征求');
    expect((await finance.get(PART_PAGE)).html).toContain('牵头单位尚未出稿');
    expect((await finance.get(LEAD_PAGE)).status).toBe(200);
    const lead = await share();
    expect(lead).toContain('第1次分享的草稿已送配合单位');
    // The lead goes on with what it has shared.
    expect(lead).toContain(DRAFT);
    const list = (await finance.get('/my')).html;
    expect(list).toContain('待答复');
    expect(list).toContain('12月28日24:00前答复');
    expect(list).toContain(`href="${PART_PAGE}"`);
    for (const page of [PART_PAGE, LEAD_PAGE])
      expect((await finance.get(page)).html).toContain(DRAFT);
  });

  test('agrees with the text it was shown, and everybody sees on which', async () => {
    await share();
    const done = await answer({ position: 'agree', input: '下达资金1.8亿元。' });
    expect(done.location).toBe(`${PART_PAGE}?done=answered`);
    expect((await finance.get(done.location!)).html).toContain('意见已收到');
    const own = (await water.get(LEAD_PAGE)).html;
    expect(own).toMatch(/自治区财政厅<\/b> <span class="tag">同意/);
    expect(own).toContain('针对第1次分享的草稿');
    // Its part can be taken over into the form.
    expect(own).toMatch(/下达资金1\.8亿元[\s\S]*data-take="field-progress"/);
    await file(site.ledger, REPORT, formOf(), WATER);
    expect((await water.get(`${LEAD_PAGE}/receipt/1`)).html).toContain('此后文稿已有变动');
    expect((await finance.get('/my')).html).toContain('同意');
  });

  test('is told of a text that has changed since, and keeps what it typed', async () => {
    await share();
    const seen = (await finance.get(PART_PAGE)).html;
    await share('灌区改造完成投资3.4亿元，二稿。');
    const refused = await answer({ position: 'disagree', opinion: OPINION }, seen);
    expect(refused.status).toBe(409);
    expect(refused.html).toContain('牵头单位的文稿有了变动');
    expect(refused.html).toContain(OPINION);
    expect(refused.html).toContain('二稿');
    // The same page sends it on the text it shows now.
    const again = await answer({ position: 'disagree', opinion: OPINION }, refused.html);
    expect(again.status).toBe(303);
    expect((await site.ledger.db.submission.findFirstOrThrow()).onText).toBe('draft/2');
  });

  test('who says too little is told beside the field, and loses nothing', async () => {
    await share();
    const none = await answer({ input: '已下达资金。' });
    expect(none.status).toBe(422);
    expect(none.html).toContain('没有表明同意或不同意');
    expect(none.html).toContain('已下达资金。');
    const mute = await answer({ position: 'disagree' });
    expect(mute.html).toContain('不同意的，请写明具体意见');
    expect(mute.html).toMatch(/<option value="disagree" selected/);
  });

  test('can answer no more once the lead is accepted, and reads why', async () => {
    await file(site.ledger, REPORT, formOf(), WATER);
    const seen = (await finance.get(PART_PAGE)).html;
    site.clock.set('2027-12-20T02:00:00Z');
    await accept(site.ledger, REPORT, 1, REVIEWER);
    const late = await answer({ position: 'agree' }, seen);
    expect(late.status).toBe(409);
    expect(late.html).toContain('已经办结或关账');
    expect((await water.get(LEAD_PAGE)).html).toContain('未答复');
  });
});

describe('whoever has no part in it', () => {
  test('is told so: a stranger, and an agency at another’s opinion', async () => {
    await share();
    const stranger = await site.signedIn('officer@chifeng.example');
    for (const page of [LEAD_PAGE, PART_PAGE]) {
      const read = await stranger.get(page);
      expect([page, read.status]).toEqual([page, 403]);
      expect(read.html).not.toContain(DRAFT);
      expect((await stranger.post(page, { input: '代答。', basedOn: '0' })).status).toBe(403);
    }
    expect((await stranger.post(`${LEAD_PAGE}/share`, { progress: '代填。' })).status).toBe(403);
    expect((await finance.post(`${LEAD_PAGE}/share`, { progress: '代填。' })).status).toBe(403);
    expect((await finance.get(`${LEAD_PAGE}/receipt/1`)).status).toBe(403);
  });

  test('the lead is led from an opinion to its own report; it answers nothing itself', async () => {
    expect((await water.get(PART_PAGE)).location).toBe(LEAD_PAGE);
    expect((await water.post(PART_PAGE, { input: '代答。', basedOn: '0' })).status).toBe(403);
  });

  test('nobody reads what was not shared', async () => {
    await water.post(LEAD_PAGE, { progress: '', basedOn: '0' });
    expect((await finance.get(LEAD_PAGE)).html).toContain('牵头单位尚未出稿');
  });
});

describe('the desk', () => {
  test('shows a disagreement with both texts side by side, and who did not answer', async () => {
    await file(site.ledger, REPORT, formOf({ progress: '完成投资2.1亿元。' }), WATER);
    await answer({ position: 'disagree', opinion: OPINION });
    const commission = await site.signedIn('officer@fagaiwei.example');
    const list = (await commission.get('/desk/disagreements')).html;
    for (const text of ['完成投资2.1亿元。', OPINION, '针对第1稿', '自治区财政厅'])
      expect(list).toContain(text);
    const review = (await commission.get(`/desk/reports/${REPORT}`)).html;
    expect(review).toContain('不同意1家');
    expect(review).toContain(OPINION);
    // The mail's link leads to the opinion with the text it is on.
    const link = await commission.get(PART_PAGE);
    expect(link.location).toBe(`/desk/reports/${FINANCE_PART}`);
    expect((await commission.get(link.location!)).html).toContain('完成投资2.1亿元。');
  });

  test('says it in English too', async () => {
    await file(site.ledger, REPORT, formOf(), WATER);
    await answer({ position: 'disagree', opinion: OPINION });
    const commission = await site.signedIn('officer@fagaiwei.example');
    for (const visitor of [commission, water, finance])
      await visitor.post('/lang', { lang: 'en', to: '/my' });
    const list = (await commission.get('/desk/disagreements')).html;
    expect(list).toContain('given on revision 1');
    expect(list).toContain('Disagrees');
    const pages = [
      list,
      (await commission.get(`/desk/reports/${FINANCE_PART}`)).html,
      (await water.get(LEAD_PAGE)).html,
      ...(await Promise.all(['/my', PART_PAGE, LEAD_PAGE].map((page) => finance.get(page)))).map(
        ({ html }) => html,
      ),
    ];
    for (const html of pages) expect(chineseIn(html)).toEqual([]);
  });

  test('counts and lists no parts unless it is asked for their kind', async () => {
    await stepReport(site.ledger, REPORT);
    const commission = await site.signedIn('officer@fagaiwei.example');
    expect((await commission.get('/desk/reports')).html).not.toContain(FINANCE_PART);
    expect((await commission.get('/desk/reports?kind=contribution')).html).toContain(FINANCE_PART);
  });
});
