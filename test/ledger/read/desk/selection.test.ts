import { describe, expect, test } from '@jest/globals';
import { launch, undoLaunch } from '../../../../ledger/commands/launch.ts';
import { pausePlan } from '../../../../ledger/commands/pause.ts';
import { listedCycles } from '../../../../ledger/read/desk/cycles.ts';
import { launchPreview } from '../../../../ledger/read/desk/launch-preview.ts';
import { mailsThatLeft } from '../../../../ledger/read/desk/mails.ts';
import { plannedMails } from '../../../../ledger/read/desk/planned-mails.ts';
import { EVERYTHING } from '../../../../ledger/read/desk/selection.ts';
import { tallyOf } from '../../../../ledger/read/desk/tallies.ts';
import { OPERATOR } from '../../../support/actors.ts';
import { testLedger } from '../../../support/database.ts';
import { LAUNCH, OPENING } from '../../../support/dates.ts';
import { FixedClock } from '../../../support/fixed-clock.ts';
import { openedYear, TEN_MINUTES } from '../../../support/opened-year.ts';
import { importSmallPlan, owed } from '../../../support/small-plan.ts';
import { openDueCycles } from '../../../server/support/site.ts';
import { deskPlan } from './desk-plan.ts';

const FAR = new Date('2028-12-31T00:00:00Z');

/** Launched in mid February: the first quarter is under way, plans are owed once. */
async function quarters() {
  const clock = new FixedClock('2027-02-15T10:00:00+08:00');
  const ledger = await testLedger({ clock });
  const obligations = [owed('periodic', { every: 'quarter' }), owed('implementation_plan')];
  await importSmallPlan(ledger, { tasks: 2, region: true, obligations });
  await launch(ledger, 'small', { from: 2027, to: 2027 }, OPERATOR);
  await openDueCycles(ledger, 'small');
  return { ledger, clock, plan: await deskPlan(ledger, 'small') };
}

describe('the cycles of a plan', () => {
  test('are offered and listed by kind and period, the skipped one with its reason', async () => {
    const { ledger, plan, clock } = await quarters();
    expect(plan.cycles).toContainEqual({
      kind: 'implementation_plan',
      period: 'once',
      skippedCause: null,
    });
    const listed = await listedCycles(ledger, plan);
    expect(listed.map(({ period, state, reports }) => [period, state, reports])).toEqual(
      expect.arrayContaining([
        ['once', 'open', 4],
        ['2027Q1', 'skipped', null],
        ['2027Q2', 'to_come', null],
        ['2027Q3', 'to_come', null],
        ['2027Q4', 'to_come', null],
      ]),
    );
    expect(listed).toHaveLength(5);
    clock.set('2027-03-20T10:00:00+08:00');
    await openDueCycles(ledger, 'small');
    expect((await deskPlan(ledger, 'small')).cycles).toContainEqual({
      kind: 'periodic',
      period: '2027Q1',
      skippedCause: 'under_way',
    });
  });

  test('narrow what is counted; the default is everything', async () => {
    const { ledger, plan, clock } = await quarters();
    clock.set('2027-06-20T10:00:00+08:00');
    await openDueCycles(ledger, 'small');
    const now = await clock.now();
    const owedIn = async (kind: string | null, period: string | null) =>
      (await tallyOf(ledger, plan, { kind, period }, now)).owed;
    const all = (await tallyOf(ledger, plan, EVERYTHING, now)).owed;
    expect(await owedIn('periodic', null)).toBe(3);
    expect(await owedIn('periodic', '2027Q2')).toBe(3);
    expect(await owedIn(null, 'once')).toBe(4);
    expect(all).toBe(7);
  });

  test('of the preview are those of the launch', async () => {
    const clock = new FixedClock('2027-02-15T10:00:00+08:00');
    const ledger = await testLedger({ clock });
    const obligations = [owed('periodic', { every: 'quarter' }), owed('implementation_plan')];
    await importSmallPlan(ledger, { tasks: 2, region: true, obligations });
    const now = await clock.now();
    const years = { from: 2027, to: 2027 };
    const preview = await launchPreview(ledger, await deskPlan(ledger, 'small'), years, now);
    await launch(ledger, 'small', years, OPERATOR);
    const listed = await listedCycles(ledger, await deskPlan(ledger, 'small'));
    const dates = (all: readonly { period: string; opensAt: Date; dueOn: string }[]) =>
      all.map(({ period, opensAt, dueOn }) => [period, opensAt, dueOn]).sort();
    expect(dates(preview.cycles)).toEqual(dates(listed));
    expect(preview.cycles.find(({ period }) => period === '2027Q1')).toMatchObject({
      skippedCause: 'under_way',
      reports: 0,
    });
  });
});

describe('a preview whose dates clash', () => {
  test('lists them, as the launch would be refused with them', async () => {
    const clock = new FixedClock('2027-03-01T10:00:00+08:00');
    const ledger = await testLedger({ clock });
    await importSmallPlan(ledger);
    const plan = await deskPlan(ledger, 'small');
    const years = { from: 2026, to: 2027 };
    const preview = await launchPreview(ledger, plan, years, await clock.now());
    expect(preview.refusal).toMatchObject({
      code: 'dates_clash',
      clashes: [{ kind: 'periodic', period: '2026', dueOn: '2026-12-31' }],
    });
    expect(await launch(ledger, 'small', years, OPERATOR)).toEqual({
      ok: false,
      refusal: preview.refusal,
    });
    const none = await launchPreview(ledger, plan, { from: 2090, to: 2099 }, await clock.now());
    expect(none).toMatchObject({ cycles: [], refusal: { code: 'bad_period' } });
  });
});

describe('mails that are staged ahead', () => {
  test('are planned mails until their instant, and the plan is the same as before', async () => {
    const { ledger, clock, stepAt } = await openedYear({ lead: TEN_MINUTES });
    const plan = await deskPlan(ledger, 'small');
    const before = new Date(OPENING.getTime() - 300_000);
    clock.set(before);
    const forecast = await plannedMails(ledger, plan, before, FAR);
    await stepAt(before);
    expect(await ledger.db.mail.count({ where: { state: 'staged', dueAt: OPENING } })).toBe(1);
    expect(await plannedMails(ledger, plan, before, FAR)).toEqual(forecast);
    expect((await plannedMails(ledger, plan, OPENING, FAR))[0]?.steps[0]?.name).toBe('remind-30');
  });

  test('are none while the plan is paused', async () => {
    const { ledger, clock } = await openedYear();
    clock.set(new Date(OPENING.getTime() + 60_000));
    await pausePlan(ledger, 'small', '机构改革', OPERATOR);
    const plan = await deskPlan(ledger, 'small');
    expect(plan.pausedAt).not.toBeNull();
    expect(await plannedMails(ledger, plan, OPENING, FAR)).toEqual([]);
  });
});

test('a launch is final with the first mail that may have left', async () => {
  const ledger = await testLedger({ clock: new FixedClock(LAUNCH) });
  await importSmallPlan(ledger);
  await launch(ledger, 'small', { from: 2027, to: 2027 }, OPERATOR);
  expect(await mailsThatLeft(ledger, 'small')).toBe(0);
  const mail = await ledger.db.mail.findFirstOrThrow();
  await ledger.db.mail.update({ where: { id: mail.id }, data: { state: 'sending' } });
  expect(await mailsThatLeft(ledger, 'small')).toBe(1);
  expect(await undoLaunch(ledger, 'small', OPERATOR)).toMatchObject({
    ok: false,
    refusal: { code: 'mails_sent', sent: 1 },
  });
});
