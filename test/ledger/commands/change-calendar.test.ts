import { beforeEach, describe, expect, test } from '@jest/globals';
import { readWorkdays } from '../../../domain/calendar/read-workdays.ts';
import { changeCalendar, type CalendarChange } from '../../../ledger/commands/change-calendar.ts';
import { launch } from '../../../ledger/commands/launch.ts';
import { openLedger, type Ledger } from '../../../ledger/ledger.ts';
import { stepReport } from '../../../ledger/steps/report-step.ts';
import { GOVERNMENT, OPERATOR, REVIEWER, WATER } from '../../support/actors.ts';
import { testLedger } from '../../support/database.ts';
import { CYCLE, OPENING, REPORT } from '../../support/dates.ts';
import { FixedClock } from '../../support/fixed-clock.ts';
import { openedYear, outbox, type OpenedYear } from '../../support/opened-year.ts';
import { importSmallPlan } from '../../support/small-plan.ts';

const NOW = new Date('2027-12-01T10:00:00+08:00');

/** 2027 with its last workday off, and 4 January 2028 as well. */
const SOURCE = ['2027-01-01,休', '2027-10-01,休', '2027-12-31,休', '2028-01-03,休'].join('\n');
function given(source = SOURCE): CalendarChange {
  const outcome = readWorkdays(source);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.faults));
  return { reading: outcome.reading, source };
}

let year: OpenedYear;
beforeEach(async () => {
  year = await openedYear({ tasks: 2 });
  await year.stepAt(OPENING);
  await year.ledger.db.mail.deleteMany();
  year.clock.set(NOW);
});

const change = (what: CalendarChange, actor = OPERATOR, ledger: Ledger = year.ledger) =>
  changeCalendar(ledger, what, actor, { preview: false });
const preview = (what: CalendarChange) =>
  changeCalendar(year.ledger, what, OPERATOR, { preview: true });
const report = () => year.ledger.db.report.findUniqueOrThrow({ where: { id: REPORT } });

/** The database as another process has it, which has seen nothing yet. */
async function elsewhere<T>(work: (ledger: Ledger) => Promise<T>): Promise<T> {
  const ledger = openLedger({ url: year.ledger.url, clock: year.clock });
  try {
    return await work(ledger);
  } finally {
    await ledger.close();
  }
}

describe('a calendar that is brought in', () => {
  test('moves what is open to its new dates, with notice, and everything to come', async () => {
    const outcome = await change(given());
    if (!outcome.ok) throw new Error(outcome.refusal.code);
    const [effects] = outcome.value.plans;
    expect(effects).toMatchObject({
      id: 'small',
      rescheduled: 2,
      cycles: [
        {
          kind: 'periodic',
          period: '2027',
          before: '2027-12-31',
          after: '2027-12-30',
          isOpen: true,
        },
      ],
    });
    expect(outcome.value.days).toContainEqual({ date: '2027-12-31', isWorkday: false });
    expect(await report()).toMatchObject({ dueOn: '2027-12-30', originalDueOn: '2027-12-31' });
    expect(await year.ledger.db.cycle.findUnique({ where: { id: CYCLE } })).toMatchObject({
      dueOn: '2027-12-30',
    });
    expect(await outbox(year.ledger)).toEqual([
      'rescheduled → shuili-officer: staged',
      'rescheduled → shuili-officer: staged',
    ]);
    expect(await year.ledger.db.plan.findUnique({ where: { id: 'small' } })).toMatchObject({
      epoch: 2,
      calendarVersion: 1,
    });
    expect(
      await year.ledger.db.audit.findMany({ where: { action: 'import_calendar' } }),
    ).toHaveLength(1);
  });

  test('is seen at once by whoever steps, in this process and in others', async () => {
    // It has looked before, and has the calendar as it was.
    await elsewhere(async (other) => {
      await stepReport(other, REPORT);
      expect(other.calendar.isWorkday('2028-01-03')).toBe(true);
      expect((await change(given())).ok).toBe(true);
      year.clock.set(new Date('2027-12-31T10:00:00+08:00'));
      const answer = await stepReport(other, REPORT);
      expect(other.calendar.isWorkday('2028-01-03')).toBe(false);
      // Due on 30 December: urged on the first workday after, which the 31st and 3 January are not.
      const urged = new Date('2028-01-04T09:00:00+08:00');
      expect(answer?.next?.inMs).toBe(+urged - +new Date('2027-12-31T10:00:00+08:00'));
    });
    expect(year.ledger.calendar.isWorkday('2028-01-03')).toBe(true);
    await stepReport(year.ledger, REPORT);
    expect(year.ledger.calendar.isWorkday('2028-01-03')).toBe(false);
  });

  test('is shown first: what moves and which mails, and nothing is changed', async () => {
    const tables = async () => ({
      plans: await year.ledger.db.plan.findMany(),
      terms: await year.ledger.db.terms.findMany(),
      cycles: await year.ledger.db.cycle.findMany(),
      mails: await year.ledger.db.mail.findMany(),
      relay: await year.ledger.db.relay.count(),
      audit: await year.ledger.db.audit.count(),
      calendars: await year.ledger.db.workdayTable.count(),
    });
    const before = await tables();
    const shown = await preview(given());
    expect(await tables()).toEqual(before);
    expect(year.ledger.calendar.isWorkday('2027-12-31')).toBe(true);
    if (!shown.ok) throw new Error(shown.refusal.code);
    const { mails } = shown.value.plans[0]!;
    const at = (time: string) => mails.find((each) => +each.at === +new Date(`${time}+08:00`));
    // Seven days before the new date instead of the old one; urged on the 4th instead of the 3rd.
    expect(at('2027-12-23T09:00')).toMatchObject({ before: 0, after: 1 });
    expect(at('2027-12-24T09:00')).toMatchObject({ before: 1, after: 0 });
    expect(at('2028-01-03T09:00')).toMatchObject({ before: 2, after: 0 });
    expect(at('2028-01-04T09:00')).toMatchObject({ before: 0, after: 2 });
    const done = await change(given());
    expect(done).toEqual(shown);
  });

  test('that moves no date moves none: another year, the same days', async () => {
    const published = await preview(given('2026-01-01,休\n2026-10-01,休\n2026-06-19,休'));
    expect(published).toMatchObject({
      value: { plans: [{ cycles: [], rescheduled: 0, mails: [] }] },
    });
    expect(await report()).toMatchObject({ termsVersion: 1 });
  });

  test('leaves a cycle alone that was given another date', async () => {
    const dates = { dueOn: '2028-01-14', dueAt: new Date('2028-01-14T16:00:00Z') };
    await year.ledger.db.cycle.update({ where: { id: CYCLE }, data: dates });
    const far = '2027-01-01,休\n2027-10-01,休\n2027-06-18,休';
    expect(await change(given(far))).toMatchObject({ value: { plans: [{ cycles: [] }] } });
    const cycle = await year.ledger.db.cycle.findUnique({ where: { id: CYCLE } });
    expect(cycle).toMatchObject(dates);
  });

  test('is refused where a report would be due before now', async () => {
    year.clock.set(new Date('2027-12-31T10:00:00+08:00'));
    expect(await change(given())).toMatchObject({ refusal: { code: 'dates_clash' } });
    expect(await year.ledger.db.workdayTable.count()).toBe(0);
    expect(await report()).toMatchObject({ dueOn: '2027-12-31' });
  });
});

