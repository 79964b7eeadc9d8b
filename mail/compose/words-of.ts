import type { Lang } from '../../domain/words/words.ts';
import { mailWordsEn } from './words.en.ts';
import type { MailWords } from './words.ts';
import { mailWordsZh } from './words.zh.ts';

const CATALOGS: Record<Lang, MailWords> = { 'zh-CN': mailWordsZh, en: mailWordsEn };

/** The mail words of a language. */
export const mailWordsOf = (lang: Lang): MailWords => CATALOGS[lang];

/** What a report is called that has no task of its own: an agency's yearly account of the plan. */
export const reportTitle = (lang: Lang, agency: string, year: number): string =>
  mailWordsOf(lang).reportTitle(agency, year);
