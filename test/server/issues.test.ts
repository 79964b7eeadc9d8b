import { beforeAll, describe, expect, test } from '@jest/globals';
import { owed } from '../support/small-plan.ts';
import { chineseIn, englishIn } from './support/language.ts';
import { ATTACK } from './support/situation.ts';
import { openSmallPlan, startSite, type Site } from './support/site.ts';
import type { Visitor } from './support/visitor.ts';

const ID = 'small-issue-1';
const OWN = `/my/issues/${ID}`;
const DESK = `/desk/issues/${ID}`;
const TEXT = { plan: 'small', title: '灌区资金缺口', what: '工程停工。', asked: '请协调资金。' };

let site: Site;
let water: Visitor;
let finance: Visitor;
let commission: Visitor;
let government: Visitor;

beforeAll(async () => {
  site = await startSite();
  await openSmallPlan(site, { obligations: [owed('periodic'), owed('issue_handling')] });
  const officer = (agency: string) => site.signedIn(`officer@${agency}.example`);
  water = await officer('shuili');
  finance = await officer('caizheng');
  commission = await officer('fagaiwei');
  government = await officer('zhengfuban');
});

/** The pages of an issue are of one language, for whoever reads them. */
async function areOfOneLanguage(who: Visitor, paths: string[]) {
  // The people of the test are named after their agencies; hashes and endings are of no language.
  const named = /^(?:shuili|caizheng|fagaiwei|zhengfuban|pdf|SHA|[a-f]+)$/;
  for (const path of paths) {
    const words = englishIn((await who.get(path)).html);
    expect([path, words.filter((word) => !named.test(word))]).toEqual([path, []]);
  }
  await who.post('/lang', { lang: 'en' });
  for (const path of paths)
    expect([path, chineseIn((await who.get(path)).html)]).toEqual([path, []]);
  await who.post('/lang', { lang: 'zh-CN' });
}

