import { beforeEach, describe, expect, test } from '@jest/globals';
import { returnReport, file } from '../../../ledger/commands/report-commands.ts';
import { stepReport } from '../../../ledger/steps/report-step.ts';
import { REVIEWER, WATER } from '../../support/actors.ts';
import { contents } from '../../support/contents.ts';
import { formOf } from '../../support/forms.ts';
import { OPENING, REPORT, rungAt } from '../../support/dates.ts';
import { openedYear, outbox, type OpenedYear } from '../../support/opened-year.ts';

let year: OpenedYear;
beforeEach(async () => {
  year = await openedYear();
});
const rungs = async () =>
  (await year.ledger.db.rungRecord.findMany({ orderBy: [{ plannedAt: 'asc' }] })).map(
    ({ name, skipped, dueVersion }) => `${dueVersion} ${name}${skipped ? ' (skipped)' : ''}`,
  );
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
  test('rung by rung to the closing of the books, never an endless stream', async () => {
    let step = await year.stepAt(OPENING);
    const spans: number[] = [];
    while (step.next) {
      const now = await year.clock.now();
      spans.push(step.next.inMs);
      step = await year.stepAt(new Date(now.getTime() + step.next.inMs));
    }
    expect(step).toMatchObject({ stage: 'missed', next: null });
    expect(await rungs()).toEqual(LADDER.map((name) => `1 ${name}`));
    expect(spans.every((ms) => ms > 0)).toBe(true);
    expect(await outbox(year.ledger)).toHaveLength(LADDER.length);
    expect(
      await year.ledger.db.escalation.findMany({ orderBy: { raisedAt: 'asc' } }),
    ).toMatchObject([
      { level: 'commission', raisedAt: rungAt('escalate') },
      { level: 'letter', raisedAt: rungAt('letter') },
      { level: 'circular', raisedAt: rungAt('circular') },
    ]);
    expect(await year.ledger.db.report.findUniqueOrThrow({ where: { id: REPORT } })).toMatchObject({
      stage: 'missed',
      missedAt: rungAt('close'),
      running: false,
      nextWakeAt: null,
    });
  });

  test('taken again at the same instant changes nothing but that it was taken', async () => {
    await year.stepAt(rungAt('urge'));
    const before = await contents(year.ledger);
    await year.stepAt(rungAt('urge'));
    // The report's own row counts its steps.
    const { report } = await contents(year.ledger);
    expect(report).not.toEqual(before['report']);
    expect(await contents(year.ledger)).toEqual({ ...before, report });
  });

  test('at one instant by ten workers at once: one mail a contact, one record', async () => {
    year.clock.set(rungAt('urge'));
    const steps = await Promise.all(
      Array.from({ length: 10 }, (_, i) => stepReport(i % 2 ? year.ledger : year.other, REPORT)),
    );
    expect(new Set(steps.map(({ next }) => next?.name))).toEqual(new Set(['escalate']));
    expect(await outbox(year.ledger)).toEqual([
      'urge → shuili-leader: staged',
      'urge → shuili-officer: staged',
    ]);
  });

  test('a late wake collapses into the most severe rung; the others are recorded as skipped', async () => {
    await year.stepAt(OPENING);
    const step = await year.stepAt(new Date(rungAt('escalate').getTime() + 3600_000));
    expect(step).toMatchObject({ next: { name: 'letter' } });
    expect(await rungs()).toEqual([
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

  test('asleep until after the books should have closed: closed at once, and the rest is taken back', async () => {
    await year.stepAt(OPENING);
    expect(await year.stepAt(new Date('2029-01-01T00:00:00Z'))).toMatchObject({ stage: 'missed' });
    expect(await outbox(year.ledger)).toEqual(['opening → shuili-officer: cancelled']);
  });

  test('before its opening nothing happens', async () => {
    const step = await year.stepAt(new Date(OPENING.getTime() - 1));
    expect(step.next).toEqual({ rung: 'open', name: 'opening', inMs: 1 });
    expect(await rungs()).toEqual([]);
  });

  test('a return arms a ladder of its own: no rung of the old terms comes any more', async () => {
    await year.stepAt(OPENING);
    year.clock.set(new Date('2027-12-27T10:00:00+08:00'));
    await file(year.ledger, REPORT, formOf(), WATER);
    const returned = new Date('2027-12-27T11:00:00+08:00');
    year.clock.set(returned);
    await returnReport(year.ledger, REPORT, 1, '补充', REVIEWER);
    const step = await year.stepAt(returned);
    const { dueOn } = await year.ledger.db.report.findUniqueOrThrow({ where: { id: REPORT } });
    // Five workdays over the turn of the year; the old terms had remind-3 on 28 December.
    expect(dueOn).toBe('2028-01-03');
    expect(step.next).toMatchObject({ name: 'remind-3', inMs: 94 * 3600_000 });
    expect(await outbox(year.ledger)).toEqual([
      'opening → shuili-officer: cancelled',
      'returned → shuili-officer: staged',
    ]);
  });

  test('a change of rules holds from the next step on', async () => {
    const step = await year.stepAt(OPENING);
    expect(step.next).toMatchObject({ name: 'remind-30' });
    await year.ledger.db.plan.update({
      where: { id: 'small' },
      data: { policy: { reminders: [10] } },
    });
    expect(await year.stepAt(OPENING)).toMatchObject({ next: { name: 'remind-10' } });
  });
});
