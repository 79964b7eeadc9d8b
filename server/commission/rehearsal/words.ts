import type { Lang } from '../../../domain/words/words.ts';
import type { RehearsalWords } from './catalog.ts';
import { rehearsalWordsEn } from './words.en.ts';
import { rehearsalWordsZh } from './words.zh.ts';

/** What the pages of rehearsals say, in a language. */
export const rehearsalWordsOf = (lang: Lang): RehearsalWords =>
  lang === 'en' ? rehearsalWordsEn : rehearsalWordsZh;
