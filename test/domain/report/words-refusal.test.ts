import { describe, expect, test } from '@jest/globals';
import { lengthRefusal, wordsRefusal } from '../../../domain/report/words-refusal.ts';

describe('words that are asked for', () => {
  test('are taken up to the longest, and never cut', () => {
    expect(wordsRefusal('一'.repeat(10), 10)).toBeNull();
    expect(wordsRefusal('一'.repeat(11), 10)).toEqual({
      code: 'words_too_long',
      most: 10,
      given: 11,
    });
  });

  test('have to say something, however many there are', () => {
    expect(wordsRefusal('', 10)).toEqual({ code: 'needs_words' });
    expect(wordsRefusal('。'.repeat(11), 10)).toEqual({ code: 'needs_words' });
  });

  test('may be missing where only their length is asked about', () => {
    expect(lengthRefusal('', 10)).toBeNull();
    expect(lengthRefusal('x'.repeat(11), 10)).toMatchObject({ most: 10, given: 11 });
  });
});
