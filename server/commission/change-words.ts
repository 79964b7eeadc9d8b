import type { Lang } from '../../domain/words/words.ts';
import type { ChangeWords } from './change-catalog.ts';
import { changeWordsEn } from './change-words.en.ts';
import { changeWordsZh } from './change-words.zh.ts';

/** What the pages of changes say, in a language. */
export const changeWordsOf = (lang: Lang): ChangeWords =>
  lang === 'en' ? changeWordsEn : changeWordsZh;
