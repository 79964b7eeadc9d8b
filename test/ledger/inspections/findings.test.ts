import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Actor } from '../../../domain/report/actor.ts';
import { answerInspection } from '../../../ledger/inspections/answer.ts';
import { concludeInspection } from '../../../ledger/inspections/conclude.ts';
import { recordFinding } from '../../../ledger/inspections/findings.ts';
import { withdrawFinding } from '../../../ledger/inspections/withdraw-finding.ts';
import { stepCycle } from '../../../ledger/steps/cycle-step.ts';
import { stepInspection } from '../../../ledger/steps/inspection-step.ts';
import { FINANCE, REVIEWER, WATER } from '../../support/actors.ts';
import {
  concluded,
  FINDING,
  found,
  INSPECTED,
  INSPECTION,
  inspecting,
  MEMBER,
} from '../../support/inspecting.ts';
import { openedYear, type OpenedYear } from '../../support/opened-year.ts';

const REPORT = 'small-rectification-e1-shuili';
const at = (time: string) => new Date(`${time}+08:00`);
const refusedBy = (outcome: { ok: boolean; refusal?: { code: string } }) => outcome.refusal?.code;

let year: OpenedYear;
beforeEach(async () => {
  year = await openedYear({ tasks: 2, region: true, obligations: INSPECTED });
  year.clock.set(at('2027-11-03T10:00'));
});

describe('findings', () => {
  beforeEach(async () => {
    await inspecting(year.ledger);
    year.clock.set(at('2027-11-08T09:00'));
  });

  test('are recorded from the first day on, by the team and whoever carries it out, about whom it inspects', async () => {
    const { ledger, clock } = year;
    const record = (change: object, actor: Actor = MEMBER) =>
      recordFinding(ledger, INSPECTION, { ...FINDING, ...change }, { actor });
    clock.set(at('2027-11-07T23:59'));
    expect(refusedBy(await record({}))).toBe('inspection_stage');
    clock.set(at('2027-11-08T00:00'));
    for (const actor of [WATER, FINANCE])
      expect(refusedBy(await record({}, actor))).toBe('only_inspecting_offices');
    expect(refusedBy(await record({ agencyId: 'chifeng', taskId: null }))).toBe('not_inspected');
    expect(refusedBy(await record({ taskId: 'other-t001' }))).toBe('not_inspected');
    expect(refusedBy(await record({ text: '  ' }))).toBe('needs_words');
    expect(refusedBy(await record({ rectifyBy: '2027-11-08' }))).toBe('rectify_by');
    expect(refusedBy(await record({ rectifyBy: '2027-12-11' }))).toBe('rectify_by');
    const both = await Promise.all([record({}), record({})]);
    expect(both).toEqual([both[0], both[0]]);
    expect(await ledger.db.finding.count()).toBe(1);
    expect((await record({ text: '另一问题', taskId: null }, REVIEWER)).ok).toBe(true);
  });

  test('taken back before the conclusion are owed by nobody', async () => {
    const { ledger } = year;
    const { id } = await found(ledger);
    const take = (why: string, actor: Actor = MEMBER) =>
      withdrawFinding(ledger, INSPECTION, id, why, { actor });
    expect(refusedBy(await take(''))).toBe('needs_words');
    expect(refusedBy(await take('误记', WATER))).toBe('only_inspecting_offices');
    expect((await take('误记')).ok).toBe(true);
    expect(refusedBy(await take('误记'))).toBe('finding_withdrawn');
    expect(await concluded(ledger)).toMatchObject({ owed: [] });
    expect(await stepInspection(ledger, INSPECTION)).toMatchObject({ open: false });
  });

  test('taken back after the conclusion: the agency need not put right what was none', async () => {
    const { ledger } = year;
    await found(ledger);
    await concluded(ledger);
    await year.stepAt(at('2027-11-08T09:00'), REPORT);
    const id = `${INSPECTION}-f1`;
    const ofTeam = await withdrawFinding(ledger, INSPECTION, id, '不属实', { actor: MEMBER });
    expect(refusedBy(ofTeam)).toBe('only_inspecting_offices');
    const taken = await withdrawFinding(ledger, INSPECTION, id, '不属实', { actor: REVIEWER });
    expect(taken.ok).toBe(true);
    expect(await ledger.db.report.findUniqueOrThrow({ where: { id: REPORT } })).toMatchObject({
      ...{ leftCause: 'finding_withdrawn', leftWhy: '不属实' },
    });
    await stepCycle(ledger, 'small-rectification-e1');
    expect(await stepInspection(ledger, INSPECTION)).toMatchObject({
      open: false,
      stage: 'closed',
    });
  });

  test('whose day has come are not concluded on; nor without the obligation', async () => {
    const { ledger, clock } = year;
    await found(ledger);
    clock.set(at('2027-12-10T09:00'));
    const conclude = () => concludeInspection(ledger, INSPECTION, '结论。', { actor: REVIEWER });
    expect(await conclude()).toMatchObject({ refusal: { code: 'rectify_past', numbers: [1] } });
    clock.set(at('2027-11-12T09:00'));
    await ledger.db.obligation.updateMany({
      where: { kind: 'rectification' },
      data: { endedAt: at('2027-11-10T09:00') },
    });
    expect(refusedBy(await conclude())).toBe('nothing_ordered');
    expect(await ledger.db.inspection.count({ where: { concludedAt: { not: null } } })).toBe(0);
  });

  test('two conclude at once: one does, the other is told; a preview owes nothing', async () => {
    const { ledger } = year;
    await found(ledger);
    const conclude = (preview = false) =>
      concludeInspection(ledger, INSPECTION, '结论。', { actor: REVIEWER, preview });
    expect(await conclude(true)).toMatchObject({ ok: true, value: { owed: { length: 1 } } });
    expect(await ledger.db.report.count({ where: { kind: 'rectification' } })).toBe(0);
    const both = await Promise.all([conclude(), conclude()]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.find(({ ok }) => !ok)).toMatchObject({ refusal: { code: 'inspection_stage' } });
    expect(await ledger.db.report.count({ where: { kind: 'rectification' } })).toBe(1);
  });

  test('and the conclusion are answered by whoever was inspected, until the day is over', async () => {
    const { ledger, clock } = year;
    const answer = (actor: Actor, text = '意见。') =>
      answerInspection(ledger, INSPECTION, text, { actor });
    expect(refusedBy(await answer(WATER))).toBe('inspection_stage');
    await concluded(ledger);
    expect(refusedBy(await answer(FINANCE))).toBe('not_yours');
    expect((await answer(WATER)).ok).toBe(true);
    expect((await answer(WATER)).ok).toBe(true);
    expect((await answer(WATER, '补充意见。')).ok).toBe(true);
    expect(await ledger.db.inspectionAnswer.count()).toBe(2);
    clock.set(at('2027-11-23T00:00'));
    expect(await answer(WATER, '太迟')).toMatchObject({
      refusal: { code: 'answer_over', answerDueOn: '2027-11-22' },
    });
  });
});
