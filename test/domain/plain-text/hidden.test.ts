import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  hasHidden,
  hiddenIn,
  showHidden,
  withoutHidden,
} from '../../../domain/plain-text/hidden.ts';

describe('what nobody sees', () => {
  test.each([
    ...['\u061c', '\u200e', '\u200f', '\u202a', '\u202e', '\u2066', '\u2069'].map(
      (each) => [each, 'order'] as const,
    ),
    ...['\u200b', '\u200c', '\u200d', '\u2060', '\ufeff', '\u00ad', '\u3164', '\u{e0041}'].map(
      (each) => [each, 'invisible'] as const,
    ),
    ...['\0', '\u0007', '\u001b', '\u007f', '\u0085', '\ud800', '\udfff', '\uffff'].map(
      (each) => [each, 'control'] as const,
    ),
    ['\ufffd', 'broken'] as const,
  ])('%j is found, and is %s', (character, kind) => {
    const text = `水利\n改造${character}完成`;
    const code = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
    expect(hasHidden(text)).toBe(true);
    expect(hiddenIn(text)).toEqual([
      { kind, code, line: 2, column: 3, around: `改造⟦${code}⟧完成` },
    ]);
    expect(showHidden(text)).toBe(`水利\n改造⟦${code}⟧完成`);
    expect(withoutHidden(text)).toBe('水利\n改造完成');
  });

  test.each([
    'a\tb\r\nc\u000bd\fe',
    '完成12处；“𠮷野”（㐂）\ue000',
    '👨‍👩‍👧 👍🏽‍❤️‍🔥',
    'ᠮᠣᠩᠭᠣᠯ‍ ᠪᠢᠴᠢᠭ‌',
    'ئۇيغۇر‌چە',
    '\u2028\u00a0\u3000',
  ])('nothing is in %j', (text) => {
    expect(hiddenIn(text)).toEqual([]);
    expect(hasHidden(text)).toBe(false);
    expect(withoutHidden(text)).toBe(text);
  });

  test('of many the first are told, each in its line', () => {
    const found = hiddenIn('\u200b甲\n\n乙\u200b\u202e\u200b', 3);
    expect(found.map(({ line, column, code }) => [line, column, code])).toEqual([
      [1, 1, 'U+200B'],
      [3, 2, 'U+200B'],
      [3, 3, 'U+202E'],
    ]);
  });

  test('whatever it was, nothing is hidden in what is shown, or left', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(hasHidden(text)).toBe(hiddenIn(text).length > 0);
        expect(hasHidden(showHidden(text))).toBe(false);
        expect(hasHidden(withoutHidden(withoutHidden(text)))).toBe(false);
      }),
      { numRuns: 5_000 },
    );
  });
});
