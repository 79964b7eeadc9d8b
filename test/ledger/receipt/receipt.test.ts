import { beforeEach, describe, expect, test } from '@jest/globals';
import { undoLaunch } from '../../../ledger/commands/launch.ts';
import { object } from '../../../ledger/commands/objections.ts';
import { accept, file, withdraw } from '../../../ledger/commands/report-commands.ts';
import { stepCycle } from '../../../ledger/steps/cycle-step.ts';
import { stepPlan } from '../../../ledger/steps/plan-step.ts';
import { step } from '../../../ledger/steps/step.ts';
import { FINANCE, OPERATOR, REVIEWER, WATER } from '../../support/actors.ts';
import { LAUNCH } from '../../support/dates.ts';
import {
  CONFIRMED,
  launchedReceipts,
  RECEIPT,
  type LaunchedReceipts,
} from '../../support/receipts.ts';
import { owed } from '../../support/small-plan.ts';

const REMINDED = '2027-01-07T01:00:00Z';
const ESCALATED = '2027-01-12T01:00:00Z';

let plan: LaunchedReceipts;
beforeEach(async () => {
  plan = await launchedReceipts({ region: true });
});
const receiptOf = (id = RECEIPT) => plan.ledger.db.report.findUniqueOrThrow({ where: { id } });

describe('a receipt', () => {
  test('is owed by every agency with a task and every region, by five workdays after the launch', async () => {
    const rows = await plan.ledger.db.report.findMany({ orderBy: { id: 'asc' } });
    expect(rows.map(({ id, dueOn, stage }) => `${id} ${dueOn} ${stage}`)).toEqual([
      'small-receipt-once-caizheng 2027-01-11 collecting',
      'small-receipt-once-chifeng 2027-01-11 collecting',
      // A task names the commission: it signs like anybody.
      'small-receipt-once-fagaiwei 2027-01-11 collecting',
      'small-receipt-once-shuili 2027-01-11 collecting',
    ]);
  });

  test('opens with the notice of assignment, which goes out singly and once', async () => {
    const rows = await plan.ledger.db.mail.findMany({ orderBy: { id: 'asc' } });
    expect(rows.map(({ id, notice, digestKey }) => [id, notice, digestKey === id])).toEqual(
      ['caizheng', 'chifeng', 'fagaiwei', 'shuili'].map((agency) => [
        `small-receipt-once-${agency}/1/assignment/${agency}-officer`,
        'assignment',
        true,
      ]),
    );
  });

  test('that nobody confirms is reminded once, then put before the superior, and never closes', async () => {
    await plan.stepAll(REMINDED);
    await plan.stepAll(ESCALATED);
    await plan.stepAll('2027-06-01T01:00:00Z');
    expect((await plan.mails()).filter((row) => row.startsWith(RECEIPT))).toEqual([
      `${RECEIPT}/1/assignment/shuili-officer: staged`,
      `${RECEIPT}/1/remind-2-workdays/shuili-officer: staged`,
      `${RECEIPT}/1/escalate/fagaiwei-officer: staged`,
    ]);
    const raised = await plan.ledger.db.escalation.findMany({ orderBy: { reportId: 'asc' } });
    expect(raised.map(({ effect, toAgency }) => `${effect} ${toAgency}`)).toEqual([
      'escalate fagaiwei',
      'escalate fagaiwei',
      // What the commission has not signed goes to the government office.
      'escalate zhengfuban',
      'escalate fagaiwei',
    ]);
    expect(await receiptOf()).toMatchObject({ stage: 'collecting', missedAt: null });
  });

  test('is done when it is confirmed: no review, no reminder, nothing to take back', async () => {
    await plan.stepAll('2027-01-05T02:00:00Z');
    const confirmed = await file(plan.ledger, RECEIPT, CONFIRMED, WATER);
    expect(confirmed).toMatchObject({ ok: true, value: { change: { late: false } } });
    await plan.stepAll(REMINDED);
    await plan.stepAll(ESCALATED);
    expect(await receiptOf()).toMatchObject({ stage: 'accepted', reviewDueOn: null });
    expect((await plan.mails()).filter((row) => row.startsWith(RECEIPT))).toHaveLength(1);
    const again = await file(plan.ledger, RECEIPT, CONFIRMED, WATER);
    const back = await withdraw(plan.ledger, RECEIPT, 1, WATER);
    const review = await accept(plan.ledger, RECEIPT, 1, REVIEWER);
    for (const refusal of [again, back, review])
      expect(refusal).toMatchObject({ ok: false, refusal: { code: 'already_accepted' } });
  });

  test('confirmed late answers the escalation, and counts as late', async () => {
    await plan.stepAll(ESCALATED);
    plan.clock.set('2027-01-13T02:00:00Z');
    const confirmed = await file(plan.ledger, RECEIPT, CONFIRMED, WATER);
    expect(confirmed).toMatchObject({ ok: true, value: { change: { late: true } } });
    expect(
      await plan.ledger.db.escalation.findFirst({ where: { reportId: RECEIPT } }),
    ).toMatchObject({ answeredAt: new Date('2027-01-13T02:00:00Z') });
  });

  test('is nobody else’s to confirm', async () => {
    expect(await file(plan.ledger, RECEIPT, CONFIRMED, FINANCE)).toMatchObject({
      refusal: { code: 'not_yours' },
    });
  });

  test('a form with fields may still not be empty', async () => {
    await plan.stepAll('2027-11-01T01:00:00Z');
    expect(await file(plan.ledger, 'small-periodic-2027-t001', CONFIRMED, WATER)).toMatchObject({
      refusal: { code: 'empty_report' },
    });
  });
});

