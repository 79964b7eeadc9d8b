import type { Lang } from '../../../domain/words/words.ts';
import type { IndicatorPageWords } from './catalog.ts';
import { indicatorPageEn } from './words.en.ts';
import { indicatorPageZh } from './words.zh.ts';

/** The words of the pages on indicators in a language. */
export const indicatorPageWordsOf = (lang: Lang): IndicatorPageWords =>
  lang === 'en' ? indicatorPageEn : indicatorPageZh;
