import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { burdensOf, isFrequent, type Owing } from '../../../domain/burden/burden.ts';

const owing = (period: string, dueOn: string, changed: Partial<Owing> = {}): Owing => ({
  agencyId: 'shuili',
  kind: 'periodic',
  period,
  dueOn,
  reports: 3,
  ...changed,
});

test('counts reports, days and the busiest quarter, by agency and year', () => {
  const burdens = burdensOf(
    [
      owing('2027-11', '2027-11-30'),
      owing('2027-12', '2027-12-31'),
      owing('once', '2027-12-31', { kind: 'implementation_plan', reports: 1 }),
      owing('2028-01', '2028-01-31'),
      owing('2027', '2027-12-31', { agencyId: 'caizheng', reports: 1 }),
    ],
    [
      { agencyId: 'shuili', dueOn: '2027-11-30', files: 2 },
      { agencyId: 'shuili', dueOn: '2027-12-31', files: 3 },
      { agencyId: 'caizheng', dueOn: '2028-01-31', files: 9 },
    ],
  );
  expect(burdens).toEqual([
    { agencyId: 'shuili', year: 2027, reports: 7, occasions: 2, mostInQuarter: 2, files: 5 },
    { agencyId: 'shuili', year: 2028, reports: 3, occasions: 1, mostInQuarter: 1, files: 0 },
    { agencyId: 'caizheng', year: 2027, reports: 1, occasions: 1, mostInQuarter: 1, files: 0 },
  ]);
  expect(burdens.map(isFrequent)).toEqual([true, false, false]);
});

test('what is owed once, or follows other reports, is no periodic report', () => {
  const [burden] = burdensOf([
    owing('2027Q4', '2027-12-31', { kind: 'consolidation' }),
    owing('once', '2027-12-01', { kind: 'receipt' }),
    owing('2027', '2027-12-31'),
  ]);
  expect(burden).toMatchObject({ mostInQuarter: 1, occasions: 2 });
});

test('nothing is lost: the reports of all years are those that are owed', () => {
  const some = fc.record({
    agencyId: fc.constantFrom('shuili', 'caizheng'),
    kind: fc.constant('periodic'),
    period: fc.constantFrom('2027-11', '2027-12', '2028-01'),
    dueOn: fc.constantFrom('2027-11-30', '2027-12-31', '2028-01-31'),
    reports: fc.integer({ min: 1, max: 9 }),
  });
  fc.assert(
    fc.property(fc.array(some), (all) => {
      const sum = (of: readonly { reports: number }[]) =>
        of.reduce((total, { reports }) => total + reports, 0);
      expect(sum(burdensOf(all))).toBe(sum(all));
    }),
  );
});
