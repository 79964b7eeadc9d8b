import { beforeEach, describe, expect, test } from '@jest/globals';
import { simpleParser } from 'mailparser';
import { answerObjection, object, withdrawObjection } from '../../../ledger/commands/objections.ts';
import { file } from '../../../ledger/commands/report-commands.ts';
import { reportStory } from '../../../ledger/read/desk/report-story.ts';
import { objectionsOf } from '../../../ledger/read/objections.ts';
import { FINANCE, GOVERNMENT, OPERATOR, REVIEWER, WATER } from '../../support/actors.ts';
import { LAUNCH } from '../../support/dates.ts';
import { claim } from '../../support/outbox.ts';
import {
  CONFIRMED,
  launchedReceipts,
  RECEIPT,
  type LaunchedReceipts,
} from '../../support/receipts.ts';
import { deskPlan } from '../read/desk/desk-plan.ts';

const TASK = 'small-t001';
const FIRST = `${RECEIPT}/objection-1`;

let plan: LaunchedReceipts;
beforeEach(async () => {
  plan = await launchedReceipts();
});
const raise = (text = '建议由自治区农牧业厅牵头。', taskId: string | null = TASK) =>
  object(plan.ledger, RECEIPT, { taskId, text }, WATER);
const answer = (text = '维持原分工。', actor = REVIEWER, id = FIRST) =>
  answerObjection(plan.ledger, id, text, actor);
const texts = async () => {
  const messages = await claim(plan.ledger);
  const mails = await Promise.all(messages.map(({ raw }) => simpleParser(Buffer.from(raw))));
  return new Map(mails.map((mail) => [mail.subject ?? '', mail.text ?? '']));
};

describe('an objection', () => {
  test('is raised in words, as often as need be; the same words twice are one', async () => {
    await raise();
    await raise();
    await raise('整个分工与职责不符。', null);
    const rows = await plan.ledger.db.objection.findMany({ orderBy: { id: 'asc' } });
    expect(rows).toMatchObject([
      { id: FIRST, taskId: TASK, raisedBy: WATER.name, agencyId: 'shuili' },
      { id: `${RECEIPT}/objection-2`, taskId: null },
    ]);
  });

  test('stops no clock, and confirming withdraws none', async () => {
    await raise();
    await plan.stepAll('2027-01-07T01:00:00Z');
    expect(await plan.mails()).toContain(`${RECEIPT}/1/remind-2-workdays/shuili-officer: staged`);
    await file(plan.ledger, RECEIPT, CONFIRMED, WATER);
    expect(await plan.ledger.db.objection.findFirst()).toMatchObject({
      answeredAt: null,
      withdrawnAt: null,
    });
  });

  test.each([
    ['without words', () => raise(' ……'), 'needs_words'],
    ['with more than a mail holds', () => raise('多'.repeat(2_001)), 'words_too_long'],
    ['against a task of others', () => raise('不妥。', 'small-t099'), 'no_such_task'],
    [
      'by another agency',
      () => object(plan.ledger, RECEIPT, { taskId: null, text: '不妥。' }, FINANCE),
      'not_yours',
    ],
    [
      'on what does not exist',
      () => object(plan.ledger, 'small-receipt-once-x', { taskId: null, text: '不妥。' }, WATER),
      'not_found',
    ],
  ])('%s is refused', async (_, act, code) => {
    expect(await act()).toMatchObject({ ok: false, refusal: { code } });
    expect(await plan.ledger.db.objection.count()).toBe(0);
  });

  test('is on no other kind of report', async () => {
    await plan.stepAll('2027-11-01T01:00:00Z');
    const periodic = 'small-periodic-2027-t001';
    expect(
      await object(plan.ledger, periodic, { taskId: null, text: '不妥。' }, WATER),
    ).toMatchObject({ refusal: { code: 'not_found' } });
  });

  test('is none to what is owed no more', async () => {
    await plan.ledger.db.report.update({ where: { id: RECEIPT }, data: { leftAt: new Date(0) } });
    expect(await raise()).toMatchObject({ refusal: { code: 'left_roster' } });
  });

  test('is withdrawn by its agency alone, and then needs no answer', async () => {
    await raise();
    expect(await withdrawObjection(plan.ledger, FIRST, FINANCE)).toMatchObject({ ok: false });
    expect(await withdrawObjection(plan.ledger, FIRST, WATER)).toMatchObject({ ok: true });
    expect(await answer()).toMatchObject({ refusal: { code: 'objection_closed' } });
  });

  test('is answered once, by the agency’s superior, in words', async () => {
    await raise();
    for (const actor of [GOVERNMENT, WATER, OPERATOR])
      expect(await answer('维持原分工。', actor)).toMatchObject({
        refusal: { code: 'only_superior_answers' },
      });
    expect(await answer('。')).toMatchObject({ refusal: { code: 'needs_words' } });
    expect(await answer('多'.repeat(2_001))).toMatchObject({ refusal: { given: 2_001 } });
    const both = await Promise.all([answer('维持原分工。'), answer('同意调整。')]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await withdrawObjection(plan.ledger, FIRST, WATER)).toMatchObject({
      refusal: { code: 'objection_closed' },
    });
  });

  test('stands in its report’s timeline, with what came of it, and at its task', async () => {
    await raise();
    await raise('整个分工与职责不符。', null);
    await withdrawObjection(plan.ledger, `${RECEIPT}/objection-2`, WATER);
    await answer();
    const desk = await deskPlan(plan.ledger, 'small');
    const story = await reportStory(plan.ledger, desk, RECEIPT, LAUNCH, null);
    const told = story?.past.filter((entry) => entry.kind === 'objection');
    expect(told?.map(({ what, task, by, words }) => [what, task, by, words])).toEqual([
      ['raised', '1', WATER.name, '建议由自治区农牧业厅牵头。'],
      ['answered', '1', REVIEWER.name, '维持原分工。'],
      ['raised', null, WATER.name, '整个分工与职责不符。'],
      ['withdrawn', null, '', null],
    ]);
    expect(told?.[1]?.mails).toMatchObject([{ contact: { name: '联络员' } }]);
    expect(await objectionsOf(plan.ledger, { taskId: TASK })).toMatchObject([{ id: FIRST }]);
  });

  test('of the commission is answered by the government office', async () => {
    const own = 'small-receipt-once-fagaiwei';
    await object(plan.ledger, own, { taskId: null, text: '请明确分工。' }, REVIEWER);
    const id = `${own}/objection-1`;
    expect(await answer('已明确。', REVIEWER, id)).toMatchObject({ ok: false });
    expect(await answer('已明确。', GOVERNMENT, id)).toMatchObject({ ok: true });
  });
});

