import { beforeEach, describe, expect, test } from '@jest/globals';
import { attach, detach } from '../../../ledger/attachments/attach.ts';
import { holdIssue } from '../../../ledger/attachments/of-issue.ts';
import {
  answerIssue,
  sendIssueBack,
  withdrawIssue,
} from '../../../ledger/commands/issues/answer.ts';
import { mergeIssue, passOnIssue, takeUpIssue } from '../../../ledger/commands/issues/handle.ts';
import { raiseIssue, type RaisedIssue } from '../../../ledger/commands/issues/raise.ts';
import { handedIn } from '../../../ledger/read/handed-in.ts';
import { accept, file } from '../../../ledger/commands/report-commands.ts';
import { stepCycle } from '../../../ledger/steps/cycle-step.ts';
import type { Actor } from '../../../domain/report/actor.ts';
import { FINANCE, GOVERNMENT, OPERATOR, REVIEWER, WATER } from '../../support/actors.ts';
import { formOf } from '../../support/forms.ts';
import { openedYear, type OpenedYear } from '../../support/opened-year.ts';
import { owed } from '../../support/small-plan.ts';
import { REPORT } from '../../support/dates.ts';

const CAME = new Date('2027-11-05T10:00:00+08:00');
const ID = 'small-issue-1';
const HANDLING = 'small-issue_handling-e1-fagaiwei';
const WORDS = { opinion: '情况属实，建议协调解决。', proposal: '由水利厅会同财政厅办理。' };

let year: OpenedYear;
beforeEach(async () => {
  year = await openedYear({ obligations: [owed('periodic'), owed('issue_handling')] });
  year.clock.set(CAME);
});

const raise = (rest: Partial<RaisedIssue> = {}, actor: Actor = WATER) =>
  raiseIssue(
    year.ledger,
    'small',
    {
      title: '灌区资金缺口',
      what: '配套资金未到位，工程停工。',
      asked: '请协调落实配套资金。',
      urgent: false,
      taskId: null,
      fromReportId: null,
      ...rest,
    },
    actor,
  );
const issue = (id = ID) => year.ledger.db.issue.findUniqueOrThrow({ where: { id } });
const handling = (id = HANDLING) => year.ledger.db.report.findUniqueOrThrow({ where: { id } });
const mails = async () =>
  (
    await year.ledger.db.mail.findMany({
      where: { reportId: HANDLING },
      orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
    })
  ).map(({ notice, contactId, state }) => `${notice} → ${contactId}: ${state}`);
const code = (outcome: { ok: boolean; refusal?: { code: string } }) => outcome.refusal?.code;

