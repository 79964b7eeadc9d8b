import { beforeEach, describe, expect, test } from '@jest/globals';
import { launch } from '../../../ledger/commands/launch.ts';
import { endObligation, resumeObligation } from '../../../ledger/commands/end-obligation.ts';
import { accept, file } from '../../../ledger/commands/report-commands.ts';
import { resumeTask, setAsideTask } from '../../../ledger/commands/set-aside.ts';
import { transferAgency } from '../../../ledger/commands/transfer.ts';
import { orderedCycles, planRoles } from '../../../ledger/obligations.ts';
import { stepCycle } from '../../../ledger/steps/cycle-step.ts';
import { stepPlan } from '../../../ledger/steps/plan-step.ts';
import { stepReport } from '../../../ledger/steps/report-step.ts';
import { planPolicySchema } from '../../../schemas/plan-policy.ts';
import { FINANCE, GOVERNMENT, OPERATOR, REVIEWER, WATER } from '../../support/actors.ts';
import { contents } from '../../support/contents.ts';
import { CYCLE, instantOf, LAUNCH, OPENING, REPORT } from '../../support/dates.ts';
import { formOf } from '../../support/forms.ts';
import { openedYear, outbox, TEN_MINUTES, type OpenedYear } from '../../support/opened-year.ts';
import { claim, claimOne, rowsNamed } from '../../support/outbox.ts';
import { importSmallPlan } from '../../support/small-plan.ts';
import { gateAt } from '../../support/gate.ts';

const OTHER = 'small-periodic-2027-t002';
const TASK = 'small-t001';
const DROPPED = new Date('2027-12-08T10:00:00+08:00');
const ORDERED = { actor: REVIEWER, why: '国家已调整项目' };

let year: OpenedYear;
beforeEach(async () => {
  year = await openedYear({ tasks: 2, lead: TEN_MINUTES });
  await year.stepAt(OPENING);
  await year.stepAt(OPENING, OTHER);
  await year.ledger.db.mail.deleteMany();
  year.clock.set(DROPPED);
});
const drop = (ordered: object = {}, cause: 'dropped' | 'completed' = 'dropped') =>
  setAsideTask(year.ledger, 'small', TASK, cause, { ...ORDERED, ...ordered });
const report = (id = REPORT) => year.ledger.db.report.findUniqueOrThrow({ where: { id } });

