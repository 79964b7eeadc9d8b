import type { LetterWords } from './official-text.ts';

/** How much a person may type into a letter or circular, in characters. */
export const LONGEST = { title: 200, part: 20_000 } as const;

/** What a form holds: the parts as they were typed, a line a paragraph. */
export interface TypedWords {
  title: string;
  opening: string;
  closing: string;
}

/** Why typed words cannot be a text. */
export type WordsFault = 'empty_text' | 'too_long';

/** The paragraphs of the typed words, or what is wrong with them. Nothing is cut off. */
export function wordsFrom({ title, opening, closing }: TypedWords): LetterWords | WordsFault {
  if (title.length > LONGEST.title) return 'too_long';
  if (Math.max(opening.length, closing.length) > LONGEST.part) return 'too_long';
  const words = {
    title: title.replace(/\s+/g, ' ').trim(),
    opening: paragraphsOf(opening),
    closing: paragraphsOf(closing),
  };
  return words.title === '' || words.opening.length === 0 ? 'empty_text' : words;
}

/** The paragraphs as a form shows them. */
export const typedFrom = ({ title, opening, closing }: LetterWords): TypedWords => ({
  title,
  opening: opening.join('\n'),
  closing: closing.join('\n'),
});

const paragraphsOf = (typed: string): string[] =>
  typed
    .replaceAll('\0', '')
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
