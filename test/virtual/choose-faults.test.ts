import { expect, test } from '@jest/globals';
import type { Activities } from '../../activities/create-activities.ts';
import type { StepAnswer } from '../../ledger/processes.ts';
import { withAllKinds } from '../../seeds/all-kinds.ts';
import { seedPlan } from '../../seeds/load.ts';
import { scriptPlan } from '../../virtual/oracle/plan-script.ts';
import { chooseFaults, loseTimers } from '../../virtual/simulation/faults.ts';
import { FixedClock } from '../support/fixed-clock.ts';

const script = scriptPlan(withAllKinds(seedPlan(), 2027), 2027, 2027, 1);

test('mails and timers are lost of a report each, and no timer that parts depend on', () => {
  const { mails, timers } = chooseFaults(script, 20, 1);
  const reports = [
    ...mails.map(({ row }) => row.split('/')[0]),
    ...timers.map(({ processId }) => processId.replace('report/', '')),
  ];
  expect(new Set(reports).size).toBe(40);
  const withParts = script.reports
    .filter(({ hasParts }) => hasParts)
    .map(({ report }) => report.id);
  expect(withParts.length).toBeGreaterThan(50);
  expect(reports.slice(20).filter((id) => id && withParts.includes(id))).toEqual([]);
});

test('a timer is lost once: the same step under later terms comes as it should', async () => {
  const faults = chooseFaults(script, 1, 1);
  const [timer] = faults.timers;
  if (!timer) throw new Error('none');
  const clock = new FixedClock(new Date(timer.until.at.getTime() - 2_000));
  let inMs = 1_000;
  const answer = (): StepAnswer => ({
    ...{ version: 1, open: true, stage: 'collecting', did: '' },
    next: { does: timer.step, inMs },
  });
  const real = { step: () => Promise.resolve(answer()) } as unknown as Activities;
  const { step } = loseTimers(real, faults, { clock });
  expect((await step(timer.processId)).next).toEqual({ does: timer.until.does, inMs: 2_000 });
  expect([...faults.lost]).toEqual([timer.processId]);
  clock.set(new Date(timer.until.at.getTime() + 1_000));
  inMs = 86_400_000;
  expect((await step(timer.processId)).next).toEqual({ does: timer.step, inMs });
  expect([...faults.lost]).toEqual([]);
});