describe('a task that is set aside', () => {
  test('takes its open report off the roster, with what was staged, and its officers are told', async () => {
    await year.stepAt(instantOf('remind-30'));
    await year.ledger.db.mail.deleteMany();
    await year.stepAt(new Date(instantOf('remind-15').getTime() - 600_000));
    expect(await outbox(year.ledger)).toEqual(['remind-15 → shuili-officer: staged']);
    const done = await drop();
    expect(done).toMatchObject({
      ok: true,
      value: {
        left: [{ id: REPORT, agency: { id: 'shuili' } }],
        told: [{ notice: 'left', name: '联络员', reports: 1 }],
        cancelled: 1,
      },
    });
    expect(await report()).toMatchObject({
      leftAt: expect.any(Date),
      leftCause: 'task_dropped',
      leftBy: REVIEWER.name,
      leftWhy: ORDERED.why,
    });
    expect((await outbox(year.ledger)).sort()).toEqual([
      'left → shuili-officer: staged',
      'remind-15 → shuili-officer: cancelled',
    ]);
    const message = await claimOne(year.ledger, { stragglerSeconds: -1 });
    expect(await rowsNamed(message)).toEqual([`${REPORT}/1/left/shuili-officer`]);
    expect(await stepReport(year.ledger, REPORT)).toMatchObject({ open: false, stage: 'left' });
    expect(await file(year.ledger, REPORT, formOf(), WATER)).toMatchObject({
      refusal: { code: 'left_roster' },
    });
    expect((await report(OTHER)).leftAt).toBeNull();
  });

  test('is not urged, put before anybody or missed any more', async () => {
    await drop();
    for (const step of ['urge', 'escalate', 'close']) await year.stepAt(instantOf(step));
    expect(await outbox(year.ledger)).toEqual(['left → shuili-officer: staged']);
    expect(await report()).toMatchObject({ stage: 'collecting', missedAt: null });
    expect(await year.ledger.db.escalation.count()).toBe(0);
  });

  test('keeps what was accepted, and the cycle closes with the rest', async () => {
    await file(year.ledger, OTHER, formOf(), WATER);
    await accept(year.ledger, OTHER, 1, REVIEWER);
    expect(await stepCycle(year.ledger, CYCLE)).toMatchObject({ open: true });
    await drop({}, 'completed');
    expect((await report()).leftCause).toBe('task_completed');
    expect(await stepCycle(year.ledger, CYCLE)).toMatchObject({
      open: false,
      stage: '1 of 1 closed',
    });
  });

  test('is in no later roster, and back in it when it is resumed', async () => {
    const leads = async () =>
      (await planRoles(year.ledger.db, 'small')).leads.map(({ taskId }) => taskId);
    await drop();
    expect(await leads()).toEqual(['small-t002']);
    await resumeTask(year.ledger, 'small', TASK, ORDERED);
    expect(await leads()).toEqual([TASK, 'small-t002']);
  });

  test('shown first, changes nothing', async () => {
    const before = await contents(year.ledger);
    const shown = await drop({ preview: true, why: '' });
    expect(shown).toMatchObject({ ok: true, value: { left: [{ id: REPORT }] } });
    expect(await contents(year.ledger)).toEqual(before);
    const done = await drop();
    expect(done).toEqual(shown);
  });

  test('resumed, its report is owed again by new terms, with notice', async () => {
    await drop();
    year.clock.set(new Date('2027-12-29T10:00:00+08:00'));
    const resumed = await resumeTask(year.ledger, 'small', TASK, { ...ORDERED, why: '项目恢复' });
    expect(resumed).toMatchObject({ ok: true, value: { rejoined: [{ id: REPORT }] } });
    expect(await report()).toMatchObject({
      leftAt: null,
      leftCause: null,
      termsVersion: 2,
      dueOn: '2028-01-05',
    });
    // Whoever was not told yet that it had left is told only how it stands.
    expect((await outbox(year.ledger)).sort()).toEqual([
      'left → shuili-officer: cancelled',
      'rejoined → shuili-officer: staged',
    ]);
    expect(await stepReport(year.ledger, REPORT)).toMatchObject({ open: true });
    expect(await year.ledger.db.taskChange.findMany({ orderBy: { id: 'asc' } })).toMatchObject([
      { why: ORDERED.why, before: { setAside: null }, after: { setAside: 'dropped' } },
      { why: '项目恢复', before: { setAside: 'dropped' }, after: { setAside: null } },
    ]);
    expect(await claim(year.ledger, { stragglerSeconds: -1 })).toHaveLength(1);
  });

  test('tells nobody of what has not opened, and the government of what the commission owes', async () => {
    const { db } = year.ledger;
    await db.report.update({ where: { id: REPORT }, data: { agencyId: 'fagaiwei' } });
    expect(await drop()).toMatchObject({ value: { told: [{ reports: 1 }, { reports: 1 }] } });
    expect((await outbox(year.ledger)).sort()).toEqual([
      'left → fagaiwei-officer: staged',
      'left → zhengfuban-officer: staged',
    ]);
    const later = new Date(DROPPED.getTime() + 1);
    await db.report.update({ where: { id: OTHER }, data: { opensAt: later } });
    await setAsideTask(year.ledger, 'small', 'small-t002', 'dropped', ORDERED);
    expect(await report(OTHER)).toMatchObject({ leftCause: 'task_dropped' });
    expect(await outbox(year.ledger)).toHaveLength(2);
  });

  test('leaves alone what left before; resumed in review, its reviewer has the whole time again', async () => {
    await file(year.ledger, REPORT, formOf(), WATER);
    await drop();
    const { leftAt, reviewDueOn } = await report();
    expect(reviewDueOn).toBe('2027-12-22');
    const obligation = await year.ledger.db.obligation.findFirstOrThrow();
    year.clock.set(new Date('2027-12-20T10:00:00+08:00'));
    await endObligation(year.ledger, 'small', obligation.id, 'leave', ORDERED);
    expect(await report()).toMatchObject({ leftAt, leftCause: 'task_dropped' });
    await resumeTask(year.ledger, 'small', TASK, ORDERED);
    expect(await report()).toMatchObject({
      stage: 'reviewing',
      leftAt: null,
      termsVersion: 1,
      reviewDueOn: '2028-01-03',
    });
    expect(await report(OTHER)).toMatchObject({ leftCause: 'obligation_ended' });
  });

  test('shows of a change what that change tells and takes back, and nothing of an earlier one', async () => {
    const { db } = year.ledger;
    await transferAgency(
      year.ledger,
      'small',
      { cause: 'merged', fromId: 'shuili', to: { id: 'caizheng' } },
      ORDERED,
    );
    year.clock.set(new Date(DROPPED.getTime() + 1));
    expect(await drop()).toMatchObject({
      value: { told: [{ notice: 'left', agency: { id: 'caizheng' } }], cancelled: 1 },
    });
    expect(await db.mail.count({ where: { notice: 'passed_on', state: 'staged' } })).toBe(2);
    const resumed = await resumeTask(year.ledger, 'small', TASK, ORDERED);
    expect(resumed).toMatchObject({ value: { told: [{ notice: 'rejoined' }] } });
    year.clock.set(new Date(DROPPED.getTime() + 2));
    expect(await drop()).toMatchObject({ value: { told: [{ notice: 'left' }], cancelled: 1 } });
  });

  test('is not resumed once its plan has ended', async () => {
    await drop();
    await year.ledger.db.plan.update({ where: { id: 'small' }, data: { endedAt: DROPPED } });
    expect(await resumeTask(year.ledger, 'small', TASK, ORDERED)).toMatchObject({
      refusal: { code: 'plan_ended', endedAt: DROPPED },
    });
    expect((await report()).leftAt).not.toBeNull();
  });

  test('is refused without words, twice, to another role, and of another plan', async () => {
    expect(await drop({ why: '  ' })).toMatchObject({ refusal: { code: 'needs_words' } });
    for (const actor of [WATER, FINANCE, GOVERNMENT])
      expect(await drop({ actor })).toMatchObject({ refusal: { code: 'only_operator' } });
    expect(await resumeTask(year.ledger, 'small', TASK, ORDERED)).toMatchObject({
      refusal: { code: 'not_set_aside' },
    });
    await importSmallPlan(year.ledger, { id: 'other' });
    const elsewhere = await setAsideTask(year.ledger, 'other', TASK, 'dropped', ORDERED);
    expect(elsewhere).toMatchObject({ refusal: { code: 'unknown_task' } });
    await drop();
    expect(await drop()).toMatchObject({
      refusal: { code: 'task_set_aside', setAsideAt: DROPPED },
    });
  });

  test('while its agency files: one is first, and the other is told', async () => {
    const gate = await gateAt(year.ledger, 'submission');
    const filing = file(year.ledger, REPORT, formOf(), WATER);
    await gate.reached();
    const dropping = setAsideTask(year.other, 'small', TASK, 'dropped', ORDERED);
    await gate.open();
    expect(await filing).toMatchObject({ ok: true });
    expect(await dropping).toMatchObject({ ok: true, value: { left: [{ id: REPORT }] } });
    expect(await report()).toMatchObject({ stage: 'reviewing', leftCause: 'task_dropped' });
    expect(await accept(year.ledger, REPORT, 1, REVIEWER)).toMatchObject({
      refusal: { code: 'left_roster' },
    });
  });
});

