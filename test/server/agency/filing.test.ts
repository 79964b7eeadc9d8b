import { beforeEach, describe, expect, test } from '@jest/globals';
import { accept, returnReport } from '../../../ledger/commands/report-commands.ts';
import { openSmallPlan, startSite, type Site } from '../support/site.ts';
import type { Visitor } from '../support/visitor.ts';

const REPORT = '/reports/small-periodic-2027-t001';
const ID = 'small-periodic-2027-t001';
const REVIEWER = { kind: 'commission', agencyId: 'fagaiwei', name: '审核岗' } as const;
let site: Site;
let officer: Visitor;

beforeEach(async () => {
  site = await startSite();
  await openSmallPlan(site);
  officer = await site.signedIn('officer@shuili.example');
});

const submissions = () => site.ledger.db.submission.findMany({ orderBy: { id: 'asc' } });
const filed = { progress: '完成灌区改造12处。', basedOn: '0' };

describe('filing', () => {
  test('gives a receipt: number, when it counted, on time, by whom, what', async () => {
    const form = await officer.get(REPORT);
    expect(form.html).toContain('推进大型灌区续建配套与节水改造');
    expect(form.html).toContain('严禁填报、上传涉密信息');
    const answer = await officer.post(REPORT, {
      progress: '完成灌区改造12处。\r\n另有3处在建。',
      policy: '承接大型灌区专项资金。',
      problems: '',
      nextSteps: '',
      nilReason: '',
      basedOn: '0',
    });
    expect(answer.status).toBe(303);
    expect(answer.location).toBe(`${REPORT}/receipt/1`);
    const receipt = await officer.get(answer.location ?? '');
    for (const text of [
      `${ID}-1`,
      '2027年11月2日 10:00',
      '按时（截止2027年12月31日24:00）',
      'shuili联络员',
      '完成灌区改造12处。\n另有3处在建。',
    ])
      expect(receipt.html).toContain(text);
    const [submission] = await submissions();
    expect(submission).toMatchObject({ revision: 1, nil: false, filedBy: 'shuili联络员' });
    const page = await officer.get(REPORT);
    expect(page.html).toContain('审核中');
    expect(page.html).not.toContain('<form class="card-body"');
  });

  test('late, says so before and after', async () => {
    site.clock.set('2027-12-31T16:00:00Z');
    expect((await officer.get(REPORT)).html).toContain('现在报送按逾期统计');
    const { location } = await officer.post(REPORT, filed);
    expect((await officer.get(location ?? '')).html).toContain('逾期（截止2027年12月31日24:00）');
  });

  test('twice: one submission, and the second is told', async () => {
    const answers = await Promise.all([officer.post(REPORT, filed), officer.post(REPORT, filed)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409]);
    const told = answers.find(({ status }) => status === 409);
    expect(told?.html).toContain('没有重复记录');
    expect(told?.html).toContain(`href="${REPORT}/receipt/1"`);
    expect(told?.html).toContain('完成灌区改造12处。');
    expect(await submissions()).toHaveLength(1);
    const third = await officer.post(REPORT, filed);
    expect(third.status).toBe(409);
  });

  test('with nothing in it is refused, beside the field, and keeps what was typed', async () => {
    const typed = { progress: ' \r\n ', policy: '——', problems: '', basedOn: '0' };
    const answer = await officer.post(REPORT, typed);
    expect(answer.status).toBe(422);
    expect(answer.html).toMatch(/id="field-progress-fault">请至少填写一栏/);
    expect(answer.html).toContain('——</textarea>');
    expect(await submissions()).toEqual([]);
  });

  test('a nil report needs its reason', async () => {
    const answer = await officer.post(REPORT, { nil: 'on', nilReason: ' ', policy: '已承接。' });
    expect(answer.status).toBe(422);
    expect(answer.html).toMatch(/id="field-nilReason-fault">请说明无进展的原因/);
    expect(answer.html).toMatch(/<details class="form-block nil" id="nil" open/);
    expect(answer.html).toContain('已承接。</textarea>');
    const taken = await officer.post(REPORT, { nil: 'on', nilReason: '资金尚未下达。' });
    expect(taken.status).toBe(303);
    expect(await submissions()).toMatchObject([{ nil: true }]);
    expect((await officer.get(taken.location ?? '')).html).toContain('资金尚未下达。');
  });

  test('too long a section is told beside it, and nothing is lost', async () => {
    const problems = '长'.repeat(20_001);
    const answer = await officer.post(REPORT, { progress: '进展。', problems, basedOn: '0' });
    expect(answer.status).toBe(422);
    expect(answer.html).toMatch(/id="field-problems-fault">超过20000字/);
    expect(answer.html).toContain(problems);
    expect(answer.html).toContain('进展。</textarea>');
  });

  test('takes no control characters, offers to send it without them, and keeps lines and tabs', async () => {
    const refused = await officer.post(REPORT, { progress: 'a\u0000\u0007b\tc\r\nd' });
    expect(refused.status).toBe(400);
    expect(refused.html).toContain('填写项 <code>progress</code>');
    expect(refused.html).toContain('第1行第2个字符：控制字符 U+0000：a⟦U+0000⟧⟦U+0007⟧b');
    expect(await submissions()).toEqual([]);
    const [, again = ''] =
      /<textarea name="progress" hidden="">\n([^<]*)</.exec(refused.html) ?? [];
    const { location } = await officer.post(REPORT, { progress: again });
    expect((await officer.get(location ?? '')).html).toContain('ab\tc\nd');
  });

  test('typed markup stays text', async () => {
    const { location } = await officer.post(REPORT, {
      progress: '</textarea><script>alert(1)</script>',
    });
    const { html } = await officer.get(location ?? '');
    expect(html).not.toContain('<script>alert');
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  });

  test('of a returned report begins with its reason and what was filed', async () => {
    await officer.post(REPORT, filed);
    await returnReport(site.ledger, ID, 1, '请补充完成投资。', REVIEWER);
    const { html } = await officer.get(REPORT);
    expect(html).toMatch(/<section class="panel-warn returned"[\s\S]*请补充完成投资。/);
    expect(html).toContain('请于2027年12月31日（星期五）24:00前修改后重新报送。');
    expect(html).toContain('完成灌区改造12处。</textarea>');
    expect(html).toContain('name="basedOn" value="1"');
    const again = await officer.post(REPORT, { progress: '完成投资3.2亿元。', basedOn: '1' });
    expect(again.location).toBe(`${REPORT}/receipt/2`);
    await accept(site.ledger, ID, 2, REVIEWER);
    const done = await officer.get(REPORT);
    for (const text of ['第1稿', '第2稿', '请补充完成投资。', '蓝灯'])
      expect(done.html).toContain(text);
    const late = await officer.post(REPORT, { progress: '再报。', basedOn: '2' });
    expect(late.status).toBe(409);
    expect(late.html).toContain('审核通过，办结');
    expect(late.html).toContain('再报。');
  });

  test('says why its date is another one, beside the original', async () => {
    await officer.post(REPORT, filed);
    site.clock.set('2027-12-30T02:00:00Z');
    await returnReport(site.ledger, ID, 1, '请补充。', REVIEWER);
    const returned = (await officer.get(REPORT)).html;
    expect(returned).toMatch(/原截止日期：2027年12月31日（星期五）[\s\S]*退回修改后重新计算的期限/);
    for (const [cause, text] of [
      ['policy', '报送时间安排调整后的期限'],
      ['resume', '报送工作暂停后恢复，重新给予的期限'],
    ] as const) {
      await site.ledger.db.terms.updateMany({ where: { version: 2 }, data: { cause } });
      expect((await officer.get(REPORT)).html).toContain(text);
    }
  });

  test('over the head of a colleague is told before it happens', async () => {
    await officer.post(REPORT, filed);
    await returnReport(site.ledger, ID, 1, '请补充。', REVIEWER);
    const stale = await officer.post(REPORT, { progress: '旧页面上写的。', basedOn: '0' });
    expect(stale.status).toBe(409);
    expect(stale.html).toContain('最新为第1稿');
    expect(stale.html).toContain('旧页面上写的。</textarea>');
    const { status } = await officer.post(REPORT, { progress: '旧页面上写的。', basedOn: '1' });
    expect(status).toBe(303);
  });

  test('shows beside each field what was filed in it a cycle before', async () => {
    const { db } = site.ledger;
    const cycle = await db.cycle.findUniqueOrThrow({ where: { id: 'small-periodic-2027' } });
    const report = await db.report.findUniqueOrThrow({ where: { id: ID } });
    const opensAt = new Date('2026-11-02T01:00:00Z');
    const before = { period: '2026', opensAt };
    await db.cycle.create({ data: { ...cycle, id: 'small-periodic-2026', ...before } });
    const reportId = 'small-periodic-2026-t001';
    await db.report.create({
      data: { ...report, id: reportId, cycleId: 'small-periodic-2026', ...before },
    });
    const revision = (number: number, progress: string, withdrawnAt: Date | null) => ({
      id: `${reportId}/${number}`,
      reportId,
      revision: number,
      kind: 'periodic',
      formVersion: 1,
      nil: false,
      form: { values: { progress, policy: '去年的政策。' } },
      filedAt: new Date('2026-12-01T02:00:00Z'),
      filedBy: '联络员',
      late: false,
      dueOn: '2026-12-31',
      withdrawnAt,
    });
    await db.submission.createMany({
      data: [revision(1, '去年的进展。', null), revision(2, '撤回的进展。', opensAt)],
    });
    const { html } = await officer.get(REPORT);
    expect(html).toMatch(/上期填报（2026年度定期报告）<\/summary><p class="typed">去年的进展。/);
    expect(html).not.toContain('去年的进展。</textarea>');
    expect(html).not.toContain('撤回的进展。');
  });

  test('is decided against what stands there when it is filed, not when it was checked', async () => {
    await officer.post(REPORT, filed);
    await returnReport(site.ledger, ID, 1, '请补充。', REVIEWER);
    const again = { progress: '两人同时改。', basedOn: '1' };
    const answers = await Promise.all([officer.post(REPORT, again), officer.post(REPORT, again)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409]);
    expect(await submissions()).toHaveLength(2);
  });

  test('before the opening is not offered', async () => {
    site.clock.set('2027-10-01T02:00:00Z');
    const { html } = await officer.get(REPORT);
    expect(html).toContain('尚未开始报送');
    expect(html).not.toContain('name="progress"');
    const answer = await officer.post(REPORT, filed);
    expect(answer.status).toBe(409);
    expect(answer.html).toContain('2027年11月1日 09:00开始报送');
    expect(answer.html).toContain('完成灌区改造12处。');
  });
});
