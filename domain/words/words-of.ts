import { wordsEn } from './words.en.ts';
import type { Lang, Words } from './words.ts';
import { wordsZh } from './words.zh.ts';

/** The catalog of a language. */
export function wordsOf(lang: Lang): Words {
  return lang === 'en' ? wordsEn : wordsZh;
}
