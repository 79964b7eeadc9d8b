import type { Lang } from '../../../domain/words/words.ts';
import type { ImportWords } from './catalog.ts';
import { importWordsEn } from './words.en.ts';
import { importWordsZh } from './words.zh.ts';

/** What the pages of an import say, in a language. */
export const importWordsOf = (lang: Lang): ImportWords =>
  lang === 'en' ? importWordsEn : importWordsZh;
