import { describe, expect, test } from '@jest/globals';
import { accept, file } from '../../../ledger/commands/report-commands.ts';
import { processId } from '../../../ledger/processes.ts';
import { stepCycle } from '../../../ledger/steps/cycle-step.ts';
import { REVIEWER, WATER } from '../../support/actors.ts';
import { contents } from '../../support/contents.ts';
import { CYCLE, DUE_END, instantOf, OPENING, REPORT } from '../../support/dates.ts';
import { formOf } from '../../support/forms.ts';
import { openedYear, TEN_MINUTES, type OpenedYear } from '../../support/opened-year.ts';

const DAY = 86_400_000;
const ids = async ({ ledger }: OpenedYear) =>
  (await ledger.db.report.findMany({ orderBy: { id: 'asc' } })).map(({ id }) => id);
const cycleOf = ({ ledger }: OpenedYear) =>
  ledger.db.cycle.findUniqueOrThrow({ where: { id: CYCLE } });
const relayed = async ({ ledger }: OpenedYear) =>
  (await ledger.db.relay.findMany({ orderBy: { id: 'asc' } })).map(
    ({ processId: id, signal, version }) => `${id} ${signal} ${version}`,
  );

describe('the roster of a cycle', () => {
  test('one report per task and one per region, each with its first terms and its process', async () => {
    const year = await openedYear({ tasks: 3, region: true });
    expect(await ids(year)).toEqual([
      `${CYCLE}-chifeng`,
      `${CYCLE}-t001`,
      `${CYCLE}-t002`,
      `${CYCLE}-t003`,
    ]);
    const { db } = year.ledger;
    for (const report of await db.report.findMany({ include: { terms: true } })) {
      expect(report).toMatchObject({
        kind: 'periodic',
        period: '2027',
        dueOn: '2027-12-31',
        dueAt: DUE_END,
        originalDueOn: '2027-12-31',
        opensAt: OPENING,
        stage: 'collecting',
        joinedCause: 'assigned',
        termsVersion: 1,
        terms: [{ version: 1, dueAt: DUE_END, armedAt: OPENING, cause: 'first' }],
      });
      expect(report.terms[0]?.agencyId).toBe(report.agencyId);
      const process = await db.process.findUnique({
        where: { id: processId('report', report.id) },
      });
      expect(process).toMatchObject({
        version: 1,
        running: true,
        nextWakeAt: OPENING,
        nextStepAt: OPENING,
        nextToAgency: report.agencyId,
      });
    }
    expect(await cycleOf(year)).toMatchObject({ opened: 4, openedAt: OPENING, closedAt: null });
  });

  test('a joint task: one report for each of the agencies responsible', async () => {
    const year = await openedYear({ tasks: 2, joint: true });
    const reports = await year.ledger.db.report.findMany({ orderBy: { id: 'asc' } });
    expect(reports.map(({ id, agencyId, taskId }) => `${id} ${agencyId} ${taskId}`)).toEqual([
      `${CYCLE}-t001 shuili small-t001`,
      `${CYCLE}-t001-caizheng caizheng small-t001`,
      `${CYCLE}-t002 shuili small-t002`,
      `${CYCLE}-t002-caizheng caizheng small-t002`,
    ]);
  });

  test('staged ahead, a report wakes before its opening', async () => {
    const { ledger } = await openedYear({ lead: TEN_MINUTES });
    const process = await ledger.db.process.findUnique({
      where: { id: processId('report', REPORT) },
    });
    expect(process).toMatchObject({
      nextWakeAt: new Date(OPENING.getTime() - 600_000),
      nextStepAt: OPENING,
    });
  });

  test('opening again changes nothing', async () => {
    const year = await openedYear({ tasks: 2 });
    const before = await contents(year.ledger);
    const answer = { open: true, stage: '0 of 2 closed', did: '0 of 2 closed', next: null };
    expect(await stepCycle(year.ledger, CYCLE)).toMatchObject(answer);
    const { process, ...after } = await contents(year.ledger);
    expect({ ...after, process: before['process'] }).toEqual(before);
    expect(process).toHaveLength(before['process']!.length);
  });

  test('twenty thousand reports open in one go', async () => {
    const year = await openedYear();
    const { db } = year.ledger;
    await db.$executeRaw`INSERT INTO agency (id, name, kind)
      SELECT 'region-' || n, '地区' || n, 'region' FROM generate_series(1, 19999) n`;
    await db.$executeRaw`INSERT INTO plan_region (plan_id, agency_id)
      SELECT 'small', id FROM agency WHERE id LIKE 'region-%'`;
    await db.cycle.create({
      data: { ...(await cycleOf(year)), id: 'small-periodic-2028', period: '2028', openedAt: null },
    });
    await db.process.create({
      data: { id: 'cycle/small-periodic-2028', type: 'cycle', planId: 'small', subject: '2028' },
    });
    const answer = await stepCycle(year.ledger, 'small-periodic-2028');
    expect(answer).toMatchObject({ did: 'opened 20000 reports', stage: '0 of 20000 closed' });
    const cycleId = 'small-periodic-2028';
    expect(await db.report.count({ where: { cycleId } })).toBe(20_000);
    expect(await db.terms.count({ where: { report: { cycleId } } })).toBe(20_000);
    const subject = { startsWith: 'small-periodic-2028-' };
    expect(await db.process.count({ where: { type: 'report', subject } })).toBe(20_000);
    expect(await db.relay.count({ where: { signal: 'started' } })).toBe(20_000);
    expect(await db.cycle.findUnique({ where: { id: cycleId } })).toMatchObject({ opened: 20_000 });
  });
});

