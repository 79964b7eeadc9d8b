import { describe, expect, test } from '@jest/globals';
import { launch } from '../../../ledger/commands/launch.ts';
import { pausePlan, resumePlan } from '../../../ledger/commands/pause.ts';
import { stepCycle } from '../../../ledger/steps/cycle-step.ts';
import { stepPlan } from '../../../ledger/steps/plan-step.ts';
import type { StepAnswer } from '../../../ledger/processes.ts';
import { stepReport } from '../../../ledger/steps/report-step.ts';
import { OPERATOR } from '../../support/actors.ts';
import { testLedger, type TestLedger } from '../../support/database.ts';
import { LAUNCH, OPENING, REPORT } from '../../support/dates.ts';
import { FixedClock } from '../../support/fixed-clock.ts';
import { TEN_MINUTES } from '../../support/opened-year.ts';
import { importSmallPlan, owed, type SmallPlanOptions } from '../../support/small-plan.ts';

interface Launched {
  ledger: TestLedger;
  clock: FixedClock;
  step(at: Date | string): Promise<StepAnswer>;
  /** Steps from wake to wake; what each has done. */
  liveThrough(): Promise<string[]>;
}

async function launched(
  at: Date | string,
  [from, to]: [number, number],
  options: SmallPlanOptions = {},
  lead = {},
): Promise<Launched> {
  const clock = new FixedClock(at);
  const ledger = await testLedger({ clock, ...lead });
  await importSmallPlan(ledger, options);
  const outcome = await launch(ledger, 'small', { from, to }, OPERATOR);
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  const step = async (now: Date | string) => {
    clock.set(now);
    return (await stepPlan(ledger, 'small'))!;
  };
  return {
    ledger,
    clock,
    step,
    async liveThrough() {
      let answer = await step(await clock.now());
      const did = [answer.did];
      while (answer.next) {
        answer = await step(new Date((await clock.now()).getTime() + answer.next.inMs));
        did.push(answer.did);
      }
      return did;
    },
  };
}
const cyclesOf = async ({ ledger }: Launched) =>
  (await ledger.db.cycle.findMany({ orderBy: [{ opensAt: 'asc' }, { id: 'asc' }] })).map(
    ({ id, dueOn, skippedCause }) => `${id} ${skippedCause ?? dueOn}`,
  );
const closeAll = ({ ledger, clock }: Launched) =>
  clock.now().then((closedAt) => ledger.db.cycle.updateMany({ data: { closedAt } }));

describe('a plan', () => {
  test('starts its years one after the other, none before its time, and ends with the last', async () => {
    const plan = await launched(LAUNCH, [2027, 2028]);
    const opening2028 = new Date('2028-11-01T09:00:00+08:00');
    expect(await plan.step(LAUNCH)).toMatchObject({
      open: true,
      stage: 'running',
      next: { does: 'start periodic 2027', inMs: OPENING.getTime() - LAUNCH.getTime() },
    });
    expect(await cyclesOf(plan)).toEqual([]);
    expect(await plan.step(OPENING)).toMatchObject({
      did: 'started periodic 2027',
      next: { does: 'start periodic 2028', inMs: opening2028.getTime() - OPENING.getTime() },
    });
    expect(await plan.step(OPENING)).toMatchObject({ did: 'looked' });
    expect(await plan.step(opening2028)).toMatchObject({
      next: null,
      stage: '2 cycles still open',
    });
    expect(await cyclesOf(plan)).toEqual([
      'small-periodic-2027 2027-12-31',
      'small-periodic-2028 2028-12-29',
    ]);
    const processes = await plan.ledger.db.process.findMany({ where: { type: 'cycle' } });
    expect(processes.map(({ id, running }) => [id, running])).toEqual([
      ['cycle/small-periodic-2027', true],
      ['cycle/small-periodic-2028', true],
    ]);
    await closeAll(plan);
    const end = new Date('2029-02-01T09:00:00+08:00');
    expect(await plan.step(end)).toMatchObject({ open: false, stage: 'ended', next: null });
    expect(await plan.ledger.db.plan.findMany()).toMatchObject([{ endedAt: end }]);
  });

  test('its wake is written down, for whoever looks whether it was lost', async () => {
    const plan = await launched(LAUNCH, [2027, 2027]);
    await plan.step(LAUNCH);
    const process = () => plan.ledger.db.process.findUnique({ where: { id: 'plan/small' } });
    expect(await process()).toMatchObject({ nextWakeAt: OPENING, running: true, seenVersion: 1 });
    await plan.step(OPENING);
    expect(await process()).toMatchObject({ nextWakeAt: null, running: true });
  });

  test('starts a cycle as much earlier as its mails are staged', async () => {
    const plan = await launched(LAUNCH, [2027, 2027], {}, { lead: TEN_MINUTES });
    const early = new Date(OPENING.getTime() - 600_000);
    expect(await plan.step(new Date(early.getTime() - 1))).toMatchObject({ next: { inMs: 1 } });
    await plan.step(early);
    expect(await plan.ledger.db.cycle.findMany()).toMatchObject([{ opensAt: OPENING }]);
  });

  test('that is not launched, or not there, has nothing to do', async () => {
    const { ledger } = await launched(LAUNCH, [2027, 2027]);
    await ledger.db.plan.update({ where: { id: 'small' }, data: { launchedAt: null } });
    expect(await stepPlan(ledger, 'small')).toMatchObject({ open: false, stage: 'not launched' });
    expect(await stepPlan(ledger, 'other')).toBeNull();
  });
});

