import type { Lang } from '../../../domain/words/words.ts';
import type { ExtensionWords } from './catalog.ts';
import { extensionWordsEn } from './words.en.ts';
import { extensionWordsZh } from './words.zh.ts';

/** What pages say of extensions, in a language. */
export const extensionWordsOf = (lang: Lang): ExtensionWords =>
  lang === 'en' ? extensionWordsEn : extensionWordsZh;
