import { afterEach, describe, expect, test } from '@jest/globals';
import { changePolicy } from '../../ledger/commands/change-policy.ts';
import { pausePlan, resumePlan } from '../../ledger/commands/pause.ts';
import { file, returnReport, withdraw } from '../../ledger/commands/report-commands.ts';
import { reconcile } from '../../ledger/reconcile.ts';
import { planPolicySchema } from '../../schemas/plan-policy.ts';
import { OPERATOR, REVIEWER, WATER } from '../support/actors.ts';
import { testLedger } from '../support/database.ts';
import { instantOf, LAUNCH, REPORT } from '../support/dates.ts';
import { formOf } from '../support/forms.ts';
import { startWorld, type World } from '../support/world.ts';

/*
 * A herd stages its mails ahead of their instant. Here one report does, half an hour before; whatever
 * happens in between must be as if it had staged them at the instant itself.
 */

const MINUTE_MS = 60_000;
const LEAD_MS = 30 * MINUTE_MS;

let world: World;
afterEach(() => world.stop());

/** The world stands between the staging of a step and its instant. */
async function stagedFor(step: string): Promise<void> {
  world = await startWorld({
    startsAt: LAUNCH,
    makeLedger: (clock) =>
      testLedger({ clock, lead: { of: () => LEAD_MS, longest: () => LEAD_MS } }),
  });
  await world.launch();
  await world.liveTo(before(step));
  expect(await mailOf(step)).toMatchObject({ state: 'staged', dueAt: instantOf(step) });
  expect(await recordOf(step)).toMatchObject({ takesEffectAt: instantOf(step), mails: 1 });
}
/** A minute before a step's instant. */
const before = (step: string) => new Date(instantOf(step).getTime() - MINUTE_MS);
const after = (step: string, minutes = 60) =>
  new Date(instantOf(step).getTime() + minutes * MINUTE_MS);
const mailOf = (step: string) =>
  world.ledger.db.mail.findFirst({ where: { reportId: REPORT, step } });
const recordOf = (name: string) =>
  world.ledger.db.stepRecord.findFirst({ where: { reportId: REPORT, name } });
/** What arrived of a report: terms, step, and the minute (UTC) it came. */
const arrived = () =>
  world.sink.messages.flatMap(({ rows, at }) =>
    rows
      .filter((row) => row.startsWith(REPORT))
      .map((row) => `${row.split('/').slice(1, 3).join(' ')} ${at?.toISOString().slice(5, 16)}`),
  );
const isSound = async () => {
  expect(await reconcile(world.ledger, 0)).toEqual([]);
  expect(await world.ledger.db.repair.count()).toBe(0);
};

describe('between the staging of a step and its instant', () => {
  test('virtual time that stops a minute before it goes on: the mail comes at the instant, once', async () => {
    await stagedFor('remind-30');
    expect(arrived()).toEqual(['1 opening 11-01T01:00']);
    await world.liveTo(after('remind-30'));
    expect(arrived()).toEqual(['1 opening 11-01T01:00', '1 remind-30 12-01T01:00']);
    await isSound();
  });

  test('a filing takes the step back; a withdrawn filing stages it again, once', async () => {
    await stagedFor('remind-30');
    await file(world.ledger, REPORT, formOf(), WATER);
    expect(await mailOf('remind-30')).toMatchObject({ state: 'cancelled' });
    expect(await recordOf('remind-30')).toBeNull();
    await withdraw(world.ledger, REPORT, 1, WATER);
    await world.untilRest();
    expect(await mailOf('remind-30')).toMatchObject({ state: 'staged' });
    await world.liveTo(after('remind-15'));
    expect(arrived()).toEqual([
      '1 opening 11-01T01:00',
      '1 remind-30 12-01T01:00',
      '1 remind-15 12-16T01:00',
    ]);
    await isSound();
  });

  test('a filing that stays: nothing more comes', async () => {
    await stagedFor('remind-30');
    await file(world.ledger, REPORT, formOf(), WATER);
    await world.liveTo(after('close'));
    expect(arrived()).toEqual(['1 opening 11-01T01:00']);
    await isSound();
  });

  test('a return: the step belongs to the new terms, and comes under them', async () => {
    await stagedFor('remind-30');
    await file(world.ledger, REPORT, formOf(), WATER);
    await returnReport(world.ledger, REPORT, 1, '补充', REVIEWER);
    await world.untilRest();
    await world.liveTo(after('remind-30'));
    expect(arrived()).toEqual([
      '1 opening 11-01T01:00',
      '2 returned 12-01T00:59',
      '2 remind-30 12-01T01:00',
    ]);
    await isSound();
  });

  test('a change of policy: the step goes out at its new hour, and not at the old one', async () => {
    await stagedFor('remind-30');
    const policy = planPolicySchema.parse({ workingHour: '11:00' });
    expect(await changePolicy(world.ledger, 'small', { policy }, OPERATOR)).toMatchObject({
      ok: true,
    });
    await world.untilRest();
    await world.liveTo(after('remind-30', 180));
    expect(arrived()).toEqual(['1 opening 11-01T01:00', '1 remind-30 12-01T03:00']);
    await isSound();
  });

  test('a change that moves the due date: new terms, with notice; the old step never comes', async () => {
    await stagedFor('remind-30');
    const change = { values: { 'small-periodic-year': { due: { on: '12-20' } } } };
    expect(await changePolicy(world.ledger, 'small', change, OPERATOR)).toMatchObject({
      ok: true,
      value: { rescheduled: 1 },
    });
    await world.untilRest();
    await world.liveTo(new Date('2027-12-06T00:00:00Z'));
    expect(arrived()).toEqual([
      '1 opening 11-01T01:00',
      '2 rescheduled 12-01T00:59',
      '2 remind-15 12-03T01:00',
    ]);
    await isSound();
  });

  test('a pause: nothing is sent until it is resumed, then only the most severe', async () => {
    await stagedFor('remind-30');
    expect(await pausePlan(world.ledger, 'small', '等待通知', OPERATOR)).toMatchObject({
      ok: true,
    });
    await world.untilRest();
    expect(await mailOf('remind-30')).toMatchObject({ state: 'cancelled' });
    await world.liveTo(after('remind-15'));
    expect(arrived()).toEqual(['1 opening 11-01T01:00']);
    expect(await resumePlan(world.ledger, 'small', OPERATOR)).toMatchObject({ ok: true });
    await world.untilRest();
    await world.liveTo(after('remind-7'));
    expect(arrived()).toEqual([
      '1 opening 11-01T01:00',
      '1 remind-15 12-16T02:00',
      '1 remind-7 12-24T01:00',
    ]);
    await isSound();
  });

  test('a pause over the due date: the agency has its days anew, and is told', async () => {
    await stagedFor('remind-1');
    await pausePlan(world.ledger, 'small', '等待通知', OPERATOR);
    await world.untilRest();
    await world.liveTo(after('urge'));
    await resumePlan(world.ledger, 'small', OPERATOR);
    await world.untilRest();
    const report = await world.ledger.db.report.findUniqueOrThrow({ where: { id: REPORT } });
    expect(report).toMatchObject({ originalDueOn: '2027-12-31', dueOn: '2028-01-10' });
    await world.liveTo(new Date('2028-01-09T12:00:00Z'));
    expect(arrived().slice(-2)).toEqual(['2 rescheduled 01-03T02:00', '2 remind-1 01-07T01:00']);
    await isSound();
  });
});
