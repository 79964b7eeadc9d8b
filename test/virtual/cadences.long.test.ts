import { expect, test } from '@jest/globals';
import { simulate } from '../../virtual/simulation/simulate.ts';
import { owed, smallPlan } from '../support/small-plan.ts';

test('a year at every other cadence: exactly the planned mails arrive', async () => {
  const cadences = ['half-year', 'quarter', 'month'] as const;
  const { result, differences } = await simulate(
    { from: 2027, to: 2027, seed: 2, fault: 0, reconcile: true },
    () => undefined,
    smallPlan({
      tasks: 1,
      region: true,
      obligations: cadences.map((every) => owed('periodic', { every })),
    }),
  );
  expect(differences).toEqual([]);
  expect(result.kinds['periodic']?.reports).toBe(2 * (2 + 4 + 12));
}, 900_000);