describe('an obligation that is ended', () => {
  const ID = async () => (await year.ledger.db.obligation.findFirstOrThrow()).id;
  const cycles = () =>
    orderedCycles(year.ledger.db, year.ledger, {
      id: 'small',
      launchedAt: LAUNCH,
      launchFrom: 2027,
      launchTo: 2028,
      policy: planPolicySchema.parse({}),
    });

  test('starts no later cycle; what is open stays owed', async () => {
    const id = await ID();
    expect(await endObligation(year.ledger, 'small', id, 'stay', ORDERED)).toMatchObject({
      ok: true,
      value: { left: [] },
    });
    expect(await cycles()).toEqual([]);
    expect((await report()).leftAt).toBeNull();
    expect(await year.stepAt(instantOf('remind-15'))).toMatchObject({ did: 'remind-15' });
    const again = await endObligation(year.ledger, 'small', id, 'stay', ORDERED);
    expect(again).toMatchObject({ refusal: { code: 'obligation_ended' } });
  });

  test('with its open reports ends the plan, and is not resumed then', async () => {
    const id = await ID();
    await endObligation(year.ledger, 'small', id, 'leave', ORDERED);
    expect(await report()).toMatchObject({ leftCause: 'obligation_ended' });
    await stepCycle(year.ledger, CYCLE);
    expect(await stepPlan(year.ledger, 'small')).toMatchObject({ open: false, stage: 'ended' });
    expect(await resumeObligation(year.ledger, 'small', id, ORDERED)).toMatchObject({
      refusal: { code: 'plan_ended' },
    });
  });

  test('is resumed until a cycle of it would have opened', async () => {
    const id = await ID();
    const { ledger } = year;
    await ledger.db.plan.update({ where: { id: 'small' }, data: { launchTo: 2028 } });
    await endObligation(ledger, 'small', id, 'leave', ORDERED);
    expect(await resumeObligation(ledger, 'small', id, ORDERED)).toMatchObject({
      ok: true,
      value: { rejoined: [{ id: REPORT }, { id: OTHER }] },
    });
    expect(await cycles()).toHaveLength(2);
    await endObligation(ledger, 'small', id, 'stay', ORDERED);
    year.clock.set(new Date('2028-11-02T10:00:00+08:00'));
    expect(await resumeObligation(ledger, 'small', id, ORDERED)).toMatchObject({
      refusal: { code: 'cycle_passed', period: '2028' },
    });
  });

  test('is the commission’s to end, with words', async () => {
    const id = await ID();
    expect(
      await endObligation(year.ledger, 'small', id, 'stay', { actor: WATER, why: 'x' }),
    ).toMatchObject({ refusal: { code: 'only_operator' } });
    expect(
      await endObligation(year.ledger, 'small', id, 'stay', { actor: OPERATOR, why: '' }),
    ).toMatchObject({ refusal: { code: 'needs_words' } });
    expect(await launch(year.ledger, 'small', { from: 2027, to: 2027 }, OPERATOR)).toMatchObject({
      refusal: { code: 'already_launched' },
    });
  });
});
