import type { Lang } from '../../domain/words/words.ts';
import type { PromptMail } from '../web/deps.ts';
import { letterFrame } from './letter-frame.tsx';

/** What a mail with a code says. */
export interface CodeLetterWords {
  subject: string;
  heading: string;
  intro: string;
  valid: string;
  ignore: string;
  never: string;
}

/** The mail that carries a code: no link in it, since a code is typed where it was asked for. */
export function codeLetter(
  words: CodeLetterWords,
  code: string,
  lang: Lang,
): Omit<PromptMail, 'to'> {
  const { subject, heading, intro, valid, ignore, never } = words;
  const content = (
    <>
      <p style="margin:0 0 10px">{intro}</p>
      <p style="margin:14px 0;font-size:30px;line-height:40px;font-weight:bold;letter-spacing:6px;font-family:Consolas,Menlo,monospace">
        {code}
      </p>
      <p style="margin:0 0 10px">{valid}</p>
      <p style="margin:0 0 4px;font-size:13px;line-height:22px;color:#5c5c5c">{never}</p>
      <p style="margin:0;font-size:13px;line-height:22px;color:#5c5c5c">{ignore}</p>
    </>
  );
  return {
    subject,
    text: [heading, '', intro, '', `    ${code}`, '', valid, never, ignore, ''].join('\n'),
    html: letterFrame(lang, heading, content),
  };
}
