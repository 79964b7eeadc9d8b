import type { AppContext } from '../web/deps.ts';
import type { RegisterWords } from './catalog.ts';
import { registerWordsEn } from './words.en.ts';
import { registerWordsZh } from './words.zh.ts';

/** What the register's pages say, in the language of the page. */
export const registerWords = (c: AppContext): RegisterWords =>
  c.get('lang') === 'en' ? registerWordsEn : registerWordsZh;
