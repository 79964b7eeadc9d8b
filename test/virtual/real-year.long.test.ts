import { expect, test } from '@jest/globals';
import { seedPlan } from '../../seeds/load.ts';
import type { KindCount } from '../../virtual/oracle/fate.ts';
import { scriptPlan } from '../../virtual/oracle/plan-script.ts';
import type { PlannedMail } from '../../virtual/oracle/mails-to.ts';
import type { SimulationResult } from '../../virtual/simulation/simulate.ts';
import { simulateCommand } from '../support/simulate-command.ts';

/** How many messages these mails make: a digest per contact and instant; notices go singly, asks apart. */
function messagesOf(planned: PlannedMail[]): number {
  const single = 'assignment|returned|reopened|accepted|extended|extension_[a-z]+-\\d+';
  const isSingle = (row: string) =>
    new RegExp(`/(${single}|disagreement-\\d+|[^/]+〔\\d+〕\\d+号)/`).test(row);
  const apart = (row: string) => (/\/ask(-\d+)?\//.test(row) ? 'asks' : '');
  return new Set(
    planned.map(({ row, address, at }) =>
      isSingle(row) ? row : `${address} ${at.toISOString()} ${apart(row)}`,
    ),
  ).size;
}

test('takes the real notice through 2027: exactly the planned mails arrive, nothing needs repair', async () => {
  const { kinds, escalated, planned, done } = scriptPlan(seedPlan(), 2027, 2027, 1);
  const { code, stdout } = await simulateCommand(
    ...['--year', '2027', '--kinds', 'seed', '--json'],
  );
  // Nothing but the JSON stands on stdout.
  const { seconds, ...result } = JSON.parse(stdout) as SimulationResult;
  expect(seconds).toBeGreaterThan(0);
  const sum = (key: keyof KindCount) =>
    Object.values(kinds).reduce((total, counts) => total + counts[key], 0);
  expect(result).toEqual({
    year: 2027,
    years: [2027],
    kinds,
    reports: sum('reports'),
    filedOnTime: sum('filedOnTime'),
    filedLate: sum('filedLate'),
    neverFiled: sum('neverFiled'),
    escalated,
    mails: {
      planned: planned.length,
      sent: planned.length,
      missing: 0,
      duplicate: 0,
      unplanned: 0,
    },
    messages: messagesOf(planned),
    actions: done,
    // A commission that is asked to sum up nothing signs nothing.
    documents: { letter: done.lettersIssued, circular: done.circularsIssued },
    repairs: 0,
  });
  expect(result.reports).toBe(154);
  expect(code).toBe(0);
}, 900_000);
