import { beforeEach, describe, expect, test } from '@jest/globals';
import { accept, file } from '../../ledger/commands/report-commands.ts';
import { reconcile } from '../../ledger/reconcile.ts';
import { followCycle } from '../../ledger/steps/cycle-step.ts';
import { nextYear } from '../../ledger/steps/plan-step.ts';
import { REVIEWER, WATER } from '../support/actors.ts';
import { contents } from '../support/contents.ts';
import { formOf } from '../support/forms.ts';
import { OPENING, REPORT, rungAt } from '../support/dates.ts';
import { openedYear, outbox, type OpenedYear } from '../support/opened-year.ts';

let year: OpenedYear;
beforeEach(async () => {
  year = await openedYear();
  await year.stepAt(OPENING);
  await nextYear(year.ledger, 'small');
});

/** Real time has passed since the last write. */
const later = async () => {
  for (const table of ['report', 'cycle', 'plan'])
    await year.ledger.db.$executeRawUnsafe(
      `UPDATE ${table} SET changed_real = changed_real - interval '1 hour'`,
    );
};
const check = async () => {
  await later();
  return reconcile(year.ledger);
};
const relayed = async () =>
  (await year.ledger.db.relay.findMany()).map(({ subject, version }) => ({ subject, version }));
const report = () => year.ledger.db.report.findUniqueOrThrow({ where: { id: REPORT } });

describe('a healthy ledger', () => {
  test('needs no repair, at whatever stage, and the check changes nothing', async () => {
    const { ledger } = year;
    const healthy = async () => {
      await later();
      const before = await contents(ledger);
      expect(await reconcile(ledger)).toEqual([]);
      expect(await contents(ledger)).toEqual(before);
    };
    await healthy();
    await year.stepAt(rungAt('remind-30'));
    await healthy();
    await file(ledger, REPORT, formOf(), WATER);
    // The relay row still waits: that is no fault yet.
    await healthy();
    await ledger.db.relay.deleteMany();
    await year.stepAt(rungAt('remind-30'));
    await healthy();
    await accept(ledger, REPORT, 1, REVIEWER);
    await ledger.db.relay.deleteMany();
    await year.stepAt(rungAt('remind-30'));
    await followCycle(ledger, 'small', 2027);
    await healthy();
  });

  test('an agency without any officer is no fault: nobody can be told', async () => {
    await year.ledger.db.contact.updateMany({ data: { active: false } });
    await year.stepAt(rungAt('remind-30'));
    expect(await check()).toEqual([]);
  });

  test('what was written a moment ago is left alone', async () => {
    await file(year.ledger, REPORT, formOf(), WATER);
    await year.ledger.db.relay.deleteMany();
    expect(await reconcile(year.ledger)).toEqual([]);
  });
});

describe('a fault is found, shown, and mended once', () => {
  const shown = async () =>
    (await year.ledger.db.repair.findMany()).map(({ fault, subject }) => ({ fault, subject }));

  test('a lost signal: the version was never seen', async () => {
    await file(year.ledger, REPORT, formOf(), WATER);
    await year.ledger.db.relay.deleteMany();
    const fault = { fault: 'unseen_version', subject: REPORT };
    expect(await check()).toEqual([fault]);
    const { version } = await report();
    expect(await relayed()).toEqual([
      { subject: { workflow: 'report', reportId: REPORT, planId: 'small' }, version },
    ]);
    expect(await shown()).toEqual([fault]);
    expect(await check()).toEqual([]);
  });

  test('a lost timer: the wake is overdue', async () => {
    year.clock.set(new Date(rungAt('remind-30').getTime() + 119_000));
    expect(await check()).toEqual([]);
    year.clock.set(new Date(rungAt('remind-30').getTime() + 121_000));
    expect(await check()).toEqual([{ fault: 'overdue_wake', subject: REPORT }]);
    expect(await relayed()).toHaveLength(1);
  });

  test('a lost last step: running though closed', async () => {
    await year.ledger.db.report.update({
      where: { id: REPORT },
      data: { stage: 'accepted', nextWakeAt: null },
    });
    expect(await check()).toEqual([{ fault: 'running_though_closed', subject: REPORT }]);
    await year.ledger.db.relay.deleteMany();
    await year.stepAt(OPENING);
    expect(await check()).toEqual([]);
  });

  test('a lost mail: it is staged after all, due at its own instant', async () => {
    await year.ledger.db.mail.deleteMany();
    expect(await check()).toEqual([{ fault: 'mail_missing', subject: REPORT }]);
    expect(await outbox(year.ledger)).toEqual(['opening → shuili-officer: staged']);
    expect(await year.ledger.db.mail.findMany()).toMatchObject([{ dueAt: OPENING }]);
    expect(await check()).toEqual([]);
  });

  test('a year’s cycle and a plan that have not seen their version, or slept too long', async () => {
    const { ledger } = year;
    await ledger.db.cycle.updateMany({ data: { version: 9 } });
    await ledger.db.plan.updateMany({ data: { nextWakeAt: OPENING } });
    year.clock.set(new Date(OPENING.getTime() + 3600_000));
    expect((await check()).toSorted((a, b) => (a.subject < b.subject ? -1 : 1))).toEqual([
      { fault: 'overdue_wake', subject: 'small' },
      { fault: 'unseen_version', subject: 'small/2027' },
    ]);
    expect(await relayed()).toEqual(
      expect.arrayContaining([
        { subject: { workflow: 'annualCycle', planId: 'small', year: 2027 }, version: 10 },
        { subject: { workflow: 'plan', planId: 'small' }, version: 2 },
      ]),
    );
    expect(await check()).toEqual([]);
  });

  test('a report whose relay row waits for another report is a fault all the same', async () => {
    const two = await openedYear({ tasks: 2 });
    await two.stepAt(OPENING, 'small-2027-001');
    await two.stepAt(OPENING, 'small-2027-002');
    for (const id of ['small-2027-001', 'small-2027-002'])
      await file(two.ledger, id, formOf(), WATER);
    await two.ledger.db
      .$executeRaw`DELETE FROM relay WHERE subject ->> 'reportId' = 'small-2027-001'`;
    await two.ledger.db.$executeRaw`UPDATE report SET changed_real = now() - interval '1 hour'`;
    expect(await reconcile(two.ledger)).toEqual([
      { fault: 'unseen_version', subject: 'small-2027-001' },
    ]);
  });
});
