import type { Lang } from '../../domain/words/words.ts';
import type { PromptMail } from '../web/deps.ts';

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
  const html = (
    <html lang={lang}>
      <head>
        <meta http-equiv="Content-Type" content="text/html; charset=utf-8" />
        <title>{heading}</title>
      </head>
      <body style="margin:0;padding:20px;background:#f2f3f5;color:#1a1a1a;font-family:'Microsoft YaHei','PingFang SC','Noto Sans CJK SC',Arial,sans-serif">
        <table role="presentation" width="100%" cellpadding="0" cellspacing="0" border={0}>
          <tr>
            <td align="center">
              <table
                role="presentation"
                width="520"
                cellpadding="0"
                cellspacing="0"
                border={0}
                bgcolor="#ffffff"
                style="width:100%;max-width:520px;border:1px solid #e2e2e2;border-top:4px solid #1f4e8c"
              >
                <tr>
                  <td style="padding:22px 28px;font-size:15px;line-height:26px">
                    <h1 style="margin:0 0 10px;font-size:20px;line-height:30px">{heading}</h1>
                    <p style="margin:0 0 10px">{intro}</p>
                    <p style="margin:14px 0;font-size:30px;line-height:40px;font-weight:bold;letter-spacing:6px;font-family:Consolas,Menlo,monospace">
                      {code}
                    </p>
                    <p style="margin:0 0 10px">{valid}</p>
                    <p style="margin:0 0 4px;font-size:13px;line-height:22px;color:#5c5c5c">
                      {never}
                    </p>
                    <p style="margin:0;font-size:13px;line-height:22px;color:#5c5c5c">{ignore}</p>
                  </td>
                </tr>
              </table>
            </td>
          </tr>
        </table>
      </body>
    </html>
  );
  return {
    subject,
    text: [heading, '', intro, '', `    ${code}`, '', valid, never, ignore, ''].join('\n'),
    html: `<!DOCTYPE html>\n${String(html)}`,
  };
}
