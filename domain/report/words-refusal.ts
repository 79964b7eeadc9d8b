import { saysSomething } from '../forms/field-spec.ts';
import type { Refusal } from './refusal.ts';

/** The longest reason of a request, a decision or a review, in characters as a form counts them. */
export const LONGEST_REASON = 5_000;

/**
 * Why these words are not taken, or null: they say nothing, or are longer than `most` characters. They
 * are never cut: what somebody wrote is kept whole or not at all.
 */
export function wordsRefusal(words: string, most: number): Refusal | null {
  if (!saysSomething(words)) return { code: 'needs_words' };
  return lengthRefusal(words, most);
}

/** Why this text is not taken, or null: it is longer than `most` characters. */
export const lengthRefusal = (text: string, most: number): Refusal | null =>
  text.length > most ? { code: 'words_too_long', most, given: text.length } : null;
