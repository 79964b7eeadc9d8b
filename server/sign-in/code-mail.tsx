import type { Lang } from '../../domain/words/words.ts';
import { codeLetter } from '../parts/code-letter.tsx';
import type { PromptMail } from '../web/deps.ts';
import { signInWordsOf } from './words.ts';

/** The mail that carries a sign-in code. */
export const codeMail = (code: string, lang: Lang): Omit<PromptMail, 'to'> =>
  codeLetter(signInWordsOf(lang).mail, code, lang);
