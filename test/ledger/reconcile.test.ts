import { beforeEach, describe, expect, test } from '@jest/globals';
import { accept, file, returnReport, withdraw } from '../../ledger/commands/report-commands.ts';
import { reconcile } from '../../ledger/reconcile.ts';
import { stepCycle } from '../../ledger/steps/cycle-step.ts';
import { stepPlan } from '../../ledger/steps/plan-step.ts';
import { REVIEWER, WATER } from '../support/actors.ts';
import { contents } from '../support/contents.ts';
import { formOf } from '../support/forms.ts';
import { gateAt } from '../support/gate.ts';
import { CYCLE, OPENING, PROCESS, REPORT, instantOf } from '../support/dates.ts';
import { openedYear, outbox, TEN_MINUTES, type OpenedYear } from '../support/opened-year.ts';
import { claim } from '../support/outbox.ts';

let year: OpenedYear;
beforeEach(async () => {
  year = await openedYear({ moreOfficers: ['deputy'] });
  await year.stepAt(OPENING);
});

/** Real time has passed since the last write. */
const later = ({ ledger }: OpenedYear) =>
  ledger.db.$executeRaw`UPDATE process SET changed_real = changed_real - interval '1 hour'`;
const check = async (of = year) => {
  await later(of);
  return reconcile(of.ledger);
};
/** Something of which the report's workflow is to be told. */
const newsToTell = async () => {
  await file(year.ledger, REPORT, formOf(), WATER);
  await withdraw(year.ledger, REPORT, 1, WATER);
};
const relayed = async () =>
  (await year.ledger.db.relay.findMany()).map(
    ({ processId, version }) => `${processId} ${version}`,
  );
const shown = async () =>
  (await year.ledger.db.repair.findMany()).map(({ fault, subject }) => ({ fault, subject }));
const versionOf = async () =>
  (await year.ledger.db.process.findUniqueOrThrow({ where: { id: PROCESS } })).version;
const activate = (active: boolean) =>
  year.ledger.db.contact.updateMany({
    where: { agencyId: 'shuili', role: 'officer' },
    data: { active },
  });
const plus = (instant: Date, ms: number) => new Date(instant.getTime() + ms);

describe('a healthy ledger', () => {
  test('needs no repair, at whatever stage, and the check changes nothing', async () => {
    const { ledger } = year;
    const healthy = async () => {
      await later(year);
      const before = await contents(ledger);
      expect(await reconcile(ledger)).toEqual([]);
      expect(await contents(ledger)).toEqual(before);
    };
    await healthy();
    await year.stepAt(instantOf('remind-30'));
    await healthy();
    await file(ledger, REPORT, formOf(), WATER);
    // The relay row still waits: that is no fault yet.
    await healthy();
    await ledger.db.relay.deleteMany();
    await year.stepAt(instantOf('remind-30'));
    await healthy();
    await returnReport(ledger, REPORT, 1, '补充', REVIEWER);
    await ledger.db.relay.deleteMany();
    await year.stepAt(instantOf('remind-30'));
    await healthy();
    await file(ledger, REPORT, formOf(), WATER);
    await accept(ledger, REPORT, 2, REVIEWER);
    await ledger.db.relay.deleteMany();
    await year.stepAt(instantOf('remind-30'));
    await stepCycle(ledger, CYCLE);
    await ledger.db.relay.deleteMany();
    await stepPlan(ledger, 'small');
    await healthy();
  });

  test('mails that were cancelled or sent are there: only what is gone is missing', async () => {
    for (const state of ['sent', 'cancelled', 'refused', 'uncertain'] as const) {
      await year.ledger.db.mail.updateMany({ data: { state } });
      expect(await check()).toEqual([]);
    }
  });

  test('an agency without any contact is no fault: nobody can be told', async () => {
    await year.ledger.db.contact.updateMany({ data: { active: false } });
    await year.stepAt(instantOf('remind-30'));
    expect(await check()).toEqual([]);
    expect(await shown()).toEqual([]);
  });

  test('what was written a moment ago is left alone', async () => {
    await newsToTell();
    await year.ledger.db.relay.deleteMany();
    expect(await reconcile(year.ledger)).toEqual([]);
    expect(await reconcile(year.ledger, -1)).toHaveLength(1);
  });
});

