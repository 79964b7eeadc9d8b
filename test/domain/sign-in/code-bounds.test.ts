import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { mayAskForCode, type CodesAsked } from '../../../domain/sign-in/code-bounds.ts';

const NONE: CodesAsked = {
  ...{ knownAtAccount: 0, atAccountFromSource: 0, atAccount: 0 },
  ...{ fromSourceLately: 0, fromSource: 0 },
};
const count = fc.integer({ min: 0, max: 1_000 });
const asked = fc.record({
  ...{ knownAtAccount: count, atAccountFromSource: count, atAccount: count },
  ...{ fromSourceLately: count, fromSource: count },
});

test.each<[keyof CodesAsked, number]>([
  ['atAccountFromSource', 6],
  ['atAccount', 30],
  ['fromSourceLately', 30],
  ['fromSource', 300],
])('a browser that is not known is bound by %s: %i', (which, most) => {
  expect(mayAskForCode({ ...NONE, [which]: most - 1 }, false)).toBe(true);
  expect(mayAskForCode({ ...NONE, [which]: most }, false)).toBe(false);
});

test('whatever strangers ask for, a browser that has signed in before gets its codes; six of its own', () => {
  fc.assert(
    fc.property(asked, (counts) => {
      expect(mayAskForCode({ ...counts, knownAtAccount: 5 }, true)).toBe(true);
      expect(mayAskForCode({ ...counts, knownAtAccount: 6 }, true)).toBe(false);
    }),
  );
});

test('more that were asked for never allow more', () => {
  fc.assert(
    fc.property(asked, asked, fc.boolean(), (one, other, isKnown) => {
      const more = Object.fromEntries(
        Object.entries(one).map(([key, n]) => [key, n + other[key as keyof CodesAsked]]),
      ) as unknown as CodesAsked;
      if (mayAskForCode(more, isKnown)) expect(mayAskForCode(one, isKnown)).toBe(true);
    }),
  );
});
