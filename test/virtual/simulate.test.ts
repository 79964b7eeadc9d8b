import { describe, expect, test } from '@jest/globals';
import { BadOptions, readOptions } from '../../virtual/simulation/options.ts';
import { simulateCommand } from '../support/simulate-command.ts';

describe('npm run simulate', () => {
  test('asked wrongly: exit 2, what is wrong, and how it is called', async () => {
    const { code, stdout, stderr } = await simulateCommand('--year', '1999');
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/2005 to 2099, found 1999/);
    expect(stderr).toContain('npm run simulate -- --year YEAR');
  });

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
  ])('%j is a wrong call', (args, message) => {
    expect(() => readOptions(args)).toThrow(BadOptions);
    expect(() => readOptions(args)).toThrow(message);
  });
});
