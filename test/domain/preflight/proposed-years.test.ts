import { expect, test } from '@jest/globals';
import { proposedYears } from '../../../domain/preflight/proposed-years.ts';

test.each([
  ['a period that is still to come', 2027, 2027, 2026, 2027, 2027],
  ['one that has begun', 2024, 2028, 2026, 2026, 2028],
  ['one that ends this year', 2021, 2026, 2026, 2026, 2026],
  ['one that is over', 2011, 2015, 2026, 2026, 2026],
  ['a very long one', 2020, 2099, 2026, 2026, 2045],
])('%s', (_, sourceFrom, sourceTo, present, from, to) => {
  expect(proposedYears({ sourceFrom, sourceTo }, present)).toEqual({ from, to });
});