describe('the mails', () => {
  test('the notice of assignment asks for the receipt, with its date and link', async () => {
    const mails = await texts();
    const subject =
      '【督办·交办】牵头任务1项、配合任务0项：《某自治区贯彻落实国家〈东北振兴“十二五”规划〉重点工作分工方案》，请于1月11日24:00前签收';
    const text = mails.get(subject);
    expect(text).toContain('请在签收页面写明异议');
    expect(text).toContain(`登录签收：http://localhost:3000/reports/${RECEIPT}`);
    expect(text).toContain('签收截止');
    expect(text).toContain('推进大型灌区续建配套与节水改造');
    expect(text).toContain('最多向您发送2封');
  });

  test('the answer says what it answers; confirming does not take it back', async () => {
    await raise();
    await answer('牵头单位不变，请农牧业厅配合。');
    await file(plan.ledger, RECEIPT, CONFIRMED, WATER);
    const text = (await texts()).get('【督办·异议答复】贵单位所提异议已答复');
    expect(text).toContain('异议事项：任务1');
    expect(text).toContain('所提异议：建议由自治区农牧业厅牵头。');
    expect(text).toContain('> 牵头单位不变，请农牧业厅配合。');
    expect(text).toContain('已于2027年1月4日（星期一）签收。');
  });

  test('reminder and escalation speak of signing, and announce no letter', async () => {
    await plan.ledger.db.mail.deleteMany();
    await plan.stepAll('2027-01-07T01:00:00Z');
    const reminders = [...(await texts())];
    expect(reminders[0]![0]).toBe(
      '【督办·提醒】自治区财政厅任务分工签收还有4天到期，1月11日24:00截止',
    );
    await plan.ledger.db.mail.deleteMany();
    await plan.stepAll('2027-01-12T01:00:00Z');
    const escalated = [...(await texts())];
    expect(escalated.map(([subject]) => subject)).toContain(
      '【督办·升级】2个单位的2项任务分工签收逾期',
    );
    for (const [subject, text] of [...reminders, ...escalated])
      expect(subject + text.replace(/本邮件.*|严禁.*|提醒有限度.*/g, '')).not.toMatch(
        /报送落实情况|尚未报送|仍未报送|督办函|催办仍/,
      );
  });
});
