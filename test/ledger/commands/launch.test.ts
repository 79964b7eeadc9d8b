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
      version: 1,
      seenVersion: 0,
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
    expect(await ledger.db.relay.findMany()).toMatchObject([
      {
        workflow: 'plan',
        subject: { workflow: 'plan', planId: 'small' },
        signal: 'termsChanged',
        version: 1,
      },
    ]);
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
  ])('refuses the period %o', async (period) => {
    const before = await contents(ledger);
    const outcome = await launch(ledger, 'small', period, OPERATOR);
    expect(outcome).toEqual({ ok: false, refusal: { code: 'bad_period' } });
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

  test('of two at the same time one wins', async () => {
    const outcomes = await Promise.all(
      [1, 2, 3].map(() => launch(ledger, 'small', YEAR, OPERATOR)),
    );
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await ledger.db.relay.count()).toBe(1);
  });
});
