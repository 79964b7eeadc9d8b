import { describe, expect, test } from '@jest/globals';
import { accept, file } from '../../../ledger/commands/report-commands.ts';
import { followCycle, openCycle, unstartedReports } from '../../../ledger/steps/cycle-step.ts';
import { launch } from '../../../ledger/commands/launch.ts';
import { assign, nextYear, openYear } from '../../../ledger/steps/plan-step.ts';
import { stepReport } from '../../../ledger/steps/report-step.ts';
import { OPERATOR, REVIEWER, WATER } from '../../support/actors.ts';
import { testLedger } from '../../support/database.ts';
import { FixedClock } from '../../support/fixed-clock.ts';
import { formOf } from '../../support/forms.ts';
import { LAUNCH, OPENING, rungAt } from '../../support/dates.ts';
import { openedYear } from '../../support/opened-year.ts';
import { importSmallPlan } from '../../support/small-plan.ts';

const DAY = 86_400_000;

describe('the year', () => {
  test('owes one report per task and one per region, each with its own due terms', async () => {
    const { ledger } = await openedYear({ tasks: 3, region: true });
    const reports = await ledger.db.report.findMany({ orderBy: { id: 'asc' } });
    expect(reports.map(({ id }) => id)).toEqual([
      'small-2027-001',
      'small-2027-002',
      'small-2027-003',
      'small-2027-chifeng',
    ]);
    for (const report of reports)
      expect(report).toMatchObject({
        dueOn: '2027-12-31',
        originalDueOn: '2027-12-31',
        opensAt: OPENING,
        stage: 'collecting',
        nextWakeAt: OPENING,
      });
  });

  test('opening again changes nothing; the reports that have not started are known', async () => {
    const { ledger, stepAt } = await openedYear({ tasks: 2 });
    await stepAt(OPENING, 'small-2027-001');
    expect(await openCycle(ledger, 'small', 2027)).toMatchObject({ owed: 2, closed: 0 });
    expect(await unstartedReports(ledger, 'small', 2027)).toEqual(['small-2027-002']);
    expect(await ledger.db.report.count()).toBe(2);
  });

  test('closes with its last report; a report filed after that leaves it closed when all is done', async () => {
    const { ledger, clock, stepAt } = await openedYear();
    await stepAt(rungAt('close'));
    expect(await followCycle(ledger, 'small', 2027)).toMatchObject({ owed: 1, closed: 1 });
    const cycle = () =>
      ledger.db.cycle.findUniqueOrThrow({
        where: { planId_year: { planId: 'small', year: 2027 } },
      });
    expect(await cycle()).toMatchObject({ closedAt: rungAt('close'), running: false });
    clock.set(new Date(rungAt('close').getTime() + DAY));
    await file(ledger, 'small-2027-001', formOf(), WATER);
    await accept(ledger, 'small-2027-001', 1, REVIEWER);
    // A new run of the year's workflow begins with openCycle, and finds nothing to do.
    expect(await openCycle(ledger, 'small', 2027)).toMatchObject({ owed: 1, closed: 1 });
    expect(await cycle()).toMatchObject({ closedAt: rungAt('close'), running: false });
  });

  test('a withdrawn report is not owed', async () => {
    const { ledger } = await openedYear({ tasks: 2 });
    await ledger.db.report.update({
      where: { id: 'small-2027-001' },
      data: { stage: 'withdrawn' },
    });
    expect(await followCycle(ledger, 'small', 2027)).toMatchObject({ owed: 1, closed: 0 });
  });
});

describe('the plan', () => {
  const launched = async (at: Date, from: number, to: number) => {
    const clock = new FixedClock(at);
    const ledger = await testLedger({ clock });
    await importSmallPlan(ledger, { region: true });
    await launch(ledger, 'small', { from, to }, OPERATOR);
    return { ledger, clock };
  };

  test('tells every agency it names once, however often it is asked', async () => {
    const { ledger } = await launched(LAUNCH, 2027, 2027);
    expect(await assign(ledger, 'small')).toBe(4);
    expect(await assign(ledger, 'small')).toBe(0);
    const mails = await ledger.db.mail.findMany({ orderBy: { id: 'asc' } });
    expect(mails.map(({ id }) => id)).toEqual(
      ['caizheng', 'chifeng', 'fagaiwei', 'shuili'].map((id) => `small/1/assignment/${id}-officer`),
    );
    for (const mail of mails) expect(mail).toMatchObject({ dueAt: LAUNCH, digestKey: mail.id });
  });

  test('opens its years one after the other, none before its time, and ends', async () => {
    const { ledger, clock } = await launched(LAUNCH, 2027, 2028);
    const opening2028 = new Date('2028-11-01T09:00:00+08:00');
    expect(await nextYear(ledger, 'small')).toMatchObject({
      next: { year: 2027, inMs: OPENING.getTime() - LAUNCH.getTime() },
    });
    expect(await openYear(ledger, 'small', 2027)).toBe(false);
    clock.set(OPENING);
    expect(await openYear(ledger, 'small', 2027)).toBe(true);
    expect(await openYear(ledger, 'small', 2027)).toBe(true);
    expect(await nextYear(ledger, 'small')).toMatchObject({
      next: { year: 2028, inMs: opening2028.getTime() - OPENING.getTime() },
    });
    clock.set(opening2028);
    await openYear(ledger, 'small', 2028);
    expect(await nextYear(ledger, 'small')).toMatchObject({ next: null });
    const cycles = await ledger.db.cycle.findMany({ orderBy: { year: 'asc' } });
    expect(cycles.map(({ dueOn }) => dueOn)).toEqual(['2027-12-31', '2028-12-29']);
  });

  test('launched in the middle of the ladder: one opening, the rungs past are skipped', async () => {
    const at = new Date('2027-12-20T10:00:00+08:00');
    const { ledger } = await launched(at, 2027, 2027);
    expect(await nextYear(ledger, 'small')).toMatchObject({ next: { year: 2027, inMs: 0 } });
    await openYear(ledger, 'small', 2027);
    await openCycle(ledger, 'small', 2027);
    const step = await stepReport(ledger, 'small-2027-001');
    expect(step.next).toMatchObject({ name: 'remind-7' });
    const records = await ledger.db.rungRecord.findMany({ orderBy: { name: 'asc' } });
    expect(records.map(({ name, skipped }) => `${name} ${skipped}`)).toEqual([
      'opening true',
      'remind-15 false',
      'remind-30 true',
    ]);
    const [mail, ...more] = await ledger.db.mail.findMany({
      where: { reportId: 'small-2027-001' },
    });
    expect(mail).toMatchObject({ rung: 'remind-15', dueAt: at });
    expect(more).toEqual([]);
  });

  test('launched for a year that is over: closed at once, nobody is reminded of what is past', async () => {
    const at = new Date('2029-03-01T10:00:00+08:00');
    const { ledger } = await launched(at, 2027, 2027);
    await openYear(ledger, 'small', 2027);
    await openCycle(ledger, 'small', 2027);
    expect(await stepReport(ledger, 'small-2027-001')).toMatchObject({
      stage: 'missed',
      next: null,
    });
    expect(await ledger.db.mail.count()).toBe(0);
  });
});