describe('the newest calendar', () => {
  test('is taken back: everything is as it was, with notice', async () => {
    await change(given());
    const { id } = await year.ledger.db.workdayTable.findFirstOrThrow();
    const outcome = await change({ takeBack: id });
    expect(outcome).toMatchObject({
      ok: true,
      value: { plans: [{ rescheduled: 2, cycles: [{ after: '2027-12-31' }] }] },
    });
    expect(await report()).toMatchObject({ dueOn: '2027-12-31', termsVersion: 3 });
    await stepReport(year.ledger, REPORT);
    expect(year.ledger.calendar.isWorkday('2027-12-31')).toBe(true);
    expect(await change({ takeBack: id })).toMatchObject({ refusal: { code: 'calendar_changed' } });
  });

  test('alone is: of one before it nothing is taken back', async () => {
    await change(given());
    const { id } = await year.ledger.db.workdayTable.findFirstOrThrow();
    await change(given('2028-01-01,休\n2028-10-01,休'));
    expect(await change({ takeBack: id })).toMatchObject({ refusal: { code: 'calendar_changed' } });
  });
});

describe('who', () => {
  test('the operator may, and the commission of all plans that run', async () => {
    for (const actor of [WATER, GOVERNMENT])
      expect(await change(given(), actor)).toMatchObject({ refusal: { code: 'only_operator' } });
    expect((await change(given(), REVIEWER)).ok).toBe(true);
    await year.ledger.db.plan.update({
      where: { id: 'small' },
      data: { commissionId: 'caizheng' },
    });
    expect(await change(given(), REVIEWER)).toMatchObject({
      refusal: { code: 'calendar_of_others' },
    });
    expect((await change(given(), OPERATOR)).ok).toBe(true);
  });
});

describe('several at once', () => {
  test('come one after the other, steps among them', async () => {
    await elsewhere(async (other) => {
      const outcomes = await Promise.all([
        change(given()),
        stepReport(other, REPORT),
        change(
          given('2027-01-01,休\n2027-10-01,休\n2027-12-30,休\n2027-12-31,休'),
          OPERATOR,
          other,
        ),
        stepReport(year.ledger, `${CYCLE}-t002`),
      ]);
      expect(outcomes[0]).toMatchObject({ ok: true });
      expect(outcomes[2]).toMatchObject({ ok: true });
    });
    const plan = await year.ledger.db.plan.findUniqueOrThrow({ where: { id: 'small' } });
    expect(plan).toMatchObject({ calendarVersion: 2, epoch: 3 });
    const last = await year.ledger.db.workdayTable.findFirstOrThrow({ orderBy: { id: 'desc' } });
    const off = Object.keys(last.days as object);
    expect(await report()).toMatchObject({
      dueOn: off.includes('2027-12-30') ? '2027-12-29' : '2027-12-30',
    });
  });

  test('a plan that is launched afterwards, elsewhere, goes by it', async () => {
    const clock = new FixedClock('2027-03-01T02:00:00Z');
    const ledger = await testLedger({ clock });
    const other = openLedger({ url: ledger.url, clock });
    await importSmallPlan(ledger, { id: 'first' });
    await launch(other, 'first', { from: 2027, to: 2027 }, OPERATOR);
    await change(given(), OPERATOR, ledger);
    await importSmallPlan(ledger, { id: 'second' });
    await launch(other, 'second', { from: 2027, to: 2027 }, OPERATOR);
    expect(other.calendar.isWorkday('2027-12-31')).toBe(false);
    await other.close();
    const plans = await ledger.db.plan.findMany({ select: { calendarVersion: true } });
    expect(plans).toEqual([{ calendarVersion: 1 }, { calendarVersion: 1 }]);
  });
});
