import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Actor } from '../../../domain/report/actor.ts';
import { launch } from '../../../ledger/commands/launch.ts';
import { FINANCE, GOVERNMENT, OPERATOR, REVIEWER } from '../../support/actors.ts';
import { contents } from '../../support/contents.ts';
import { testLedger, type TestLedger } from '../../support/database.ts';
import { FixedClock } from '../../support/fixed-clock.ts';
import { importSmallPlan } from '../../support/small-plan.ts';

const NOW = new Date('2027-01-04T02:00:00Z');
const YEAR = { from: 2027, to: 2027 };

let ledger: TestLedger;
beforeEach(async () => {
  ledger = await testLedger({ clock: new FixedClock(NOW) });
  await importSmallPlan(ledger);
});

describe('launch', () => {
  test('states its own period, and leaves the document’s', async () => {
    expect(await launch(ledger, 'small', { from: 2027, to: 2029 }, OPERATOR)).toEqual({
      ok: true,
      value: { planId: 'small', launchedAt: NOW },
    });
    expect(await ledger.db.plan.findUniqueOrThrow({ where: { id: 'small' } })).toMatchObject({
      launchedAt: NOW,
      launchFrom: 2027,
      launchTo: 2029,
      sourceFrom: 2011,
      sourceTo: 2015,
      epoch: 1,
      pausedAt: null,
    });
    expect(await ledger.db.audit.findMany()).toMatchObject([
      {
        at: NOW,
        actor: 'admin 系统管理员',
        action: 'launch',
        planId: 'small',
        subject: 'small',
        data: { from: 2027, to: 2029 },
      },
    ]);
    expect(await ledger.db.process.findMany()).toMatchObject([
      {
        id: 'plan/small',
        type: 'plan',
        subject: 'small',
        version: 1,
        seenVersion: 0,
        running: true,
      },
    ]);
    expect(await ledger.db.relay.findMany()).toMatchObject([
      { processId: 'plan/small', signal: 'started', version: 1 },
    ]);
  });

  test('tells the officers of every agency it names, singly and at once', async () => {
    const region = await testLedger({ clock: new FixedClock(NOW) });
    await importSmallPlan(region, { region: true, moreOfficers: ['deputy'] });
    await launch(region, 'small', YEAR, OPERATOR);
    const mails = await region.db.mail.findMany({ orderBy: { id: 'asc' } });
    const told = ['caizheng-officer', 'chifeng-officer', 'fagaiwei-officer', 'shuili-deputy'];
    expect(mails.map(({ id }) => id)).toEqual(
      [...told, 'shuili-officer'].map((contact) => `small/1/assignment/${contact}`),
    );
    for (const mail of mails)
      expect(mail).toMatchObject({ dueAt: NOW, digestKey: mail.id, state: 'staged', epoch: 1 });
  });

  test('the commission of the plan may, and nobody else beside the operator', async () => {
    const before = await contents(ledger);
    const others: Actor[] = [FINANCE, GOVERNMENT, { ...REVIEWER, agencyId: 'other' }];
    for (const actor of others)
      expect(await launch(ledger, 'small', YEAR, actor)).toEqual({
        ok: false,
        refusal: { code: 'only_operator' },
      });
    expect(await contents(ledger)).toEqual(before);
    expect(await launch(ledger, 'small', YEAR, REVIEWER)).toMatchObject({ ok: true });
  });

  test.each([
    [{ from: 2028, to: 2027 }],
    [{ from: 2027.5, to: 2028 }],
    [{ from: NaN, to: 2028 }],
    [{ from: 1900, to: 1910 }],
    [{ from: 2000, to: 2100 }],
    [{ from: 9990, to: 9999 }],
    [{ from: 2021, to: 2027 }],
    [{ from: 2033, to: 2033 }],
    [{ from: 2027, to: 2047 }],
  ])('refuses the period %o', async (period) => {
    const before = await contents(ledger);
    const outcome = await launch(ledger, 'small', period, OPERATOR);
    expect(outcome).toEqual({ ok: false, refusal: { code: 'bad_period', ...period } });
    expect(await contents(ledger)).toEqual(before);
  });

  test('refuses an unknown plan, and a second launch with the time of the first', async () => {
    expect(await launch(ledger, 'other', YEAR, OPERATOR)).toMatchObject({
      refusal: { code: 'not_found' },
    });
    await launch(ledger, 'small', YEAR, OPERATOR);
    const before = await contents(ledger);
    expect(await launch(ledger, 'small', YEAR, OPERATOR)).toEqual({
      ok: false,
      refusal: { code: 'already_launched', launchedAt: NOW },
    });
    expect(await contents(ledger)).toEqual(before);
  });

  test('refuses a plan that orders nothing', async () => {
    await ledger.db.obligation.deleteMany();
    const before = await contents(ledger);
    expect(await launch(ledger, 'small', YEAR, OPERATOR)).toEqual({
      ok: false,
      refusal: { code: 'no_obligations' },
    });
    expect(await contents(ledger)).toEqual(before);
  });

  test.each<[string, object, { from: number; to: number }, object]>([
    [
      'a year that is over',
      {},
      { from: 2026, to: 2027 },
      { period: '2026', opensOn: '2027-01-04', dueOn: '2026-12-31' },
    ],
    [
      'due in March, opening in November',
      { due: { on: '03-31' } },
      YEAR,
      { period: '2027', opensOn: '2027-11-01', dueOn: '2027-03-31' },
    ],
  ])('refuses %s, with the dates that clash', async (_, values, period, clash) => {
    await ledger.db.obligation.updateMany({ data: { values } });
    const before = await contents(ledger);
    expect(await launch(ledger, 'small', period, OPERATOR)).toEqual({
      ok: false,
      refusal: { code: 'dates_clash', clashes: [{ kind: 'periodic', ...clash }] },
    });
    expect(await contents(ledger)).toEqual(before);
  });

  test('refuses a ladder whose books close before the circular', async () => {
    await ledger.db.obligation.updateMany({ data: { values: { ladder: { closeAfter: 12 } } } });
    expect(await launch(ledger, 'small', YEAR, OPERATOR)).toEqual({
      ok: false,
      refusal: { code: 'steps_out_of_order', kind: 'periodic', steps: ['close'] },
    });
  });

  test('of two at the same time one wins', async () => {
    const outcomes = await Promise.all(
      [1, 2, 3].map(() => launch(ledger, 'small', YEAR, OPERATOR)),
    );
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await ledger.db.relay.count()).toBe(1);
  });
});