describe('a fault is found, shown, and mended once', () => {
  test('a lost signal: the version was never seen', async () => {
    await newsToTell();
    await year.ledger.db.relay.deleteMany();
    const fault = { fault: 'unseen_version', subject: PROCESS };
    expect(await check()).toEqual([fault]);
    expect(await relayed()).toEqual([`${PROCESS} ${await versionOf()}`]);
    expect(await shown()).toEqual([fault]);
    expect(await check()).toEqual([]);
  });

  test('a lost timer: the wake is overdue by more than the grace', async () => {
    year.clock.set(plus(instantOf('remind-30'), 120_000));
    expect(await check()).toEqual([]);
    year.clock.set(plus(instantOf('remind-30'), 120_001));
    expect(await check()).toEqual([{ fault: 'overdue_wake', subject: PROCESS }]);
    expect(await relayed()).toEqual([`${PROCESS} ${await versionOf()}`]);
    expect(await check()).toEqual([]);
  });

  test('staged ahead, it is found before the instant, and the mail goes out in time', async () => {
    const ahead = await openedYear({ lead: TEN_MINUTES });
    await ahead.stepAt(OPENING);
    const now = plus(instantOf('remind-30'), -5 * 60_000);
    ahead.clock.set(now);
    expect(await check(ahead)).toEqual([{ fault: 'overdue_wake', subject: PROCESS }]);
    await ahead.stepAt(now);
    expect(await outbox(ahead.ledger)).toContain('remind-30 → shuili-officer: staged');
  });

  test('a plan and a cycle, too', async () => {
    const { ledger } = year;
    await ledger.db.process.update({ where: { id: `cycle/${CYCLE}` }, data: { version: 9 } });
    await ledger.db.process.update({ where: { id: 'plan/small' }, data: { nextWakeAt: OPENING } });
    year.clock.set(plus(OPENING, 3_600_000));
    expect(await check()).toEqual([
      { fault: 'unseen_version', subject: `cycle/${CYCLE}` },
      { fault: 'overdue_wake', subject: 'plan/small' },
    ]);
    expect((await relayed()).sort()).toEqual([`cycle/${CYCLE} 10`, 'plan/small 2']);
    expect(await check()).toEqual([]);
  });

  test('a relay row that waits for another process does not hide it', async () => {
    await newsToTell();
    await year.ledger.db.relay.updateMany({ data: { processId: 'report/other' } });
    expect(await check()).toEqual([{ fault: 'unseen_version', subject: PROCESS }]);
  });

  test('all mails of a step: they are staged after all, due at its own instant', async () => {
    await year.ledger.db.mail.deleteMany();
    const fault = { fault: 'mail_missing', subject: `${REPORT}/1/opening` };
    expect(await check()).toEqual([fault]);
    expect(await outbox(year.ledger)).toEqual([
      'opening → shuili-deputy: staged',
      'opening → shuili-officer: staged',
    ]);
    const mails = await year.ledger.db.mail.findMany();
    for (const mail of mails) expect(mail).toMatchObject({ dueAt: OPENING, notice: 'opening' });
    expect(await shown()).toEqual([fault]);
    expect(await check()).toEqual([]);
  });

  test('one of two mails of a step; the other one, which was sent, is not sent again', async () => {
    await claim(year.ledger);
    await year.ledger.db.mail.updateMany({ data: { state: 'sent' } });
    await year.ledger.db.mail.deleteMany({ where: { contactId: 'shuili-deputy' } });
    expect(await check()).toEqual([{ fault: 'mail_missing', subject: `${REPORT}/1/opening` }]);
    expect(await outbox(year.ledger)).toEqual([
      'opening → shuili-deputy: staged',
      'opening → shuili-officer: sent',
    ]);
  });

  test('the mail of an escalation goes to the superior it was meant for', async () => {
    await year.stepAt(instantOf('escalate'));
    await year.ledger.db.mail.deleteMany({ where: { step: 'escalate' } });
    expect(await check()).toEqual([{ fault: 'mail_missing', subject: `${REPORT}/1/escalate` }]);
    expect(await outbox(year.ledger)).toContain('escalate → fagaiwei-officer: staged');
  });

  test('the notice of new terms', async () => {
    await file(year.ledger, REPORT, formOf(), WATER);
    await returnReport(year.ledger, REPORT, 1, '补充', REVIEWER);
    await year.stepAt(OPENING);
    await year.ledger.db.mail.deleteMany({ where: { step: 'returned' } });
    expect(await check()).toEqual([{ fault: 'mail_missing', subject: `${REPORT}/2/returned` }]);
    const mails = await year.ledger.db.mail.findMany({ where: { step: 'returned' } });
    // As it was staged: singly, not in the instant's digest.
    expect(mails.map(({ id, digestKey }) => digestKey === id)).toEqual([true, true]);
  });

  test('what is lost of terms that are over, or of a report that is filed, is let be', async () => {
    await file(year.ledger, REPORT, formOf(), WATER);
    await year.stepAt(OPENING);
    await year.ledger.db.mail.deleteMany();
    expect(await check()).toEqual([]);
    await returnReport(year.ledger, REPORT, 1, '补充', REVIEWER);
    await year.ledger.db.relay.deleteMany();
    await year.stepAt(OPENING);
    expect(await check()).toEqual([]);
  });
});

