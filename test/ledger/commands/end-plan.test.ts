import { describe, expect, test } from '@jest/globals';
import { continuePlan, endPlan } from '../../../ledger/commands/end-plan.ts';
import { launch } from '../../../ledger/commands/launch.ts';
import { FINANCE, GOVERNMENT, OPERATOR, REVIEWER } from '../../support/actors.ts';
import { contents } from '../../support/contents.ts';
import { testLedger } from '../../support/database.ts';
import { CYCLE, LAUNCH, REPORT } from '../../support/dates.ts';
import { FixedClock } from '../../support/fixed-clock.ts';
import { runPlan } from '../../support/run-plan.ts';
import { importSmallPlan } from '../../support/small-plan.ts';

const NOW = new Date('2027-12-01T02:00:00Z');
const WHY = '规划提前完成';

/** Two years of the small plan, lived until the first of them is open. */
async function running() {
  const clock = new FixedClock(LAUNCH);
  const ledger = await testLedger({ clock });
  await importSmallPlan(ledger, { tasks: 2 });
  await launch(ledger, 'small', { from: 2027, to: 2028 }, OPERATOR);
  await runPlan(ledger, clock, NOW);
  clock.set(NOW);
  const plan = () => ledger.db.plan.findUniqueOrThrow({ where: { id: 'small' } });
  return { ledger, clock, plan };
}

const ordered = { actor: REVIEWER, why: WHY };

describe('the end of a plan', () => {
  test('with what is open staying: it is closed as ever, no later cycle starts, the plan ends', async () => {
    const { ledger, clock, plan } = await running();
    expect(await endPlan(ledger, 'small', 'stay', ordered)).toMatchObject({
      ok: true,
      value: { left: [], told: [] },
    });
    expect(await plan()).toMatchObject({
      endOrderedAt: NOW,
      endOrderedBy: '审核岗',
      endOrderedWhy: WHY,
      endedAt: null,
    });
    await runPlan(ledger, clock);
    expect((await plan()).endedAt).not.toBeNull();
    expect(await ledger.db.cycle.findMany({ select: { id: true } })).toEqual([{ id: CYCLE }]);
    expect(await ledger.db.report.count({ where: { stage: 'missed', leftAt: null } })).toBe(2);
    const late = await continuePlan(ledger, 'small', ordered);
    expect(late).toMatchObject({ refusal: { code: 'plan_ended' } });
  });

  test('with what is open leaving: it leaves with notice, and the plan ends at once', async () => {
    const { ledger, clock, plan } = await running();
    expect(await endPlan(ledger, 'small', 'leave', ordered)).toMatchObject({
      value: { left: [{ id: REPORT }, { id: `${CYCLE}-t002` }], told: [{ notice: 'left' }] },
    });
    await runPlan(ledger, clock);
    expect(await plan()).toMatchObject({ endedAt: NOW });
    expect(await ledger.db.report.findUniqueOrThrow({ where: { id: REPORT } })).toMatchObject({
      leftAt: NOW,
      leftWhy: WHY,
    });
    expect(await ledger.db.mail.count({ where: { dueAt: { gt: NOW }, state: 'staged' } })).toBe(0);
    expect(await ledger.db.process.count({ where: { running: true } })).toBe(0);
  });

  test('is taken back until then: what left is owed again, what had ended by itself stays ended', async () => {
    const { ledger, clock, plan } = await running();
    await ledger.db.obligation.create({
      data: {
        id: 'small-receipt',
        planId: 'small',
        kind: 'receipt',
        confirmedBy: '王某',
        values: {},
        endedAt: LAUNCH,
      },
    });
    await endPlan(ledger, 'small', 'leave', ordered);
    expect(await continuePlan(ledger, 'small', { ...ordered, why: '继续推进' })).toMatchObject({
      value: { rejoined: [{ id: REPORT }, { id: `${CYCLE}-t002` }] },
    });
    expect(await plan()).toMatchObject({ endOrderedAt: null, endOrderedWhy: null });
    const obligations = await ledger.db.obligation.findMany({ orderBy: { id: 'asc' } });
    expect(obligations.map(({ endedAt }) => endedAt)).toEqual([null, LAUNCH]);
    expect(await continuePlan(ledger, 'small', ordered)).toMatchObject({
      refusal: { code: 'end_not_ordered' },
    });
    await runPlan(ledger, clock);
    expect(await ledger.db.cycle.count()).toBe(2);
  });

  test('is not taken back once a cycle would have opened', async () => {
    const { ledger, clock } = await running();
    await endPlan(ledger, 'small', 'stay', ordered);
    clock.set(new Date('2028-11-02T02:00:00Z'));
    expect(await continuePlan(ledger, 'small', ordered)).toMatchObject({
      refusal: { code: 'cycle_passed', period: '2028' },
    });
  });

  test('is ordered in words, by whoever runs the plan, once; a look changes nothing', async () => {
    const { ledger } = await running();
    const before = await contents(ledger);
    for (const actor of [FINANCE, GOVERNMENT, { ...REVIEWER, agencyId: 'other' }])
      expect(await endPlan(ledger, 'small', 'leave', { actor, why: WHY })).toMatchObject({
        refusal: { code: 'only_operator' },
      });
    expect(await endPlan(ledger, 'small', 'leave', { actor: REVIEWER, why: ' ' })).toMatchObject({
      refusal: { code: 'needs_words' },
    });
    expect(await endPlan(ledger, 'small', 'leave', { ...ordered, preview: true })).toMatchObject({
      ok: true,
      value: { left: [{}, {}] },
    });
    expect(await contents(ledger)).toEqual(before);
    const both = await Promise.all([1, 2].map(() => endPlan(ledger, 'small', 'stay', ordered)));
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.find(({ ok }) => !ok)).toMatchObject({ refusal: { code: 'end_ordered' } });
  });

  test('of a plan that was not launched is refused', async () => {
    const ledger = await testLedger({ clock: new FixedClock(LAUNCH) });
    await importSmallPlan(ledger);
    expect(await endPlan(ledger, 'small', 'stay', ordered)).toMatchObject({
      refusal: { code: 'not_launched' },
    });
  });
});
