import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { drawn } from '../../../domain/inspections/draw.ts';
import {
  keyOf,
  proposedSubjects,
  type Candidate,
  type ProposalSettings,
} from '../../../domain/inspections/propose.ts';

const QUIET = { red: 0, late: 0, differs: false, behind: null, inspected: 0 };
const work = (
  agencyId: string,
  order: number | null,
  facts: Partial<Candidate> = {},
): Candidate => ({
  ...{ agencyId, taskId: order === null ? null : `t${order}`, order },
  ...QUIET,
  ...facts,
});
const SETTINGS: ProposalSettings = { seed: 7, randomShare: 0, perYear: 1, farBehind: 30 };
const told = (candidates: Candidate[], settings: Partial<ProposalSettings> = {}) =>
  proposedSubjects(candidates, { ...SETTINGS, ...settings }).map(
    ({ agencyId, taskId, reasons }) =>
      `${agencyId} ${taskId ?? '-'}: ${reasons.map(({ code }) => code).join(' ')}`,
  );

describe('what is proposed for an inspection', () => {
  test('is what burns, came late, is judged differently or lies far behind, each with all its reasons', () => {
    expect(
      told([
        work('shuili', 1),
        work('caizheng', 2, { late: 2 }),
        work('jiaotong', 3, { red: 1, late: 1 }),
        work('nongye', 4, { differs: true }),
        work('linye', 5, { behind: 29 }),
        work('shangwu', 6, { behind: 30 }),
        work('chifeng', null, { red: 1 }),
      ]),
    ).toEqual([
      'jiaotong t3: red late',
      'caizheng t2: late',
      'nongye t4: differs',
      'shangwu t6: behind',
      'chifeng -: red',
    ]);
  });

  test('and a share of the rest, rounded up, but nobody who was inspected often enough', () => {
    const many = Array.from({ length: 11 }, (_, i) => work(`a${i}`, i + 1));
    expect(told(many, { randomShare: 10 })).toHaveLength(2);
    expect(told(many, { randomShare: 100 })).toHaveLength(11);
    const all = many.map((each) => ({ ...each, inspected: each.agencyId === 'a3' ? 0 : 1 }));
    expect(told(all, { randomShare: 50 })).toEqual(['a3 t4: random']);
  });

  test('a reason speaks for whoever was inspected often enough all the same: it asks for words later', () =>
    expect(told([work('shuili', 1, { red: 1, inspected: 3 })])).toEqual(['shuili t1: red']));
});

const candidate = fc.record({
  agencyId: fc.constantFrom('a', 'b', 'c', 'd'),
  order: fc.option(fc.integer({ min: 1, max: 60 })),
  red: fc.integer({ min: 0, max: 1 }),
  late: fc.integer({ min: 0, max: 1 }),
  inspected: fc.integer({ min: 0, max: 2 }),
});
const candidates = fc
  .uniqueArray(candidate, {
    selector: ({ agencyId, order }) => `${agencyId} ${order}`,
    maxLength: 40,
  })
  .map((all) => all.map(({ agencyId, order, ...facts }) => work(agencyId, order, facts)));
const settings = fc.record({
  seed: fc.integer({ min: 0, max: 2 ** 31 - 1 }),
  randomShare: fc.integer({ min: 0, max: 100 }),
});

describe('a draw', () => {
  test('with the same seed is the same, in whatever order the work is given', () => {
    fc.assert(
      fc.property(
        candidates,
        settings,
        fc.infiniteStream(fc.double({ noNaN: true })),
        (all, given, rank) => {
          const mixed = all
            .map((each) => ({ each, at: rank.next().value as number }))
            .toSorted((a, b) => a.at - b.at)
            .map(({ each }) => each);
          const asked = { ...SETTINGS, ...given };
          expect(proposedSubjects(mixed, asked)).toEqual(proposedSubjects(all, asked));
        },
      ),
    );
  });

  test('takes each once, only what nothing else speaks for, and as many as the share says', () => {
    fc.assert(
      fc.property(candidates, settings, (all, given) => {
        const proposed = proposedSubjects(all, { ...SETTINGS, ...given });
        expect(new Set(proposed.map(keyOf)).size).toBe(proposed.length);
        const isSpokenFor = ({ red, late }: Candidate) => red + late > 0;
        const spokenFor = all.filter(isSpokenFor).length;
        const rest = all.filter((each) => !isSpokenFor(each));
        const able = rest.filter(({ inspected }) => inspected < 1).length;
        const asked = Math.ceil((rest.length * given.randomShare) / 100);
        expect(proposed).toHaveLength(spokenFor + Math.min(able, asked));
      }),
    );
  });

  test('of more has all of fewer, and another seed draws others', () => {
    const names = Array.from({ length: 50 }, (_, i) => `shuili small-t0${i}`);
    const same = (each: string) => each;
    expect(drawn(names, same, 1, 5)).toEqual(drawn(names, same, 1, 9).slice(0, 5));
    const seeds = Array.from({ length: 40 }, (_, seed) => drawn(names, same, seed, 1)[0]);
    expect(new Set(seeds).size).toBeGreaterThan(15);
    expect(drawn(names, same, 1, -1)).toEqual([]);
  });
});
