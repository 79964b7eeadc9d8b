import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { monthEndAfter, monthEndBefore } from '../../../domain/rehearsal/month-ends.ts';

const ZONE = 'Asia/Shanghai';
const OCTOBER = new Date('2027-10-31T15:59:59.999Z');
const NOVEMBER = new Date('2027-11-30T15:59:59.999Z');

describe('the month ends around an instant', () => {
  test.each([
    ['in the middle of a month', '2027-11-15T04:00:00Z', OCTOBER, NOVEMBER],
    ['at the first moment of one', '2027-10-31T16:00:00Z', OCTOBER, NOVEMBER],
    ['before the last moment', '2027-11-30T15:59:59.998Z', OCTOBER, NOVEMBER],
    [
      'at the last moment',
      '2027-10-31T15:59:59.999Z',
      new Date('2027-09-30T15:59:59.999Z'),
      NOVEMBER,
    ],
  ])('%s', (_, at, before, after) => {
    expect(monthEndBefore(new Date(at), ZONE)).toEqual(before);
    expect(monthEndAfter(new Date(at), ZONE)).toEqual(after);
  });

  test('one lies before, one after, and forth and back leads to the same', () => {
    const instants = fc.date({
      min: new Date('2026-01-01'),
      max: new Date('2036-01-01'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(instants, (at) => {
        const next = monthEndAfter(at, ZONE);
        expect(+next).toBeGreaterThan(+at);
        expect(+monthEndBefore(at, ZONE)).toBeLessThan(+at);
        expect(monthEndBefore(monthEndAfter(next, ZONE), ZONE)).toEqual(next);
      }),
    );
  });
});
