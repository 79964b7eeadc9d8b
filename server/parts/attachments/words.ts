import type { Lang } from '../../../domain/words/words.ts';
import type { AttachmentWords } from './catalog.ts';
import { attachmentWordsEn } from './words.en.ts';
import { attachmentWordsZh } from './words.zh.ts';

/** What pages say of attachments, in a language. */
export const attachmentWordsOf = (lang: Lang): AttachmentWords =>
  lang === 'en' ? attachmentWordsEn : attachmentWordsZh;
