import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { chineseNumeral, readChineseNumeral } from '../../../domain/document/numerals.ts';

describe('Chinese numerals', () => {
  test.each([
    [1, '一'],
    [10, '十'],
    [12, '十二'],
    [20, '二十'],
    [37, '三十七'],
    [100, '一百'],
    [101, '一百零一'],
    [110, '一百一十'],
    [2020, '二千零二十'],
    [10_001, '一万零一'],
    [37_000, '三万七千'],
    [100_500, '十万零五百'],
  ])('%i is %s', (n, written) => {
    expect(chineseNumeral(n)).toBe(written);
    expect(readChineseNumeral(written)).toBe(n);
  });

  test('every number is read back, and only one numeral means it', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999_999 }), (n) => {
        expect(readChineseNumeral(chineseNumeral(n))).toBe(n);
      }),
    );
    for (let n = 1; n <= 2000; n += 1) seen.add(chineseNumeral(n));
    expect(seen.size).toBe(2000);
  });

  test.each(['', '零', '十十', '二一', '一一十', '百', '三十七七', '甲', '一二'])(
    '“%s” is no number',
    (written) => {
      expect(readChineseNumeral(written)).toBeUndefined();
    },
  );
});
