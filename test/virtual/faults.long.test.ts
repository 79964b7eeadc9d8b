import { describe, expect, test } from '@jest/globals';
import { simulate } from '../../virtual/simulation/simulate.ts';
import { owed, smallPlan } from '../support/small-plan.ts';

/*
 * An oracle that has never said no is not trusted: here mails and timers are really lost. The small
 * plan keeps it short; `npm run simulate -- --fault N` does the same to the real notice.
 */

const plan = () =>
  smallPlan({
    tasks: 3,
    region: true,
    obligations: [owed('periodic'), owed('implementation_plan')],
  });
const options = { from: 2027, to: 2027, seed: 3, fault: 1 };
const silent = () => undefined;

describe('mails and timers that are really lost', () => {
  test('are found by the reconciler, which names exactly them; what it mended arrives in time', async () => {
    const { result, differences } = await simulate({ ...options, reconcile: true }, silent, plan());
    const { mails = [], timers = [], repaired = [] } = result.faults ?? {};
    expect([mails.length, timers.length]).toEqual([1, 1]);
    const subjects = repaired.map(({ fault, subject }) => `${fault} ${subject}`).toSorted();
    expect(subjects).toEqual([
      `mail_missing ${mails[0]?.slice(0, mails[0].lastIndexOf('/'))}`,
      `overdue_wake ${timers[0]?.split(' ')[0]}`,
    ]);
    expect(result).toMatchObject({ repairs: 2, mails: { missing: 0, duplicate: 0, unplanned: 0 } });
    // Nobody may take this for a sound year.
    expect(differences).toHaveLength(2);
  }, 900_000);

  test('are missing when nobody looks for them, and the comparison names them', async () => {
    const { result, differences } = await simulate(
      { ...options, reconcile: false },
      silent,
      plan(),
    );
    const { mails = [], timers = [], repaired } = result.faults ?? {};
    expect(repaired).toEqual([]);
    const [process = '', step = ''] = timers[0]?.split(' ') ?? [];
    expect(result.mails.missing).toBeGreaterThanOrEqual(2);
    const missing = differences.filter((line) => line.startsWith('missing: ')).join('\n');
    expect(missing).toContain(mails[0]);
    expect(missing).toContain(`${process.replace('report/', '')}/1/${step}/`);
    expect(differences.filter((line) => !line.startsWith('missing: '))).toEqual([]);
  }, 900_000);
});
