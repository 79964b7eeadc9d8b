import type { Lang } from '../../../domain/words/words.ts';
import type { DocumentWords } from './catalog.ts';
import { documentWordsEn } from './words.en.ts';
import { documentWordsZh } from './words.zh.ts';

/** What the pages of signed documents say, in a language. */
export const documentWordsOf = (lang: Lang): DocumentWords =>
  lang === 'en' ? documentWordsEn : documentWordsZh;
