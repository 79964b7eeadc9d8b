import type { Lang } from '../../../domain/words/words.ts';
import type { CalendarWords } from './catalog.ts';
import { calendarWordsEn } from './words.en.ts';
import { calendarWordsZh } from './words.zh.ts';

/** What the pages of the workday calendar say, in a language. */
export const calendarWordsOf = (lang: Lang): CalendarWords =>
  lang === 'en' ? calendarWordsEn : calendarWordsZh;
