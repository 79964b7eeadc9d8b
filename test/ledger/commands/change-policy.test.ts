import { beforeEach, describe, expect, test } from '@jest/globals';
import { changePolicy } from '../../../ledger/commands/change-policy.ts';
import { file, returnReport } from '../../../ledger/commands/report-commands.ts';
import { planPolicySchema } from '../../../schemas/plan-policy.ts';
import { FINANCE, OPERATOR, REVIEWER, WATER } from '../../support/actors.ts';
import { contents } from '../../support/contents.ts';
import { testLedger } from '../../support/database.ts';
import { CYCLE, instantOf, OPENING, PROCESS, REPORT } from '../../support/dates.ts';
import { formOf } from '../../support/forms.ts';
import { openedYear, outbox, type OpenedYear } from '../../support/opened-year.ts';
import { importSmallPlan } from '../../support/small-plan.ts';

const NOW = new Date('2027-12-01T10:00:00+08:00');
const OTHER = `${CYCLE}-t002`;

let year: OpenedYear;
beforeEach(async () => {
  year = await openedYear({ tasks: 2 });
  await year.stepAt(OPENING);
  await year.ledger.db.mail.deleteMany();
  year.clock.set(NOW);
});
const dueOn = (on: string) => ({ 'small-periodic-year': { due: { on } } });
const change = (values: Parameters<typeof changePolicy>[2]['values']) =>
  changePolicy(year.ledger, 'small', { values: values ?? {} }, OPERATOR);
const report = (id = REPORT) => year.ledger.db.report.findUniqueOrThrow({ where: { id } });

describe('a changed due date', () => {
  test('gives open reports new terms, with notice; the first date stays in the statistics', async () => {
    expect(await change(dueOn('12-24'))).toEqual({
      ok: true,
      value: { epoch: 2, rescheduled: 2 },
    });
    expect(await report()).toMatchObject({
      dueOn: '2027-12-24',
      originalDueOn: '2027-12-31',
      termsVersion: 2,
    });
    expect(await year.ledger.db.cycle.findMany()).toMatchObject([{ dueOn: '2027-12-24' }]);
    const terms = await year.ledger.db.terms.findMany({ where: { reportId: REPORT, version: 2 } });
    expect(terms).toMatchObject([{ cause: 'policy', armedAt: NOW, agencyId: 'shuili' }]);
    expect(await outbox(year.ledger)).toEqual([
      'rescheduled → shuili-officer: staged',
      'rescheduled → shuili-officer: staged',
    ]);
    expect(await year.stepAt(NOW)).toMatchObject({ next: { does: 'remind-15' } });
    const { version, seenVersion } = await year.ledger.db.process.findUniqueOrThrow({
      where: { id: PROCESS },
    });
    expect(seenVersion).toBe(version);
  });

  test('leaves alone what is filed, or is owed by a date of its own', async () => {
    await file(year.ledger, REPORT, formOf(), WATER);
    await file(year.ledger, OTHER, formOf(), WATER);
    year.clock.set(new Date('2027-12-28T10:00:00+08:00'));
    await returnReport(year.ledger, OTHER, 1, '补充', REVIEWER);
    expect(await report(OTHER)).toMatchObject({ dueOn: '2028-01-04', termsVersion: 2 });
    expect(await change(dueOn('12-30'))).toMatchObject({ value: { rescheduled: 0 } });
    expect(await report()).toMatchObject({ dueOn: '2027-12-31', termsVersion: 1 });
    expect(await report(OTHER)).toMatchObject({ dueOn: '2028-01-04', termsVersion: 2 });
  });

  test('is refused if it would be past, or before the opening, with the dates; nothing changes', async () => {
    const before = await contents(year.ledger);
    const clash = (day: string, opensOn: string) => ({
      ok: false,
      refusal: {
        code: 'dates_clash',
        clashes: [{ kind: 'periodic', period: '2027', opensOn, dueOn: day }],
      },
    });
    expect(await change(dueOn('11-30'))).toEqual(clash('2027-11-30', '2027-11-30'));
    expect(await change(dueOn('03-31'))).toEqual(clash('2027-03-31', '2027-11-01'));
    expect(await contents(year.ledger)).toEqual(before);
  });

  test('of a cycle that is closed changes nothing of it', async () => {
    await year.ledger.db.cycle.updateMany({ data: { closedAt: NOW } });
    expect(await change(dueOn('12-24'))).toMatchObject({ value: { rescheduled: 0 } });
    expect(await report()).toMatchObject({ dueOn: '2027-12-31' });
  });
});

describe('a changed ladder or working hour', () => {
  test('holds from the next step on; nothing that was done is done again', async () => {
    await year.stepAt(instantOf('remind-30'));
    const policy = planPolicySchema.parse({ workingHour: '11:00' });
    await changePolicy(year.ledger, 'small', { policy }, OPERATOR);
    const answer = await year.stepAt(new Date('2027-12-01T10:30:00+08:00'));
    const { nextStepAt } = await year.ledger.db.process.findUniqueOrThrow({
      where: { id: PROCESS },
    });
    // By the new hour the reminder of this day has not come yet; it is the same step all the same.
    expect({ did: answer.did, next: answer.next?.does, nextStepAt }).toEqual({
      did: 'collecting',
      next: 'remind-15',
      nextStepAt: new Date('2027-12-16T11:00:00+08:00'),
    });
  });

  test('is refused when a step comes before a milder one', async () => {
    const before = await contents(year.ledger);
    expect(await change({ 'small-periodic-year': { ladder: { urgeAfter: 5 } } })).toEqual({
      ok: false,
      refusal: { code: 'steps_out_of_order', kind: 'periodic', steps: ['escalate'] },
    });
    expect(await contents(year.ledger)).toEqual(before);
  });
});

test('a plan that is not launched only takes the values; others than its operators may not', async () => {
  const fresh = await testLedger();
  await importSmallPlan(fresh);
  const values = dueOn('12-20');
  expect(await changePolicy(fresh, 'small', { values }, FINANCE)).toMatchObject({
    refusal: { code: 'only_operator' },
  });
  expect(await changePolicy(fresh, 'small', { values }, OPERATOR)).toMatchObject({
    value: { rescheduled: 0 },
  });
  expect(await fresh.db.obligation.findMany()).toMatchObject([
    { values: { due: { on: '12-20' } } },
  ]);
});
