import type { Lang } from '../../domain/words/words.ts';
import type { PageWords } from './words.ts';
import { pageWordsEn } from './words.en.ts';
import { pageWordsZh } from './words.zh.ts';

/** The catalog of a language. */
export const pageWordsOf = (lang: Lang): PageWords => (lang === 'en' ? pageWordsEn : pageWordsZh);
