import { expect, test } from '@jest/globals';
import { startStates, type Installed } from '../../../domain/register/checklist.ts';

const NOTHING: Installed = {
  ...{ administrators: 0, commissions: 0, governments: 0, agencies: 0, reachable: 0 },
  ...{ plans: 0, launched: 0 },
};
const nextOf = (of: Partial<Installed>) =>
  startStates({ ...NOTHING, ...of }).find(({ next }) => next)?.step;

test('the way from nothing to the launch has one next step at a time', () => {
  const admin = { administrators: 1 };
  const offices = { ...admin, commissions: 1, governments: 1 };
  expect(nextOf({})).toBe('administrator');
  expect(nextOf(admin)).toBe('commission');
  expect(nextOf({ ...admin, commissions: 1 })).toBe('government');
  expect(nextOf(offices)).toBe('register');
  expect(nextOf({ ...offices, agencies: 2 })).toBe('document');
  expect(nextOf({ ...offices, agencies: 2, plans: 1, reachable: 3 })).toBe('people');
  expect(nextOf({ ...offices, agencies: 2, plans: 1, reachable: 4 })).toBe('launch');
  const all = { ...offices, agencies: 2, plans: 1, reachable: 4, launched: 1 };
  expect(startStates({ ...NOTHING, ...all }).every(({ done, next }) => done && !next)).toBe(true);
});
