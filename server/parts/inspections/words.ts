import type { Lang } from '../../../domain/words/words.ts';
import type { InspectionWords } from './catalog.ts';
import { inspectionWordsEn } from './words.en.ts';
import { inspectionWordsZh } from './words.zh.ts';

/** What pages say of inspections, in a language. */
export const inspectionWordsOf = (lang: Lang): InspectionWords =>
  lang === 'en' ? inspectionWordsEn : inspectionWordsZh;
