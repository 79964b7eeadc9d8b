import type { Lang } from '../words/words.ts';
import type { IndicatorWords } from './catalog.ts';
import { indicatorWordsEn } from './words.en.ts';
import { indicatorWordsZh } from './words.zh.ts';

const CATALOGS: Record<Lang, IndicatorWords> = {
  'zh-CN': indicatorWordsZh,
  en: indicatorWordsEn,
};

/** The words on indicators of a language. */
export const indicatorWordsOf = (lang: Lang): IndicatorWords => CATALOGS[lang];
