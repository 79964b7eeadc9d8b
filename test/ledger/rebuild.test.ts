import { expect, test } from '@jest/globals';
import { accept, file } from '../../ledger/commands/report-commands.ts';
import { rebuild } from '../../ledger/rebuild.ts';
import { nextYear } from '../../ledger/steps/plan-step.ts';
import { REVIEWER, WATER } from '../support/actors.ts';
import { testLedger } from '../support/database.ts';
import { formOf } from '../support/forms.ts';
import { OPENING, REPORT, rungAt } from '../support/dates.ts';
import { openedYear, type OpenedYear } from '../support/opened-year.ts';

/** Whom the relay is to tell, with the version it is to name. */
const waiting = async ({ ledger: { db } }: OpenedYear): Promise<string[]> => {
  const rows = await db.relay.findMany({ orderBy: { id: 'asc' } });
  return rows.map(({ subject, signal, version }) => {
    const { workflow, planId, year, reportId } = subject as Record<string, string>;
    return `${workflow} ${reportId ?? [planId, year].filter(Boolean).join('/')} ${signal} ${version}`;
  });
};

const versionOf = async ({ ledger: { db } }: OpenedYear) =>
  (await db.report.findUniqueOrThrow({ where: { id: REPORT } })).version;

test('an empty ledger has nobody to tell', async () => {
  expect(await rebuild(await testLedger())).toBe(0);
});

test('every open year and report is told again, at the version it has: nothing new to it', async () => {
  const year = await openedYear();
  await nextYear(year.ledger, 'small');
  await year.stepAt(OPENING);
  const reports = await year.ledger.db.report.findMany({ orderBy: { id: 'asc' } });
  const before = await versionOf(year);
  expect(await rebuild(year.ledger)).toBe(1 + reports.length);
  const told = await waiting(year);
  expect(told.filter((line) => line.startsWith('annualCycle'))).toEqual([
    'annualCycle small/2027 reportClosed 1',
  ]);
  expect(told.filter((line) => line.startsWith('report')).toSorted()).toEqual(
    reports.map(({ id, version }) => `report ${id} termsChanged ${version}`),
  );
  // The plan's only year is open: its workflow has ended and need not be there.
  expect(told.filter((line) => line.startsWith('plan'))).toEqual([]);
  expect(await versionOf(year)).toBe(before);
});

test('a report in review is told, an accepted one is not', async () => {
  const year = await openedYear();
  const isTold = async () => {
    await year.ledger.db.relay.deleteMany();
    await rebuild(year.ledger);
    return (await waiting(year)).some((line) => line.startsWith(`report ${REPORT} `));
  };
  await year.stepAt(OPENING);
  await file(year.ledger, REPORT, formOf(), WATER);
  expect(await isTold()).toBe(true);
  await accept(year.ledger, REPORT, 1, REVIEWER);
  // Its workflow has not seen the acceptance yet, and may be the one that was lost.
  expect(await isTold()).toBe(true);
  await year.stepAt(rungAt('remind-30'));
  expect(await isTold()).toBe(false);
});

test('a plan that waits for its year is told', async () => {
  const year = await openedYear();
  await year.ledger.db.plan.update({ where: { id: 'small' }, data: { launchTo: 2028 } });
  await nextYear(year.ledger, 'small');
  await rebuild(year.ledger);
  expect(await waiting(year)).toContainEqual(expect.stringMatching(/^plan small termsChanged \d$/));
});