describe('every cadence', () => {
  test('a monthly obligation opens twelve cycles, one after the other', async () => {
    const plan = await launched('2027-01-01T10:00:00+08:00', [2027, 2027], {
      obligations: [owed('periodic', { every: 'month' })],
    });
    expect((await plan.liveThrough()).filter((did) => did !== 'looked')).toEqual(
      Array.from(
        { length: 12 },
        (_, i) => `started periodic 2027-${String(i + 1).padStart(2, '0')}`,
      ),
    );
    await stepCycle(plan.ledger, 'small-periodic-2027-05');
    expect(await plan.ledger.db.report.findMany()).toMatchObject([
      { id: 'small-periodic-2027-05-t001', dueOn: '2027-05-31' },
    ]);
  });

  test('several obligations go side by side: implementation plans, quarters, and the year', async () => {
    const plan = await launched(LAUNCH, [2027, 2027], {
      region: true,
      obligations: [
        owed('periodic'),
        owed('periodic', { every: 'quarter' }),
        owed('implementation_plan'),
      ],
    });
    await plan.step(LAUNCH);
    expect(await cyclesOf(plan)).toEqual(['small-implementation_plan-once 2027-03-05']);
    await stepCycle(plan.ledger, 'small-implementation_plan-once');
    const reports = await plan.ledger.db.report.findMany({ orderBy: { id: 'asc' } });
    expect(reports.map(({ id }) => id)).toEqual(
      ['caizheng', 'chifeng', 'fagaiwei', 'shuili'].map(
        (agency) => `small-implementation_plan-once-${agency}`,
      ),
    );
    await plan.liveThrough();
    expect((await cyclesOf(plan)).slice(1)).toEqual([
      'small-periodic-2027Q1 2027-03-31',
      'small-periodic-2027Q2 2027-06-30',
      'small-periodic-2027Q3 2027-09-30',
      'small-periodic-2027 2027-12-31',
      'small-periodic-2027Q4 2027-12-31',
    ]);
  });

  test('a period that was under way at the launch stands there with its reason, closed, without a process', async () => {
    const plan = await launched('2027-05-10T10:00:00+08:00', [2027, 2027], {
      obligations: [owed('periodic', { every: 'quarter' })],
    });
    const answer = await plan.step(await plan.clock.now());
    const first = await plan.ledger.db.cycle.findMany({ orderBy: { id: 'asc' } });
    expect(answer).toMatchObject({
      did: 'skipped periodic 2027Q1, skipped periodic 2027Q2',
      next: { does: 'start periodic 2027Q3' },
    });
    expect(
      first.map(({ period, skippedCause, closedAt }) => [period, skippedCause, !closedAt]),
    ).toEqual([
      ['2027Q1', 'past', false],
      ['2027Q2', 'under_way', false],
    ]);
    expect(await plan.ledger.db.process.count({ where: { type: 'cycle' } })).toBe(0);
  });
});

describe('a launch or an opening out of time', () => {
  test('in the middle of the ladder: one notice, the steps past are skipped', async () => {
    const at = new Date('2027-12-20T10:00:00+08:00');
    const plan = await launched(at, [2027, 2027]);
    await plan.step(at);
    await stepCycle(plan.ledger, 'small-periodic-2027');
    expect(await stepReport(plan.ledger, REPORT)).toMatchObject({ next: { does: 'remind-7' } });
    const records = await plan.ledger.db.stepRecord.findMany({ orderBy: { name: 'asc' } });
    expect(records.map(({ name, skipped }) => `${name} ${skipped}`)).toEqual([
      'opening true',
      'remind-15 false',
      'remind-30 true',
    ]);
    const mails = await plan.ledger.db.mail.findMany({ where: { reportId: REPORT } });
    expect(mails).toMatchObject([{ step: 'remind-15', dueAt: at }]);
  });

  test('kept from opening until after it is due: it opens late, with time to be filed', async () => {
    const plan = await launched(LAUNCH, [2027, 2027]);
    await plan.step(LAUNCH);
    await pausePlan(plan.ledger, 'small', '机构调整', OPERATOR);
    const resumed = '2028-01-14T10:00:00+08:00';
    expect(await plan.step('2027-11-01T09:00:00+08:00')).toMatchObject({
      open: true,
      stage: 'paused',
      next: null,
    });
    expect(await cyclesOf(plan)).toEqual([]);
    plan.clock.set(resumed);
    await resumePlan(plan.ledger, 'small', OPERATOR);
    await plan.step(resumed);
    expect(await plan.ledger.db.cycle.findMany()).toMatchObject([
      { opensAt: new Date(resumed), dueOn: '2028-01-21' },
    ]);
  });
});
