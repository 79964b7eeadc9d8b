import type { Lang } from '../../domain/words/words.ts';
import type { SignInWords } from './catalog.ts';
import { signInWordsEn } from './words.en.ts';
import { signInWordsZh } from './words.zh.ts';

/** What the sign-in says, in a language. */
export const signInWordsOf = (lang: Lang): SignInWords =>
  lang === 'en' ? signInWordsEn : signInWordsZh;
