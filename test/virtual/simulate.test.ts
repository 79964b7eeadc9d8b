import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import { seedPlan } from '../../seeds/load.ts';
import type { KindCount } from '../../virtual/oracle/fate.ts';
import { scriptPlan } from '../../virtual/oracle/plan-script.ts';
import type { PlannedMail } from '../../virtual/oracle/mails-to.ts';
import type { SimulationResult } from '../../virtual/simulation/simulate.ts';

const PROGRAM = path.join(import.meta.dirname, '../../virtual/simulation/main.ts');

/** The command as it is given in a shell, in a process of its own. */
async function simulateCommand(...args: string[]) {
  const run = promisify(execFile);
  const env = { ...process.env, NODE_OPTIONS: '' };
  return run(process.execPath, ['--import', 'tsx', PROGRAM, ...args], { env }).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    (error: { code: number; stdout: string; stderr: string }) => error,
  );
}

/** How many messages these mails make: a digest per contact and instant; notices go singly, asks apart. */
function messagesOf(planned: PlannedMail[]): number {
  const isSingle = (row: string) => /\/(assignment|returned|accepted|disagreement-\d+)\//.test(row);
  const apart = (row: string) => (/\/ask(-\d+)?\//.test(row) ? 'asks' : '');
  return new Set(
    planned.map(({ row, address, at }) =>
      isSingle(row) ? row : `${address} ${at.toISOString()} ${apart(row)}`,
    ),
  ).size;
}

describe('npm run simulate', () => {
  test('takes the real notice through 2027: exactly the planned mails arrive, nothing needs repair', async () => {
    const { kinds, escalated, planned } = scriptPlan(seedPlan(), 2027, 2027, 1);
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
      repairs: 0,
    });
    expect(result.reports).toBe(154);
    expect(code).toBe(0);
  }, 900_000);

  test.each([
    [['--year', '1999'], /2005 to 2099, found 1999/],
    [[], /found none/],
    [['--from', '2028', '--to', '2027'], /comes before/],
    [['--year', '2027', '--from', '2027'], /stands alone/],
    [['--year', '2027', '--no-reconcile'], /goes with --fault/],
    [['--year', '2027', '--fault=-1'], /--fault: expected a whole number/],
    [['--year', '2027', '--seed', 'x'], /--seed: expected a whole number/],
    [['--year', '2027', '--kinds', 'x'], /--kinds: expected all or seed/],
    [['--yaer', '2027'], /yaer/],
  ])('%j is a wrong call: exit 2, what is wrong, and how it is called', async (args, message) => {
    const { code, stdout, stderr } = await simulateCommand(...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(message);
    expect(stderr).toContain('npm run simulate -- --year YEAR');
  });
});
