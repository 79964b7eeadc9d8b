import type { Lang } from '../../../domain/words/words.ts';
import type { LetterPageWords } from './catalog.ts';
import { letterWordsEn } from './words.en.ts';
import { letterWordsZh } from './words.zh.ts';

/** What pages say of letters and circulars, in a language. */
export const letterWordsOf = (lang: Lang): LetterPageWords =>
  lang === 'en' ? letterWordsEn : letterWordsZh;
