import type { Lang } from '../../domain/words/words.ts';
import type { CommissionWords } from './catalog.ts';
import { commissionWordsEn } from './words.en.ts';
import { commissionWordsZh } from './words.zh.ts';

/** What only the commission's pages say, in a language. */
export const commissionWordsOf = (lang: Lang): CommissionWords =>
  lang === 'en' ? commissionWordsEn : commissionWordsZh;
