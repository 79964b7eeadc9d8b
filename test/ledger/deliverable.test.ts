import { beforeEach, describe, expect, test } from '@jest/globals';
import { launch } from '../../ledger/commands/launch.ts';
import { accept, file, returnReport, withdraw } from '../../ledger/commands/report-commands.ts';
import { stepCycle } from '../../ledger/steps/cycle-step.ts';
import { stepPlan } from '../../ledger/steps/plan-step.ts';
import { stepReport } from '../../ledger/steps/report-step.ts';
import { FINANCE, GOVERNMENT, OPERATOR, REVIEWER, WATER } from '../support/actors.ts';
import { testLedger, type TestLedger } from '../support/database.ts';
import { CONTACTS, dated, STEP } from '../support/dated.ts';
import { LAUNCH } from '../support/dates.ts';
import { FixedClock } from '../support/fixed-clock.ts';
import { formOf } from '../support/forms.ts';
import { importSmallPlan } from '../support/small-plan.ts';

const OPENS = new Date('2027-03-22T09:00:00+08:00');
const CYCLES = ['small-deliverable-contacts', 'small-deliverable-t001'];
const WATERS = 'small-deliverable-contacts-shuili';
let clock: FixedClock;
let ledger: TestLedger;

beforeEach(async () => {
  clock = new FixedClock(LAUNCH);
  ledger = await testLedger({ clock });
  await importSmallPlan(ledger, { obligations: dated(CONTACTS, STEP), region: true });
});

async function opened() {
  expect(await launch(ledger, 'small', { from: 2027, to: 2027 }, OPERATOR)).toMatchObject({
    ok: true,
  });
  clock.set(OPENS);
  await stepPlan(ledger, 'small');
  for (const id of CYCLES) await stepCycle(ledger, id);
  await ledger.db.mail.deleteMany();
}

/** What was staged about the report, as `step → contact`, stepping day by day until the instant. */
async function stepUntil(id: string, until: string) {
  for (let at = OPENS.getTime(); at <= Date.parse(until); at += 86_400_000) {
    clock.set(new Date(at));
    await stepReport(ledger, id);
  }
  const mails = await ledger.db.mail.findMany({
    where: { reportId: id },
    orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
  });
  return mails.map(({ step, contactId }) => `${step} → ${contactId}`);
}

describe('two items of one plan on one day', () => {
  test('open both, for everybody they name', async () => {
    await opened();
    const reports = await ledger.db.report.findMany({ orderBy: { id: 'asc' } });
    expect(reports.map(({ id }) => id)).toEqual([
      'small-deliverable-contacts-caizheng',
      'small-deliverable-contacts-chifeng',
      'small-deliverable-contacts-fagaiwei',
      WATERS,
      'small-deliverable-t001-t001',
    ]);
    for (const { dueOn, opensAt } of reports) {
      expect(dueOn).toBe('2027-04-20');
      expect(opensAt).toEqual(OPENS);
    }
  });

  test('have a name each of their own in the ledger', async () => {
    await opened();
    const cycles = await ledger.db.cycle.findMany({ orderBy: { id: 'asc' } });
    expect(cycles.map(({ id, period }) => [id, period])).toEqual([
      [CYCLES[0], 'contacts|联络员名单|List of contacts'],
      [CYCLES[1], 't001|完成灌区普查|Step of task 1'],
    ]);
  });
});

describe('one that is filed', () => {
  test('in time is accepted by the commission and is done', async () => {
    await opened();
    const filed = await file(ledger, WATERS, formOf({ contacts: '联络员，办公室主任' }), WATER);
    expect(filed).toMatchObject({ ok: true, value: { change: { late: false } } });
    expect(await accept(ledger, WATERS, 1, REVIEWER)).toMatchObject({ ok: true });
    expect(await stepUntil(WATERS, '2027-06-01')).toEqual(['accepted → shuili-officer']);
  });

  test('and taken back is reminded of again; returned, has five workdays at least', async () => {
    await opened();
    await file(ledger, WATERS, formOf(), WATER);
    expect(await withdraw(ledger, WATERS, 1, WATER)).toMatchObject({ ok: true });
    expect((await stepUntil(WATERS, '2027-04-06')).at(-1)).toBe('remind-15 → shuili-officer');
    clock.set('2027-04-19T10:00:00+08:00');
    await file(ledger, WATERS, formOf(), WATER);
    await returnReport(ledger, WATERS, 2, '请补充电话。', REVIEWER);
    const report = await ledger.db.report.findUniqueOrThrow({ where: { id: WATERS } });
    expect([report.dueOn, report.originalDueOn]).toEqual(['2027-04-26', '2027-04-20']);
  });

  test('is no other agency’s, and reviewed by nobody but its superior', async () => {
    await opened();
    const other = await file(ledger, WATERS, formOf(), FINANCE);
    expect(other).toMatchObject({ ok: false, refusal: { code: 'not_yours' } });
    await file(ledger, WATERS, formOf(), WATER);
    const wrong = await accept(ledger, WATERS, 1, GOVERNMENT);
    expect(wrong).toMatchObject({ ok: false, refusal: { code: 'only_reviewer' } });
  });
});

test('one that is missed: reminded, urged, put before the commission, a letter, books closed', async () => {
  await opened();
  expect(await stepUntil(WATERS, '2027-06-01')).toEqual([
    'opening → shuili-officer',
    ...[15, 7, 3, 1].map((days) => `remind-${days} → shuili-officer`),
    'urge → shuili-leader',
    'urge → shuili-officer',
    'escalate → fagaiwei-officer',
    'letter → fagaiwei-officer',
  ]);
  const { stage } = await ledger.db.report.findUniqueOrThrow({ where: { id: WATERS } });
  expect(stage).toBe('missed');
  const late = await file(ledger, WATERS, formOf(), WATER);
  expect(late).toMatchObject({ ok: true, value: { change: { late: true } } });
});

test('a day that is past at the launch is refused with its dates; the day itself is not', async () => {
  clock.set('2027-04-21T10:00:00+08:00');
  const years = { from: 2027, to: 2027 };
  expect(await launch(ledger, 'small', years, OPERATOR)).toMatchObject({
    ok: false,
    refusal: {
      code: 'dates_clash',
      clashes: [{ kind: 'deliverable', opensOn: '2027-04-21', dueOn: '2027-04-20' }, {}],
    },
  });
  clock.set('2027-04-20T10:00:00+08:00');
  expect(await launch(ledger, 'small', years, OPERATOR)).toMatchObject({ ok: true });
});
