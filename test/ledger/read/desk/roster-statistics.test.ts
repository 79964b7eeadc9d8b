import { beforeAll, expect, test } from '@jest/globals';
import { askExtension, decideExtension } from '../../../../ledger/commands/extension-commands.ts';
import { file, returnReport, withdraw } from '../../../../ledger/commands/report-commands.ts';
import type { DeskPlan } from '../../../../ledger/read/desk/plans.ts';
import { rosterChanges } from '../../../../ledger/read/desk/roster-changes.ts';
import { rosterStatistics } from '../../../../ledger/read/desk/roster-statistics.ts';
import { EVERYTHING } from '../../../../ledger/read/desk/selection.ts';
import { REVIEWER, WATER } from '../../../support/actors.ts';
import { formOf, nilForm } from '../../../support/forms.ts';
import { openedYear, type OpenedYear } from '../../../support/opened-year.ts';
import { deskPlan } from './desk-plan.ts';

const at = (time: string) => new Date(`${time}+08:00`);
const [EXTENDED, RETURNED, NEVER] = ['t001', 't002', 't003'].map(
  (task) => `small-periodic-2027-${task}`,
) as [string, string, string];

let year: OpenedYear;
let plan: DeskPlan;

/**
 * One extended and filed late by its first date; one filed on time, returned and let fall due; one
 * never filed, which passed to another; the region's left.
 */
beforeAll(async () => {
  year = await openedYear({ tasks: 3, region: true });
  const { ledger, clock } = year;
  const leader = { actor: WATER, email: 'leader@shuili.example' };
  const asked = { newDueOn: '2028-01-21', reason: '数据未齐。', stateOfWork: '八成。' };
  clock.set(at('2027-12-20T10:00'));
  await askExtension(ledger, EXTENDED, asked, leader);
  await file(ledger, RETURNED, nilForm('资金尚未下达。'), WATER);
  await file(ledger, NEVER, formOf(), WATER);
  clock.set(at('2027-12-22T10:00'));
  await withdraw(ledger, NEVER, 1, WATER);
  await decideExtension(
    ledger,
    `${EXTENDED}/extension/1`,
    { outcome: 'granted', dueOn: null, words: '' },
    REVIEWER,
  );
  await returnReport(ledger, RETURNED, 1, '请补充。', REVIEWER);
  await ledger.db.report.update({
    where: { id: 'small-periodic-2027-chifeng' },
    data: { leftAt: at('2027-12-28T10:00'), leftCause: 'completed' },
  });
  clock.set(at('2028-01-20T10:00'));
  await file(ledger, EXTENDED, formOf({ progress: '已报。' }), WATER);
  const first = await ledger.db.terms.findFirstOrThrow({
    where: { reportId: NEVER },
  });
  await ledger.db.terms.create({
    data: {
      ...first,
      version: first.version + 1,
      cause: 'transfer',
      agencyId: 'caizheng',
      fromAgencyId: first.agencyId,
      armedAt: at('2028-02-01T10:00'),
      reason: '机构改革',
    },
  });
  plan = await deskPlan(ledger, 'small');
});

const counts = (onTime: number, late: number, never: number, open: number) => ({
  filedOnTime: onTime,
  filedLate: late,
  missing: never,
  notYetDue: open,
});
const on = async (time: string) => rosterStatistics(year.ledger, plan, EVERYTHING, at(time));

test('owed is on time, late, never, open and left, by the original and the extended date', async () => {
  expect((await on('2028-02-10T10:00')).total).toEqual({
    owed: 4,
    left: 1,
    original: counts(1, 1, 1, 0),
    extended: counts(2, 0, 1, 0),
    filings: { nil: 1, short: 1, copied: 0 },
  });
});

test('as of an earlier instant it is what was so then', async () => {
  const before = await on('2027-10-01T10:00');
  expect(before.total.owed).toBe(0);
  // Filed, not yet taken back; nothing left yet.
  expect((await on('2027-12-21T10:00')).total).toMatchObject({
    owed: 4,
    left: 0,
    original: counts(2, 0, 0, 2),
  });
  expect((await on('2028-01-10T10:00')).total).toEqual({
    owed: 4,
    left: 1,
    original: counts(1, 0, 2, 0),
    extended: counts(1, 0, 1, 1),
    filings: { nil: 1, short: 0, copied: 0 },
  });
});

test('what passed to another counts for whoever owed it then', async () => {
  const namesOn = async (time: string) =>
    (await on(time)).agencies.map(({ agency, count }) => `${agency.id} ${count.owed}`);
  expect((await namesOn('2028-01-31T10:00')).sort()).toEqual(['chifeng 1', 'shuili 3']);
  expect((await namesOn('2028-02-10T10:00')).sort()).toEqual([
    'caizheng 1',
    'chifeng 1',
    'shuili 2',
  ]);
});

test('every joiner and leaver stands with its cause', async () => {
  const told = async (time: string) =>
    (await rosterChanges(year.ledger, plan, EVERYTHING, at(time))).map(
      ({ what, reportId, cause, agency, to, why }) =>
        [what, reportId, cause, agency.id, to?.id, why].filter(Boolean).join(' '),
    );
  expect(await told('2028-01-31T10:00')).toEqual([
    'left small-periodic-2027-chifeng completed chifeng',
  ]);
  expect(await told('2028-02-10T10:00')).toContain(
    `passed ${NEVER} transfer shuili caizheng 机构改革`,
  );
});
