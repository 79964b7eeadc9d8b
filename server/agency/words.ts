import type { AppContext } from '../web/deps.ts';
import type { AgencyWords } from './catalog.ts';
import { agencyWordsEn } from './words.en.ts';
import { agencyWordsZh } from './words.zh.ts';

/** What an agency's pages say, in the language of the page. */
export const agencyWords = (c: AppContext): AgencyWords =>
  c.get('lang') === 'en' ? agencyWordsEn : agencyWordsZh;
