import type { Child } from 'hono/jsx';
import type { Lang } from '../../domain/words/words.ts';

/**
 * A mail of the pages as HTML: one column under a heading. Tables and styles of each element's own, for mail programs know
 * little else.
 */
export function letterFrame(lang: Lang, heading: string, content: Child): string {
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
                    {content}
                  </td>
                </tr>
              </table>
            </td>
          </tr>
        </table>
      </body>
    </html>
  );
  return `<!DOCTYPE html>\n${String(html)}`;
}