describe('a contact who comes late', () => {
  test('gets the newest step only, which mends nothing, and then books can close', async () => {
    await year.ledger.db.$executeRaw`DELETE FROM step_record`;
    await year.ledger.db.$executeRaw`DELETE FROM mail`;
    await year.ledger.db.contact.updateMany({
      where: { agencyId: 'shuili' },
      data: { active: false },
    });
    for (const name of ['opening', 'remind-30', 'remind-15']) await year.stepAt(instantOf(name));
    expect(await outbox(year.ledger)).toEqual([]);
    await activate(true);
    expect(await check()).toEqual([]);
    expect(await outbox(year.ledger)).toEqual([
      'remind-15 → shuili-deputy: staged',
      'remind-15 → shuili-officer: staged',
    ]);
    expect(await shown()).toEqual([]);
    expect(await check()).toEqual([]);
    // Nothing stale was sent, and what was told counts: in the end the books close.
    for (const name of ['urge', 'escalate', 'letter', 'circular', 'close'])
      await year.stepAt(instantOf(name));
    const report = await year.ledger.db.report.findUniqueOrThrow({ where: { id: REPORT } });
    expect(report.stage).toBe('missed');
  });

  test('after everything else: books close five workdays after they were told', async () => {
    await year.ledger.db.$executeRaw`DELETE FROM step_record`;
    await year.ledger.db.$executeRaw`DELETE FROM mail`;
    await year.ledger.db.contact.updateMany({
      where: { agencyId: 'shuili' },
      data: { active: false },
    });
    for (const name of ['opening', 'urge', 'escalate', 'letter', 'circular'])
      await year.stepAt(instantOf(name));
    const told = new Date('2028-03-01T10:00:00+08:00');
    expect(await year.stepAt(told)).toMatchObject({ next: null, stage: 'collecting' });
    await activate(true);
    await check();
    expect(await outbox(year.ledger)).toContain('urge → shuili-officer: staged');
    // The reconciler has its workflow told, so that the closing is reckoned anew.
    expect(await relayed()).toContain(`${PROCESS} ${await versionOf()}`);
    const { next } = await year.stepAt(told);
    expect(next?.does).toBe('close');
    expect(plus(told, next!.inMs)).toEqual(new Date('2028-03-08T09:00:00+08:00'));
  });
});

test('two reconcilers at once: one looks, the other goes away', async () => {
  await newsToTell();
  await year.ledger.db.relay.deleteMany();
  await later(year);
  const gate = await gateAt(year.ledger, 'repair');
  const first = reconcile(year.ledger);
  await gate.reached();
  expect(await reconcile(year.other)).toEqual([]);
  await gate.open();
  expect(await first).toHaveLength(1);
  expect(await shown()).toHaveLength(1);
});