describe('a major issue', () => {
  test('is registered, taken up, passed on and answered; the answer goes back to its agency', async () => {
    expect(await raise({ taskId: 'small-t001', fromReportId: REPORT })).toEqual({
      ok: true,
      value: { id: ID, number: 1, at: CAME },
    });
    await year.stepAt(CAME, HANDLING);
    expect(await takeUpIssue(year.ledger, ID, '正在核实。', REVIEWER)).toMatchObject({ ok: true });
    expect(await passOnIssue(year.ledger, ID, WORDS, REVIEWER)).toMatchObject({ ok: true });
    expect(await handling()).toMatchObject({ stage: 'reviewing', dueOn: '2027-11-10' });
    expect(await answerIssue(year.ledger, ID, '同意，由财政厅安排。', GOVERNMENT)).toMatchObject({
      ok: true,
    });
    expect(await issue()).toMatchObject({
      remark: '正在核实。',
      takenUpBy: REVIEWER.name,
      answer: '同意，由财政厅安排。',
      taskId: 'small-t001',
      fromReportId: REPORT,
    });
    expect(await handling()).toMatchObject({ stage: 'accepted' });
    expect(await mails()).toEqual(
      [
        'accepted → fagaiwei-officer: staged',
        'opening → fagaiwei-officer: cancelled',
        'issue_answered → shuili-officer: staged',
        'issue_passed_on → zhengfuban-officer: cancelled',
      ].toSorted(),
    );
    expect(await stepCycle(year.ledger, 'small-issue_handling-e1')).toMatchObject({ open: false });
  });

  test('what is urgent tells the government’s leader, too, and is due the same day', async () => {
    await raise({ urgent: true });
    expect(await handling()).toMatchObject({
      dueOn: '2027-11-05',
      dueAt: new Date('2027-11-05T18:00:00+08:00'),
    });
    await passOnIssue(year.ledger, ID, WORDS, REVIEWER);
    expect(await mails()).toEqual([
      'issue_passed_on → zhengfuban-leader: staged',
      'issue_passed_on → zhengfuban-officer: staged',
    ]);
  });

  test('passed on late is late, though on the due day', async () => {
    await raise({ urgent: true });
    year.clock.set(new Date('2027-11-05T18:00:00+08:00'));
    await passOnIssue(year.ledger, ID, WORDS, REVIEWER);
    expect(await year.ledger.db.submission.findFirst()).toMatchObject({ late: true });
  });

  test('the same words twice are one issue; others are another', async () => {
    const both = await Promise.all([raise(), raise()]);
    expect(both.map((each) => each.ok && each.value.number)).toEqual([1, 1]);
    expect(await raise({ title: '汛期险情' })).toMatchObject({ value: { number: 2 } });
  });

  test('sent back, it is owed anew, and can be passed on again', async () => {
    await raise();
    await passOnIssue(year.ledger, ID, WORDS, REVIEWER);
    expect(await sendIssueBack(year.ledger, ID, '请补充资金数额。', GOVERNMENT)).toMatchObject({
      ok: true,
    });
    expect(await handling()).toMatchObject({ stage: 'collecting', termsVersion: 2 });
    expect(code(await answerIssue(year.ledger, ID, '同意。', GOVERNMENT))).toBe(
      'issue_not_passed_on',
    );
    expect(await passOnIssue(year.ledger, ID, WORDS, REVIEWER)).toMatchObject({ ok: true });
    expect(await answerIssue(year.ledger, ID, '同意办理。', GOVERNMENT)).toMatchObject({
      ok: true,
    });
  });

  test('withdrawn in words: nobody is reminded any more, and nothing is done to it', async () => {
    await raise();
    await year.stepAt(CAME, HANDLING);
    expect(code(await withdrawIssue(year.ledger, ID, '　', WATER))).toBe('needs_words');
    expect(await withdrawIssue(year.ledger, ID, '资金已经到位。', WATER)).toMatchObject({
      ok: true,
    });
    expect(await issue()).toMatchObject({ closedWhy: '资金已经到位。', mergedIntoId: null });
    expect(await handling()).toMatchObject({ leftCause: 'issue_withdrawn' });
    expect(await year.stepAt(CAME, HANDLING)).toMatchObject({ open: false, stage: 'left' });
    for (const outcome of [
      await passOnIssue(year.ledger, ID, WORDS, REVIEWER),
      await takeUpIssue(year.ledger, ID, '', REVIEWER),
      await answerIssue(year.ledger, ID, '同意。', GOVERNMENT),
      await withdrawIssue(year.ledger, ID, '资金已经到位。', WATER),
    ])
      expect(outcome).toMatchObject({ refusal: { code: 'issue_closed', how: 'withdrawn' } });
  });

  test('merged, it follows the other one’s answer, which then cannot be withdrawn', async () => {
    await raise();
    await raise({ title: '同一资金缺口' }, FINANCE);
    await raise({ title: '还是同一缺口' });
    expect(
      await mergeIssue(year.ledger, 'small-issue-3', 'small-issue-2', '同一事项。', REVIEWER),
    ).toMatchObject({ ok: true });
    expect(
      await mergeIssue(year.ledger, 'small-issue-2', ID, '同一事项。', REVIEWER),
    ).toMatchObject({
      ok: true,
    });
    expect(await issue('small-issue-3')).toMatchObject({ mergedIntoId: ID });
    expect(await withdrawIssue(year.ledger, ID, '已经解决。', WATER)).toMatchObject({
      refusal: { code: 'issue_followed', numbers: [2, 3] },
    });
    expect(code(await mergeIssue(year.ledger, ID, 'small-issue-2', '同一事项。', REVIEWER))).toBe(
      'not_mergeable',
    );
    expect(code(await mergeIssue(year.ledger, ID, ID, '同一事项。', REVIEWER))).toBe(
      'not_mergeable',
    );
    await passOnIssue(year.ledger, ID, WORDS, REVIEWER);
    await answerIssue(year.ledger, ID, '同意办理。', GOVERNMENT);
    expect((await mails()).filter((each) => each.startsWith('issue_answered'))).toEqual([
      'issue_answered → caizheng-officer: staged',
      'issue_answered → shuili-officer: staged',
    ]);
  });

  test('two at once: answered or withdrawn, never both', async () => {
    await raise();
    await passOnIssue(year.ledger, ID, WORDS, REVIEWER);
    const both = await Promise.all([
      answerIssue(year.ledger, ID, '同意办理。', GOVERNMENT),
      withdrawIssue(year.ledger, ID, '已经解决。', WATER),
    ]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.map(code).filter((each) => each !== undefined)).toEqual(['issue_closed']);
  });

  test('the commission raises its own, which the government answers', async () => {
    expect(await raise({}, REVIEWER)).toMatchObject({ ok: true });
    await passOnIssue(year.ledger, ID, WORDS, REVIEWER);
    expect(code(await answerIssue(year.ledger, ID, '同意。', REVIEWER))).toBe('only_government');
    await answerIssue(year.ledger, ID, '同意办理。', GOVERNMENT);
    expect(await mails()).toContain('issue_answered → fagaiwei-officer: staged');
  });

  test('is nobody else’s, and goes by no other way', async () => {
    expect(code(await raise({}, GOVERNMENT))).toBe('only_agency_raises');
    expect(code(await raise({}, OPERATOR))).toBe('only_agency_raises');
    const stranger: Actor = { kind: 'agency', agencyId: 'chifeng', name: '外单位' };
    expect(code(await raise({}, stranger))).toBe('not_yours');
    expect(code(await raise({ taskId: 'other-t001' }))).toBe('unknown_task');
    expect(code(await raise({ fromReportId: REPORT }, FINANCE))).toBe('not_yours');
    expect(await raise({ asked: ' 。 ' })).toMatchObject({
      refusal: { code: 'issue_lacks', field: 'asked' },
    });
    expect(code(await raise({ title: '长'.repeat(81) }))).toBe('words_too_long');
    await raise();
    for (const actor of [WATER, GOVERNMENT])
      expect(code(await passOnIssue(year.ledger, ID, WORDS, actor))).toBe('only_commission');
    expect(code(await withdrawIssue(year.ledger, ID, '已经解决。', FINANCE))).toBe('not_yours');
    expect(code(await file(year.ledger, HANDLING, formOf(), REVIEWER))).toBe('on_own_page');
    await passOnIssue(year.ledger, ID, WORDS, REVIEWER);
    expect(code(await passOnIssue(year.ledger, ID, WORDS, REVIEWER))).toBe('issue_passed_on');
    expect(code(await accept(year.ledger, HANDLING, 1, GOVERNMENT))).toBe('on_own_page');
    expect(code(await answerIssue(year.ledger, 'small-issue-9', '同意。', GOVERNMENT))).toBe(
      'not_found',
    );
  });

  test('counts what its agency sent with it in the burden of the day it was raised', async () => {
    await raise();
    const owner = { kind: 'issue', id: ID } as const;
    const pdf = (text: string) => ({
      ...{ name: `${text}.pdf`, type: 'pdf' as const },
      bytes: new Uint8Array(Buffer.from(text)),
    });
    const sent = [];
    for (const text of ['说明', '明细', '重复'])
      sent.push(await attach(year.ledger, holdIssue, owner, pdf(text), WATER));
    const [, , last] = sent;
    if (!last?.ok) throw new Error('was not attached');
    await detach(year.ledger, holdIssue, owner, last.value.id, WATER);
    expect(await handedIn(year.ledger.db, { planId: 'small' })).toEqual([
      { agencyId: WATER.agencyId, dueOn: '2027-11-05', files: 2 },
    ]);
    expect(await handedIn(year.ledger.db, { planId: 'other' })).toEqual([]);
  });
});
