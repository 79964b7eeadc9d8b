import { beforeEach, describe, expect, test } from '@jest/globals';
import { pausePlan, resumePlan } from '../../../ledger/commands/pause.ts';
import { accept, file, returnReport } from '../../../ledger/commands/report-commands.ts';
import { FINANCE, OPERATOR, REVIEWER, WATER } from '../../support/actors.ts';
import { contents } from '../../support/contents.ts';
import { DUE_END, instantOf, OPENING, PROCESS, REPORT } from '../../support/dates.ts';
import { formOf } from '../../support/forms.ts';
import { openedYear, outbox, type OpenedYear } from '../../support/opened-year.ts';
import { claim } from '../../support/outbox.ts';
import { testLedger } from '../../support/database.ts';
import { importSmallPlan } from '../../support/small-plan.ts';

const OTHER = 'small-periodic-2027-t002';
const PAUSED = new Date('2027-12-20T10:00:00+08:00');

let year: OpenedYear;
beforeEach(async () => {
  year = await openedYear({ tasks: 2 });
  await year.stepAt(OPENING);
  await year.stepAt(OPENING, OTHER);
  await year.ledger.db.mail.deleteMany();
});
const pause = (at = PAUSED) => {
  year.clock.set(at);
  return pausePlan(year.ledger, 'small', '机构调整', OPERATOR);
};
const resume = (at: Date) => {
  year.clock.set(at);
  return resumePlan(year.ledger, 'small', OPERATOR);
};
const report = (id = REPORT) => year.ledger.db.report.findUniqueOrThrow({ where: { id } });
const told = async () =>
  (await year.ledger.db.relay.findMany({ orderBy: { id: 'asc' } })).map(
    ({ processId, signal }) => `${processId} ${signal}`,
  );

describe('a pause', () => {
  test('is written down with its reason, raises the epoch, and every process is told', async () => {
    expect(await pause()).toEqual({ ok: true, value: { pausedAt: PAUSED } });
    expect(await year.ledger.db.plan.findMany()).toMatchObject([{ pausedAt: PAUSED, epoch: 2 }]);
    expect(await year.ledger.db.audit.findMany({ where: { action: 'pause' } })).toMatchObject([
      { at: PAUSED, actor: 'admin 系统管理员', subject: 'small', data: { why: '机构调整' } },
    ]);
    expect((await told()).sort()).toEqual(
      ['cycle/small-periodic-2027', 'plan/small', PROCESS, `report/${OTHER}`].map(
        (id) => `${id} termsChanged`,
      ),
    );
  });

  test('while it lasts no step is taken, and books do not close; filing and review go on', async () => {
    await pause();
    for (const at of [instantOf('urge'), instantOf('circular'), new Date('2029-01-01T00:00:00Z')])
      expect(await year.stepAt(at)).toMatchObject({ open: true, stage: 'paused', next: null });
    expect(await outbox(year.ledger)).toEqual([]);
    expect(await file(year.ledger, REPORT, formOf(), WATER)).toMatchObject({ ok: true });
    expect(await accept(year.ledger, REPORT, 1, REVIEWER)).toMatchObject({ ok: true });
    expect(await claim(year.ledger)).toEqual([]);
  });

  test('is refused with its reason: not by anybody, not twice, not before the launch', async () => {
    const { ledger } = year;
    expect(await pausePlan(ledger, 'small', '', FINANCE)).toMatchObject({
      refusal: { code: 'only_operator' },
    });
    expect(await pausePlan(ledger, 'other', '', OPERATOR)).toMatchObject({
      refusal: { code: 'not_found' },
    });
    expect(await resume(PAUSED)).toMatchObject({ refusal: { code: 'not_paused' } });
    await pause();
    const before = await contents(ledger);
    expect(await pause()).toEqual({
      ok: false,
      refusal: { code: 'already_paused', pausedAt: PAUSED },
    });
    expect(await resumePlan(ledger, 'small', FINANCE)).toMatchObject({
      refusal: { code: 'only_operator' },
    });
    expect(await contents(ledger)).toEqual(before);
    const fresh = await testLedger();
    await importSmallPlan(fresh);
    expect(await pausePlan(fresh, 'small', '', OPERATOR)).toMatchObject({
      refusal: { code: 'not_launched' },
    });
  });
});

describe('resumed', () => {
  test('before the due date: what was missed collapses into one notice, the date stays', async () => {
    await year.stepAt(instantOf('remind-30'));
    await pause(new Date('2027-12-10T10:00:00+08:00'));
    const at = new Date('2027-12-27T10:00:00+08:00');
    expect(await resume(at)).toEqual({ ok: true, value: { resumedAt: at, rescheduled: 0 } });
    const answer = await year.stepAt(at);
    expect(answer).toMatchObject({ did: 'remind-7', next: { does: 'remind-3' } });
    const records = await year.ledger.db.stepRecord.findMany({
      where: { reportId: REPORT },
      orderBy: { plannedAt: 'asc' },
    });
    expect(records.map(({ name, skipped }) => `${name} ${skipped}`)).toEqual([
      'opening false',
      'remind-30 false',
      'remind-15 true',
      'remind-7 false',
    ]);
    expect(await report()).toMatchObject({ dueOn: '2027-12-31', termsVersion: 1 });
  });

  test('after it: who fell due meanwhile gets new terms and a notice; the first date is kept', async () => {
    await pause();
    // Filed before it fell due: nothing is missing.
    await file(year.ledger, OTHER, formOf(), WATER);
    const at = new Date('2028-01-10T10:00:00+08:00');
    expect(await resume(at)).toEqual({ ok: true, value: { resumedAt: at, rescheduled: 1 } });
    expect(await report()).toMatchObject({
      dueOn: '2028-01-17',
      dueAt: new Date('2028-01-18T00:00:00+08:00'),
      originalDueOn: '2027-12-31',
      termsVersion: 2,
    });
    expect(await report(OTHER)).toMatchObject({ dueOn: '2027-12-31', termsVersion: 1 });
    const terms = await year.ledger.db.terms.findMany({ where: { reportId: REPORT } });
    expect(terms.map(({ cause }) => cause)).toEqual(['first', 'resume']);
    // The day before is a Sunday: both reminders fall on the Friday.
    expect(await year.stepAt(at)).toMatchObject({ next: { does: 'remind-1' } });
    expect(await outbox(year.ledger)).toEqual(['rescheduled → shuili-officer: staged']);
    expect(await claim(year.ledger)).toHaveLength(1);
  });

  test('who was overdue already stays so', async () => {
    await pause(instantOf('urge'));
    const at = new Date('2028-01-10T10:00:00+08:00');
    expect(await resume(at)).toMatchObject({ value: { rescheduled: 0 } });
    expect(await year.stepAt(at)).toMatchObject({ did: 'escalate' });
  });

  test.each([
    ['at the end of the due day', 0, 1],
    ['a millisecond before it', -1, 0],
  ])('%s', async (_, ms, rescheduled) => {
    await pause();
    // The other one was returned to a later date.
    await file(year.ledger, OTHER, formOf(), WATER);
    year.clock.set(new Date('2027-12-31T10:00:00+08:00'));
    await returnReport(year.ledger, OTHER, 1, '补充', REVIEWER);
    expect(await resume(new Date(DUE_END.getTime() + ms))).toMatchObject({
      value: { rescheduled },
    });
  });
});