describe('a major issue on the pages', () => {
  test('is raised from a report, registered with a receipt, and nobody else’s', async () => {
    expect((await water.get('/my')).html).toContain('href="/my/issues/new"');
    const report = 'small-periodic-2027-t001';
    const { html: own } = await water.get(`/reports/${report}`);
    expect(own).toContain(`href="/my/issues/new?report=${report}"`);
    const { html: form } = await water.get(`/my/issues/new?report=${report}`);
    expect(form).toContain(`value="${report}"`);
    expect(form).toMatch(/value="small-t001" selected/);
    expect(form).toContain('严禁');
    const wrong = await water.post('/my/issues', { ...TEXT, asked: ' ', what: ATTACK });
    expect(wrong.status).toBe(422);
    expect(wrong.html).toContain('没有写明请求事项');
    expect(wrong.html).toContain('灌区资金缺口');
    expect(wrong.html).not.toContain('<script>alert(1)');
    const raised = await water.post('/my/issues', {
      ...TEXT,
      task: 'small-t001',
      report,
      urgent: 'yes',
    });
    expect(raised).toMatchObject({ status: 303, location: `${OWN}?done=raised` });
    const { html } = await water.get(`${OWN}?done=raised`);
    expect(html).toContain('已登记为重大问题第1件');
    expect(html).toContain('紧急');
    expect((await finance.get(OWN)).status).toBe(403);
    expect((await water.get('/my/issues/small-issue-9')).status).toBe(404);
    expect((await water.get(DESK)).status).toBe(403);
  });

  test('takes files of its agency until it is passed on, which the desk reads', async () => {
    const body = new FormData();
    body.append('file', new File(['%PDF-1.7\n'], '2027-1.pdf'));
    expect((await water.send(`${OWN}/attachments`, body)).html).toContain('2027-1.pdf');
    expect((await finance.send(`${OWN}/attachments`, body)).status).toBe(403);
    expect((await commission.get(DESK)).html).toContain('2027-1.pdf');
    expect((await commission.send(`${DESK}/attachments`, body)).status).toBe(403);
    const [file] = await site.ledger.db.attachment.findMany();
    expect(file).toMatchObject({ ownerKind: 'issue', ownerId: ID });
    expect((await commission.get(`${DESK}/attachments/${file!.id}/save`)).status).toBe(200);
    expect((await finance.get(`${OWN}/attachments/${file!.id}/save`)).status).toBe(403);
  });

  test('stands on the desk, the overview and the government’s page, and is handled on its own page', async () => {
    for (const [who, path] of [
      [commission, '/desk'],
      [commission, '/desk/issues'],
      [government, '/government'],
      [government, '/desk/issues'],
    ] as const)
      expect((await who.get(path)).html).toContain('重大问题');
    expect((await commission.get('/desk/issues')).html).toContain('灌区资金缺口');
    const handling = 'small-issue_handling-e1-fagaiwei';
    expect(await commission.get(`/desk/reports/${handling}`)).toMatchObject({ location: DESK });
    // What is not the reader's to do is not offered, and is refused.
    expect((await government.get(DESK)).html).not.toContain('name="act"');
    expect((await government.post(DESK, { act: 'pass-on', opinion: '同意' })).status).toBe(409);
    expect((await commission.post(DESK, { act: 'constructor' })).status).toBe(404);
    expect((await commission.post(DESK, { act: 'take-up', remark: '正在核实。' })).status).toBe(
      303,
    );
    expect((await water.get(OWN)).html).toContain('正在核实。');
    const empty = await commission.post(DESK, { act: 'pass-on', opinion: '', proposal: '留着' });
    expect(empty.status).toBe(409);
    expect(empty.html).toContain('留着');
    const passed = await commission.post(DESK, { act: 'pass-on', opinion: '情况属实。' });
    expect(passed).toMatchObject({ location: `${DESK}?done=passed-on` });
    expect((await commission.get(DESK)).html).not.toContain('name="act"');
    expect((await water.get(OWN)).html).not.toContain('情况属实。');
    expect((await government.get(DESK)).html).toContain('情况属实。');
    const body = new FormData();
    body.append('file', new File(['%PDF-1.7\n'], '2027-2.pdf'));
    expect((await water.send(`${OWN}/attachments`, body)).status).toBe(403);
  });

  test('is answered, and the answer stands on its agency’s page', async () => {
    await areOfOneLanguage(government, [DESK, '/desk/issues', '/government']);
    await areOfOneLanguage(water, [OWN, '/my/issues', '/my/issues/new']);
    const answered = await government.post(DESK, { act: 'answer', answer: '同意安排资金。' });
    expect(answered).toMatchObject({ location: `${DESK}?done=answered` });
    const { html } = await water.get(OWN);
    expect(html).toContain('同意安排资金。');
    expect(html).not.toContain('撤回理由');
    const late = await water.post(`${OWN}/withdraw`, { why: '已经解决。' });
    expect(late.status).toBe(409);
    expect(late.html).toContain('答复');
    expect((await government.get('/government')).html).not.toContain('灌区资金缺口');
  });

  test('is merged into another one, whose answer it follows', async () => {
    await water.post('/my/issues', { ...TEXT, title: '缺口之一' });
    await finance.post('/my/issues', { ...TEXT, title: '缺口之二' });
    const merged = await commission.post('/desk/issues/small-issue-3', {
      act: 'merge',
      into: 'small-issue-2',
      why: '同一事项。',
    });
    expect(merged.status).toBe(303);
    expect((await commission.get('/desk/issues/small-issue-2')).html).toContain('缺口之二');
    expect((await water.get('/my/issues/small-issue-2')).html).not.toContain('撤回理由');
    await commission.post('/desk/issues/small-issue-2', { act: 'pass-on', opinion: '属实。' });
    await government.post('/desk/issues/small-issue-2', { act: 'answer', answer: '一并解决。' });
    const { html } = await finance.get('/my/issues/small-issue-3');
    for (const text of ['同一事项。', '随第2件的答复', '一并解决。']) expect(html).toContain(text);
    await areOfOneLanguage(finance, ['/my/issues/small-issue-3']);
  });
});
