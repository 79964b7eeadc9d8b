import { beforeEach, describe, expect, test } from '@jest/globals';
import { accept } from '../../../ledger/commands/report-commands.ts';
import { REVIEWER } from '../../support/actors.ts';
import { REPORT as ID } from '../../support/dates.ts';
import { openSmallPlan, startSite, type Site } from '../support/site.ts';
import type { Visitor } from '../support/visitor.ts';

const REPORT = `/reports/${ID}`;
let site: Site;
let officer: Visitor;

beforeEach(async () => {
  site = await startSite();
  await openSmallPlan(site);
  officer = await site.signedIn('officer@shuili.example');
  await officer.post(REPORT, { progress: '完成灌区改造12处。', basedOn: '0' });
});

const stage = async () =>
  (await site.ledger.db.report.findUniqueOrThrow({ where: { id: ID } })).stage;

describe('a filing in review', () => {
  test('is taken back after a confirmation, kept, and filed anew', async () => {
    const page = await officer.get(REPORT);
    expect(page.html).toMatch(/<details[^>]*>[\s\S]*撤回报送稿…[\s\S]*确认撤回第1稿/);
    const { status, location } = await officer.post(`${REPORT}/withdraw`, { revision: '1' });
    expect([status, location]).toEqual([303, REPORT]);
    expect(await stage()).toBe('collecting');
    const again = await officer.get(REPORT);
    for (const text of [
      '第1稿已撤回，尚未重新报送',
      '已填入撤回稿内容，请修改。',
      '完成灌区改造12处。</textarea>',
      'name="basedOn" value="1"',
      '已撤回',
    ])
      expect(again.html).toContain(text);
    const filed = await officer.post(REPORT, { progress: '改正后的进展。', basedOn: '1' });
    expect(filed.location).toBe(`${REPORT}/receipt/2`);
    const first = await officer.get(`${REPORT}/receipt/1`);
    expect(first.html).toContain('已撤回');
    expect(first.html).not.toContain('以邮件通知结果');
  });

  test('of another revision than was seen is not taken back', async () => {
    const stale = await officer.post(`${REPORT}/withdraw`, { revision: '0' });
    expect(stale.status).toBe(409);
    expect(stale.html).toContain('最新为第1稿');
    expect(await stage()).toBe('reviewing');
  });

  test('of another agency is not theirs to take back', async () => {
    const other = await site.signedIn('officer@caizheng.example');
    expect((await other.post(`${REPORT}/withdraw`, { revision: '1' })).status).toBe(403);
    expect(await stage()).toBe('reviewing');
  });

  test('that was accepted meanwhile stays', async () => {
    await accept(site.ledger, ID, 1, REVIEWER);
    const late = await officer.post(`${REPORT}/withdraw`, { revision: '1' });
    expect(late.status).toBe(409);
    expect(late.html).toContain('审核通过，办结');
    expect((await officer.get(REPORT)).html).not.toContain('撤回报送稿…');
  });

  test('twice is told the second time', async () => {
    const twice = [1, 2].map(() => officer.post(`${REPORT}/withdraw`, { revision: '1' }));
    const answers = await Promise.all(twice);
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409]);
    const told = answers.find(({ status }) => status === 409);
    expect(told?.html).toContain('没有可以撤回的报送稿');
  });
});

test('a report that left the roster asks for nothing', async () => {
  const leftAt = new Date('2027-11-02T03:00:00Z');
  await site.ledger.db.report.update({
    where: { id: ID },
    data: { stage: 'collecting', leftAt, leftCause: 'completed' },
  });
  const { html } = await officer.get(REPORT);
  expect(html).toContain('起不再要求报送');
  expect(html).not.toContain('name="progress"');
  const filed = await officer.post(REPORT, { progress: '还想报。', basedOn: '1' });
  expect(filed.status).toBe(409);
  expect(filed.html).toContain('还想报。');
  expect((await officer.get('/my')).html).toContain('不再要求报送');
});
