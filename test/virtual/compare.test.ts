import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { compareMails, type ReceivedRow } from '../../virtual/simulation/compare.ts';
import { withAllKinds } from '../../seeds/all-kinds.ts';
import { seedPlan } from '../../seeds/load.ts';
import { scriptPlan } from '../../virtual/oracle/plan-script.ts';

const { planned } = scriptPlan(seedPlan(), 2027, 2027, 1);
const inOrder = (): ReceivedRow[] => planned.map((mail) => ({ ...mail }));
const figures = (received: ReceivedRow[]) => {
  const { missing, duplicate, unplanned, differences } = compareMails(planned, received);
  return { missing, duplicate, unplanned, differences: differences.length };
};
const one = fc.integer({ min: 0, max: planned.length - 1 });

describe('what was planned against what arrived', () => {
  test('no row is planned twice', () => {
    expect(new Set(planned.map(({ row }) => row)).size).toBe(planned.length);
  });

  test('the same, in whatever order, has no difference', () => {
    fc.assert(
      fc.property(fc.infiniteStream(fc.double({ noNaN: true })), (ranks) => {
        const shuffled = inOrder()
          .map((mail) => ({ mail, rank: ranks.next().value as number }))
          .sort((a, b) => a.rank - b.rank)
          .map(({ mail }) => mail);
        expect(figures(shuffled)).toEqual({
          missing: 0,
          duplicate: 0,
          unplanned: 0,
          differences: 0,
        });
      }),
      { numRuns: 5 },
    );
  });

  test('a row that is lost is missing, whichever it is', () => {
    fc.assert(
      fc.property(one, (index) => {
        const { differences, ...rest } = compareMails(planned, inOrder().toSpliced(index, 1));
        expect(rest).toMatchObject({
          planned: planned.length,
          sent: planned.length - 1,
          missing: 1,
          duplicate: 0,
          unplanned: 0,
        });
        expect(differences).toEqual([expect.stringContaining(planned[index]!.row)]);
      }),
    );
  });

  test('a row that comes twice is a duplicate, each further time one more', () => {
    fc.assert(
      fc.property(one, fc.integer({ min: 1, max: 4 }), (index, times) => {
        const again = Array.from({ length: times }, () => ({ ...planned[index]! }));
        expect(figures([...inOrder(), ...again])).toEqual({
          missing: 0,
          duplicate: times,
          unplanned: 0,
          differences: 1,
        });
      }),
    );
  });

  test.each<[string, (mail: ReceivedRow) => ReceivedRow]>([
    [
      'an instant of a millisecond later',
      (mail) => ({ ...mail, at: new Date(mail.at.getTime() + 1) }),
    ],
    [
      'an instant of a day earlier',
      (mail) => ({ ...mail, at: new Date(mail.at.getTime() - 86_400_000) }),
    ],
    ['another address', (mail) => ({ ...mail, address: `x${mail.address}` })],
    ['another row', (mail) => ({ ...mail, row: `${mail.row}x` })],
  ])('%s is one missing and one unplanned', (_what, change) => {
    fc.assert(
      fc.property(one, (index) => {
        const changed = inOrder().with(index, change(planned[index]!));
        expect(figures(changed)).toEqual({
          missing: 1,
          duplicate: 0,
          unplanned: 1,
          differences: 2,
        });
      }),
    );
  });

  test('two addresses swapped are found', () => {
    const received = inOrder();
    const other = received.findIndex(({ address }) => address !== received[0]!.address);
    [received[0]!.address, received[other]!.address] = [
      received[other]!.address,
      received[0]!.address,
    ];
    expect(figures(received)).toEqual({ missing: 2, duplicate: 0, unplanned: 2, differences: 4 });
  });

  test('nothing at all arrived', () => {
    expect(figures([])).toMatchObject({ missing: planned.length, unplanned: 0 });
  });
});

describe('what a government reads, and what leads to it', () => {
  const { planned: all } = scriptPlan(withAllKinds(seedPlan(), 2027), 2027, 2027, 1);

  test.each<[string, RegExp]>([
    ['a consolidation brought to the government', /-consolidation-2027-.*\/signed-1\//],
    ['the evaluation report brought to it', /-evaluation_report-2027-.*\/signed-1\//],
    ['the receipt of a document', /-consolidation-2027-.*\/accepted\//],
    ['an assessment given to its assessor', /-assessment-2027-.*\/1\/opening\//],
    ['one that passed to another assessor', /-assessment-2027-.*\/2\/opening\//],
    ['a self-evaluation asked for', /-midterm-2027-.*\/opening\//],
    ['words asked for on a difference', /\/difference\//],
    ['a letter', /内发改督函〔2027〕1号\//],
    ['a circular', /内发改督通〔2028〕1号\//],
  ])('%s: missing, it is found', (_what, row) => {
    const index = all.findIndex((mail) => row.test(mail.row));
    const { missing, differences } = compareMails(all, all.toSpliced(index, 1));
    expect(missing).toBe(1);
    expect(differences[0]).toMatch(row);
  });
});
