import type { LetterRefusal } from '../../../domain/letters/letter-refusal.ts';
import type { Desk } from '../desk.ts';
import { letterWordsOf } from './words.ts';

/** Why a letter was not changed, issued or taken back, in the reader's language. */
export function letterRefusalText({ words, zone }: Desk, refusal: LetterRefusal): string {
  const { refused } = letterWordsOf(words.lang);
  const tell = (instant: Date) => words.instant(instant, zone);
  if (refusal.code === 'wrong_year') return refused.wrong_year(refusal.year);
  return 'at' in refusal ? refused[refusal.code](tell(refusal.at)) : refused[refusal.code];
}
