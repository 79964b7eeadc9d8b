import type { Lang } from '../../../domain/words/words.ts';
import type { DutyWords } from './catalog.ts';
import { dutyWordsEn } from './words.en.ts';
import { dutyWordsZh } from './words.zh.ts';

/** What the pages on the document's duties say, in a language. */
export const dutyWordsOf = (lang: Lang): DutyWords => (lang === 'en' ? dutyWordsEn : dutyWordsZh);
