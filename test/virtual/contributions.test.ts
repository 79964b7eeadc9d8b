import { expect, test } from '@jest/globals';
import { scriptPlan } from '../../virtual/oracle/plan-script.ts';
import { simulate } from '../../virtual/simulation/simulate.ts';
import { owed, smallPlan } from '../support/small-plan.ts';

/** Two leads of three tasks, in each of which the commission cooperates; what the seed must bring. */
test.each([
  // A return moves the parts, too, and there are two opinions against the lead.
  ['quarter', 12, ['1/ask', '1/ask-5', '1/ask-3', '2/ask-3', '1/disagreement-1'], 0],
  // Accepted before anybody was to be asked: nobody owes an opinion.
  ['half-year', 80, ['1/ask', '1/ask-5', '2/ask-3'], 2],
] as const)(
  'cooperating agencies are asked every %s, and answer or not: exactly the planned mails arrive',
  async (every, seed, steps, left) => {
    const obligations = [owed('periodic', { every }), owed('contribution')];
    const plan = smallPlan({ tasks: 3, joint: true, obligations });
    const { planned, kinds } = scriptPlan(plan, 2027, 2027, seed);
    for (const step of steps)
      expect(
        planned.some(({ row }) => row.includes(`contribution`) && row.includes(`/${step}/`)),
      ).toBe(true);
    expect(kinds['contribution']?.left).toBe(left);
    expect(kinds['contribution']?.neverFiled).toBeGreaterThan(0);
    const options = { from: 2027, to: 2027, seed, fault: 0, reconcile: true };
    const { result, differences } = await simulate(options, () => undefined, plan);
    expect(differences).toEqual([]);
    expect(result.repairs).toBe(0);
  },
  900_000,
);
