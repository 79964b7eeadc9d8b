import type { Lang } from '../../../domain/words/words.ts';
import type { IssueWords } from './catalog.ts';
import { issueWordsEn } from './words.en.ts';
import { issueWordsZh } from './words.zh.ts';

/** What pages say of major issues, in a language. */
export const issueWordsOf = (lang: Lang): IssueWords =>
  lang === 'en' ? issueWordsEn : issueWordsZh;
