import { beforeEach, describe, expect, test } from '@jest/globals';
import { returnReport, file } from '../../../ledger/commands/report-commands.ts';
import { stepReport } from '../../../ledger/steps/report-step.ts';
import { REVIEWER, WATER } from '../../support/actors.ts';
import { contents } from '../../support/contents.ts';
import { formOf } from '../../support/forms.ts';
import { OPENING, PROCESS, REPORT, instantOf } from '../../support/dates.ts';
import { openedYear, outbox, type OpenedYear } from '../../support/opened-year.ts';

let year: OpenedYear;
beforeEach(async () => {
  year = await openedYear();
});
const records = async () =>
  (await year.ledger.db.stepRecord.findMany({ orderBy: [{ plannedAt: 'asc' }] })).map(
    ({ name, skipped, termsVersion }) => `${termsVersion} ${name}${skipped ? ' (skipped)' : ''}`,
  );
const runs = () => year.ledger.db.process.findUniqueOrThrow({ where: { id: PROCESS } });
const LADDER = [
  'opening',
  'remind-30',
  'remind-15',
  'remind-7',
  'remind-3',
  'remind-1',
  'urge',
  'escalate',
  'letter',
  'circular',
  'close',
];

describe('a step of a report', () => {
  test('step by step to the closing of the books, never an endless stream', async () => {
    let step = await year.stepAt(OPENING);
    const spans: number[] = [];
    while (step.next) {
      const now = await year.clock.now();
      spans.push(step.next.inMs);
      step = await year.stepAt(new Date(now.getTime() + step.next.inMs));
    }
    expect(step).toMatchObject({ stage: 'missed', next: null });
    expect(await records()).toEqual(LADDER.map((name) => `1 ${name}`));
    expect(spans.every((ms) => ms > 0)).toBe(true);
    expect(await outbox(year.ledger)).toHaveLength(LADDER.length);
    expect(
      await year.ledger.db.escalation.findMany({ orderBy: { raisedAt: 'asc' } }),
    ).toMatchObject([
      { effect: 'escalate', toAgency: 'fagaiwei', raisedAt: instantOf('escalate') },
      { effect: 'letter', raisedAt: instantOf('letter') },
      { effect: 'circular', raisedAt: instantOf('circular') },
    ]);
    expect(await year.ledger.db.report.findUniqueOrThrow({ where: { id: REPORT } })).toMatchObject({
      stage: 'missed',
      missedAt: instantOf('close'),
    });
    expect(await runs()).toMatchObject({ running: false, nextWakeAt: null, nextToAgency: null });
  });

  test('taken again at the same instant changes nothing but that it was taken', async () => {
    await year.stepAt(instantOf('urge'));
    const before = await contents(year.ledger);
    await year.stepAt(instantOf('urge'));
    // Its process counts its steps.
    const { process } = await contents(year.ledger);
    expect(process).not.toEqual(before['process']);
    expect(await contents(year.ledger)).toEqual({ ...before, process });
  });

  test('at one instant by ten workers at once: one mail a contact, one record', async () => {
    year.clock.set(instantOf('urge'));
    const steps = await Promise.all(
      Array.from({ length: 10 }, (_, i) => stepReport(i % 2 ? year.ledger : year.other, REPORT)),
    );
    expect(new Set(steps.map((step) => step?.next?.does))).toEqual(new Set(['escalate']));
    expect(await outbox(year.ledger)).toEqual([
      'urge → shuili-leader: staged',
      'urge → shuili-officer: staged',
    ]);
  });

  test('a late wake collapses into the most severe step; the others are recorded as skipped', async () => {
    await year.stepAt(OPENING);
    const step = await year.stepAt(new Date(instantOf('escalate').getTime() + 3600_000));
    expect(step).toMatchObject({ next: { does: 'letter' } });
    expect(await records()).toEqual([
      '1 opening',
      ...['remind-30', 'remind-15', 'remind-7', 'remind-3', 'remind-1', 'urge'].map(
        (name) => `1 ${name} (skipped)`,
      ),
      '1 escalate',
    ]);
    expect(await outbox(year.ledger)).toEqual([
      'opening → shuili-officer: staged',
      'escalate → fagaiwei-officer: staged',
    ]);
  });

  test('asleep until after the books should have closed: one notice first, and time after it', async () => {
    await year.stepAt(OPENING);
    const step = await year.stepAt(new Date('2029-01-03T10:00:00+08:00'));
    expect(step).toMatchObject({ stage: 'collecting', did: 'circular', next: { does: 'close' } });
    expect(await outbox(year.ledger)).toEqual([
      'opening → shuili-officer: staged',
      'circular → fagaiwei-officer: staged',
    ]);
    const closing = new Date('2029-01-10T09:00:00+08:00');
    expect((await runs()).nextWakeAt).toEqual(closing);
    expect(await year.stepAt(closing)).toMatchObject({ stage: 'missed', next: null });
  });

  test('books that were closed before stay closed since then', async () => {
    await year.stepAt(OPENING);
    await year.stepAt(instantOf('circular'));
    await year.stepAt(instantOf('close'));
    const filed = new Date('2028-03-01T10:00:00+08:00');
    year.clock.set(filed);
    await file(year.ledger, REPORT, formOf(), WATER);
    await returnReport(year.ledger, REPORT, 1, '补充', REVIEWER);
    let step = await year.stepAt(filed);
    while (step.next)
      step = await year.stepAt(new Date((await year.clock.now()).getTime() + step.next.inMs));
    expect(await year.ledger.db.report.findUniqueOrThrow({ where: { id: REPORT } })).toMatchObject({
      stage: 'missed',
      missedAt: instantOf('close'),
    });
  });

  test('before its opening nothing happens', async () => {
    const step = await year.stepAt(new Date(OPENING.getTime() - 1));
    expect(step.next).toEqual({ does: 'opening', inMs: 1 });
    expect(await records()).toEqual([]);
  });

  test('a return arms a ladder of its own: no step of the old terms comes any more', async () => {
    await year.stepAt(OPENING);
    year.clock.set(new Date('2027-12-27T10:00:00+08:00'));
    await file(year.ledger, REPORT, formOf(), WATER);
    const returned = new Date('2027-12-27T11:00:00+08:00');
    year.clock.set(returned);
    await returnReport(year.ledger, REPORT, 1, '补充', REVIEWER);
    const step = await year.stepAt(returned);
    const { dueOn } = await year.ledger.db.report.findUniqueOrThrow({ where: { id: REPORT } });
    // Five workdays over the turn of the year; the old terms had remind-3 on 28 December. The new ones
    // have two reminders on one day, for the last day before is a Sunday: they are one.
    expect(dueOn).toBe('2028-01-03');
    expect(step.next).toMatchObject({ does: 'remind-1', inMs: 94 * 3600_000 });
    expect(await outbox(year.ledger)).toEqual([
      'opening → shuili-officer: cancelled',
      'returned → shuili-officer: staged',
    ]);
  });

  test('a change of rules holds from the next step on, and a step renamed is not taken twice', async () => {
    expect(await year.stepAt(OPENING)).toMatchObject({ next: { does: 'remind-30' } });
    const choose = (reminders: number[]) =>
      year.ledger.db.obligation.updateMany({ data: { values: { ladder: { reminders } } } });
    await choose([10]);
    expect(await year.stepAt(OPENING)).toMatchObject({ next: { does: 'remind-10' } });
    await year.stepAt(instantOf('remind-7'));
    const { length } = await records();
    // Other names for what lies before that day; the day's own step has not been taken.
    await choose([15, 9, 3]);
    const again = await year.stepAt(instantOf('remind-7'));
    expect(again).toMatchObject({ next: { does: 'remind-3' } });
    expect(await records()).toHaveLength(length + 1);
  });

  test('what the commission owes is put before the government office, without letter and circular', async () => {
    await year.ledger.db.report.update({ where: { id: REPORT }, data: { agencyId: 'fagaiwei' } });
    await year.stepAt(OPENING);
    await year.stepAt(instantOf('escalate'));
    const step = await year.stepAt(instantOf('circular'));
    expect(step).toMatchObject({ next: { does: 'close' } });
    expect(await outbox(year.ledger)).toEqual([
      'opening → fagaiwei-officer: staged',
      'escalate → zhengfuban-officer: staged',
    ]);
    expect(await year.ledger.db.escalation.findMany()).toMatchObject([
      { effect: 'escalate', toAgency: 'zhengfuban' },
    ]);
  });

  test('an agency that nobody can tell is not closed over', async () => {
    await year.ledger.db.contact.updateMany({
      where: { agencyId: 'shuili' },
      data: { active: false },
    });
    for (const name of LADDER) await year.stepAt(instantOf(name));
    const step = await year.stepAt(new Date('2030-01-01T09:00:00+08:00'));
    expect(step).toMatchObject({ open: true, stage: 'collecting', next: null });
    expect(await outbox(year.ledger)).toHaveLength(3);
  });

  test('a report that left the roster is done with', async () => {
    await year.ledger.db.report.update({ where: { id: REPORT }, data: { leftAt: OPENING } });
    expect(await year.stepAt(instantOf('urge'))).toMatchObject({ open: false, stage: 'left' });
    expect(await outbox(year.ledger)).toEqual([]);
  });
});
