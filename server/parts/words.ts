import type { Lang } from '../../domain/words/words.ts';
import type { PartsWords } from './catalog.ts';
import { partsWordsEn } from './words.en.ts';
import { partsWordsZh } from './words.zh.ts';

/** What the parts of several roles say, in a language. */
export const partsWordsOf = (lang: Lang): PartsWords =>
  lang === 'en' ? partsWordsEn : partsWordsZh;
