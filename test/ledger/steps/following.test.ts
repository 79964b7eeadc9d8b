import { beforeEach, describe, expect, test } from '@jest/globals';
import { endObligation, resumeObligation } from '../../../ledger/commands/end-obligation.ts';
import { changePolicy } from '../../../ledger/commands/change-policy.ts';
import { stepCycle } from '../../../ledger/steps/cycle-step.ts';
import { stepPlan } from '../../../ledger/steps/plan-step.ts';
import { planPolicySchema } from '../../../schemas/plan-policy.ts';
import { OPERATOR } from '../../support/actors.ts';
import { CYCLE, instantOf } from '../../support/dates.ts';
import { openedYear, type OpenedYear } from '../../support/opened-year.ts';
import { owed } from '../../support/small-plan.ts';

const FOLLOWING = 'small-consolidation-2027';
const OPENS = new Date('2028-01-03T09:00:00+08:00');
const ORDERED = { actor: OPERATOR, why: '会议议定' };

let year: OpenedYear;
beforeEach(async () => {
  year = await openedYear({ obligations: [owed('periodic'), owed('consolidation')] });
});
const step = async (at: Date) => {
  year.clock.set(at);
  return (await stepPlan(year.ledger, 'small'))!;
};
const obligation = async (kind: string) =>
  (await year.ledger.db.obligation.findFirstOrThrow({ where: { kind } })).id;
const following = () => year.ledger.db.cycle.findUnique({ where: { id: FOLLOWING } });

describe('the cycle that follows another one', () => {
  test('starts once, on the first workday after its source is due; the commission owes it', async () => {
    expect(await step(instantOf('opening'))).toMatchObject({
      next: { does: 'start consolidation 2027' },
    });
    expect(await step(OPENS)).toMatchObject({ did: 'started consolidation 2027', next: null });
    expect(await step(OPENS)).toMatchObject({ did: 'looked' });
    expect(await following()).toMatchObject({ opensAt: OPENS, dueOn: '2028-02-17' });
    await stepCycle(year.ledger, FOLLOWING);
    const reports = await year.ledger.db.report.findMany({ where: { cycleId: FOLLOWING } });
    expect(reports).toMatchObject([{ id: `${FOLLOWING}-fagaiwei`, agencyId: 'fagaiwei' }]);
  });

  test('starts although its source’s obligation was ended while that cycle was open', async () => {
    const id = await obligation('periodic');
    expect(await endObligation(year.ledger, 'small', id, 'stay', ORDERED)).toMatchObject({
      ok: true,
    });
    expect(await step(instantOf('remind-1'))).toMatchObject({
      open: true,
      next: { does: 'start consolidation 2027' },
    });
    expect(await step(OPENS)).toMatchObject({ did: 'started consolidation 2027' });
  });

  test('even if all reports of its source have left; the plan ends after it', async () => {
    const id = await obligation('periodic');
    await endObligation(year.ledger, 'small', id, 'leave', ORDERED);
    await stepCycle(year.ledger, CYCLE);
    expect(await step(instantOf('remind-1'))).toMatchObject({ open: true });
    await step(OPENS);
    await stepCycle(year.ledger, FOLLOWING);
    const escalated = new Date('2028-02-23T00:00:00+08:00');
    expect(await step(OPENS)).toMatchObject({
      open: true,
      next: { does: 'end the plan', inMs: +escalated - +OPENS },
    });
    expect(await step(escalated)).toMatchObject({ open: false, stage: 'ended' });
  });

  test('does not start once its own obligation was ended, nor again after its time', async () => {
    const id = await obligation('consolidation');
    await endObligation(year.ledger, 'small', id, 'stay', ORDERED);
    expect(await step(OPENS)).toMatchObject({ did: 'looked' });
    expect(await following()).toBeNull();
    expect(await resumeObligation(year.ledger, 'small', id, ORDERED)).toMatchObject({
      refusal: { code: 'cycle_passed', kind: 'consolidation', period: '2027' },
    });
  });

  test('moves with its source', async () => {
    const id = await obligation('periodic');
    const policy = planPolicySchema.parse({});
    const values = { [id]: { due: { on: '12-24' } } };
    const changed = await changePolicy(year.ledger, 'small', { policy, values }, OPERATOR);
    expect(changed).toMatchObject({ ok: true });
    const moved = new Date('2027-12-27T09:00:00+08:00');
    expect(await step(moved)).toMatchObject({ did: 'started consolidation 2027' });
    expect(await following()).toMatchObject({ opensAt: moved, dueOn: '2028-02-10' });
  });

  test('is waited for by its plan until the last step under a date that was extended', async () => {
    await step(OPENS);
    await stepCycle(year.ledger, FOLLOWING);
    await year.ledger.db.report.updateMany({
      where: { kind: 'periodic' },
      data: { stage: 'accepted', acceptedAt: OPENS },
    });
    await stepCycle(year.ledger, CYCLE);
    await year.ledger.db.report.update({
      where: { id: `${FOLLOWING}-fagaiwei` },
      data: { dueOn: '2028-03-10', dueAt: new Date('2028-03-11T00:00:00+08:00') },
    });
    // Without it the plan would end on 23 February.
    const answer = await step(new Date('2028-02-24T09:00:00+08:00'));
    expect(answer).toMatchObject({ open: true, next: { does: 'end the plan' } });
    expect(await step(new Date('2028-03-16T00:00:00+08:00'))).toMatchObject({ open: false });
  });
});