test.each([
  ['days after the launch', { dueAfterDays: 10 }, '2027-01-14'],
  ['workdays after the launch', { dueAfterWorkdays: 3 }, '2027-01-07'],
])('an obligation may choose %s', async (_, values, dueOn) => {
  const chosen = await launchedReceipts({ obligations: [owed('receipt', values)] });
  expect(await chosen.ledger.db.cycle.findFirstOrThrow()).toMatchObject({ dueOn });
});

test('without a receipt the launch gives the notice itself', async () => {
  const plain = await launchedReceipts({ obligations: [owed('periodic')] });
  expect((await plain.mails())[0]).toBe('small/1/assignment/caizheng-officer: staged');
});

test('a launch is undone with its receipts, until one was signed or objected to', async () => {
  const undo = () => undoLaunch(plan.ledger, 'small', OPERATOR);
  expect(await undo()).toMatchObject({ ok: true });
  expect(await plan.ledger.db.report.count()).toBe(0);
  for (const { id } of await plan.ledger.db.process.findMany())
    expect(await step(plan.ledger, id)).toMatchObject({ open: false });
  const other = await launchedReceipts();
  await file(other.ledger, RECEIPT, CONFIRMED, WATER);
  await object(other.ledger, RECEIPT, { taskId: null, text: '职责有交叉。' }, WATER);
  expect(await undoLaunch(other.ledger, 'small', OPERATOR)).toMatchObject({
    refusal: { code: 'handed_in', count: 2 },
  });
});

describe('a plan whose receipts are not all confirmed', () => {
  const books = async () => {
    await plan.ledger.db.report.updateMany({
      where: { kind: 'periodic' },
      data: { stage: 'accepted' },
    });
    await stepCycle(plan.ledger, 'small-periodic-2027');
  };

  test('ends when all else has ended, with what was never filed as missed', async () => {
    await file(plan.ledger, RECEIPT, CONFIRMED, WATER);
    await plan.stepAll('2027-11-01T01:00:00Z');
    await plan.stepAll('2028-01-28T01:00:00Z');
    expect(await stepPlan(plan.ledger, 'small')).toMatchObject({ open: true });
    await books();
    expect(await stepPlan(plan.ledger, 'small')).toMatchObject({ open: false, stage: 'ended' });
    const rows = await plan.ledger.db.report.findMany({
      where: { kind: 'receipt' },
      orderBy: { id: 'asc' },
    });
    expect(rows.map(({ stage }) => stage)).toEqual(['missed', 'missed', 'missed', 'accepted']);
    for (const { id } of rows)
      expect(await step(plan.ledger, `report/${id}`)).toMatchObject({ open: false });
    expect(await step(plan.ledger, 'cycle/small-receipt-once')).toMatchObject({ open: false });
    expect(await plan.ledger.db.plan.findFirst()).toMatchObject({
      endedAt: new Date('2028-01-28T01:00:00Z'),
    });
    // Late is better than never.
    const late = await file(plan.ledger, 'small-receipt-once-caizheng', CONFIRMED, FINANCE);
    expect(late).toMatchObject({ ok: true });
  });

  test('does not end before its period, though nothing else is owed', async () => {
    const alone = await launchedReceipts({ obligations: [owed('receipt')] });
    alone.clock.set(LAUNCH);
    const answer = await stepPlan(alone.ledger, 'small');
    expect(answer).toMatchObject({ open: true, next: { does: 'end the plan' } });
    alone.clock.set(new Date(LAUNCH.getTime() + answer!.next!.inMs));
    expect(await stepPlan(alone.ledger, 'small')).toMatchObject({ open: false });
    expect(await alone.ledger.db.report.count({ where: { stage: 'missed' } })).toBe(3);
  });
});
