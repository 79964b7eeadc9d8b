import type { Lang } from '../../../domain/words/words.ts';
import type { StatisticsWords } from './catalog.ts';
import { statisticsWordsEn } from './words.en.ts';
import { statisticsWordsZh } from './words.zh.ts';

/** What the page of statistics says, in a language. */
export const statisticsWordsOf = (lang: Lang): StatisticsWords =>
  lang === 'en' ? statisticsWordsEn : statisticsWordsZh;
