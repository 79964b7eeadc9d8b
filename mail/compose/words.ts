import type { Lang } from '../../domain/words/words.ts';
import { mailWordsEn } from './words.en.ts';
import type { MailWords } from './catalog.ts';
import { mailWordsZh } from './words.zh.ts';

const CATALOGS: Record<Lang, MailWords> = { 'zh-CN': mailWordsZh, en: mailWordsEn };

/** The mail words of a language. */
export const mailWordsOf = (lang: Lang): MailWords => CATALOGS[lang];