describe('the count of a cycle', () => {
  test('closes with its last report, and whoever waits for that is told, once', async () => {
    const year = await openedYear({ tasks: 2 });
    const { ledger, clock } = year;
    for (const n of [1, 2]) {
      const report = `${CYCLE}-t00${n}`;
      clock.set(new Date(OPENING.getTime() + n * DAY));
      await file(ledger, report, formOf(), WATER);
      await accept(ledger, report, 1, REVIEWER);
      await ledger.db.relay.deleteMany();
      expect(await stepCycle(ledger, CYCLE)).toMatchObject({
        open: n === 1,
        stage: `${n} of 2 closed`,
      });
      expect(await relayed(year)).toEqual(n === 1 ? [] : ['plan/small reportClosed null']);
    }
    await ledger.db.relay.deleteMany();
    await stepCycle(ledger, CYCLE);
    expect(await relayed(year)).toEqual([]);
    expect(await cycleOf(year)).toMatchObject({ closedAt: await clock.now() });
  });

  test('a report filed after the closing leaves it closed', async () => {
    const year = await openedYear();
    const { ledger, clock, stepAt } = year;
    await stepAt(OPENING);
    await stepAt(instantOf('circular'));
    await stepAt(instantOf('close'));
    await stepCycle(ledger, CYCLE);
    clock.set(new Date(instantOf('close').getTime() + DAY));
    await file(ledger, REPORT, formOf(), WATER);
    // Its books are closed for good: a later look finds it under review, and does not open them.
    expect(await stepCycle(ledger, CYCLE)).toMatchObject({ stage: '0 of 1 closed' });
    expect(await cycleOf(year)).toMatchObject({ closedAt: instantOf('close') });
    await accept(ledger, REPORT, 1, REVIEWER);
    expect(await stepCycle(ledger, CYCLE)).toMatchObject({ open: false });
    expect(await cycleOf(year)).toMatchObject({ closedAt: instantOf('close') });
  });

  test('a report that left the roster is not owed', async () => {
    const { ledger } = await openedYear({ tasks: 2 });
    const leftAt = OPENING;
    await ledger.db.report.update({ where: { id: REPORT }, data: { leftAt, leftCause: 'done' } });
    expect(await stepCycle(ledger, CYCLE)).toMatchObject({ stage: '0 of 1 closed' });
  });

  test('a cycle whose launch was undone is gone', async () =>
    expect(await stepCycle((await openedYear()).ledger, 'small-periodic-2099')).toBeNull());
});
