import type { Child } from 'hono/jsx';
import type { MailDocument, Section } from './document.ts';
import { HtmlEntry } from './html-entry.tsx';
import { bars, fontsOf, page, style } from './style.ts';

/** The document as one HTML page without scripts, images or anything fetched from elsewhere. */
export function renderHtml(document: MailDocument, colon: string): string {
  const { lang, about, heading, greeting, sections, footer } = document;
  const first = sections[0]?.tone ?? 'calm';
  const markup = (
    <html lang={lang}>
      <head>
        <meta http-equiv="Content-Type" content="text/html; charset=utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light" />
        <title>{heading}</title>
      </head>
      <body style={`${style.body};${fontsOf(lang)}`}>
        <Table style={style.outer} bgcolor={page}>
          <tr>
            <td align="center" style="padding:20px 10px">
              <table
                role="presentation"
                width="600"
                cellpadding="0"
                cellspacing="0"
                border={0}
                bgcolor="#ffffff"
                style={`${style.card};${fontsOf(lang)};width:100%;max-width:600px;border-top:4px solid ${bars[first]}`}
              >
                <tr>
                  <td style={style.top}>
                    <div style={style.about}>{about}</div>
                    <h1 style={style.heading}>{heading}</h1>
                  </td>
                </tr>
                <tr>
                  <td style={style.greeting}>{greeting}</td>
                </tr>
                {sections.map((section) => (
                  <HtmlSection section={section} colon={colon} />
                ))}
                <tr>
                  <td style="padding:24px 28px 0">
                    <div style="border-top:1px solid #e2e2e2;font-size:1px;line-height:1px">
                      &nbsp;
                    </div>
                  </td>
                </tr>
                <tr>
                  <td style={style.footer}>
                    <p style={style.warning}>{footer.warning}</p>
                    {footer.lines.map((line) => (
                      <p style={style.footerLine}>{line}</p>
                    ))}
                  </td>
                </tr>
              </table>
            </td>
          </tr>
        </Table>
      </body>
    </html>
  );
  return `<!DOCTYPE html>\n${String(markup)}`;
}

function HtmlSection({ section, colon }: { section: Section; colon: string }) {
  const { heading, tone, paragraphs, facts, groups } = section;
  return (
    <tr>
      <td style={heading === null ? 'padding:0 28px' : style.section}>
        {heading !== null && (
          <h2
            style={`${style.sectionHeading};border-left:4px solid ${bars[tone]};color:${bars[tone]}`}
          >
            {heading}
          </h2>
        )}
        {paragraphs.map((paragraph) => (
          <p style={style.paragraph}>{paragraph}</p>
        ))}
        {facts.length > 0 && (
          <Table style="margin:14px 0 0">
            <tr>
              <td bgcolor="#f6f7f9" style={style.facts}>
                {facts.map(({ label, value }) => (
                  <div>
                    <b>{label}</b>
                    {colon}
                    {value}
                  </div>
                ))}
              </td>
            </tr>
          </Table>
        )}
        {groups.map(({ heading: name, entries }) => (
          <Table style="margin:12px 0 0">
            {name !== null && (
              <tr>
                <td style={style.group}>{name}</td>
              </tr>
            )}
            {entries.map((entry) => (
              <HtmlEntry entry={entry} colon={colon} />
            ))}
          </Table>
        ))}
      </td>
    </tr>
  );
}

function Table(props: { style: string; bgcolor?: string; children?: Child }) {
  return (
    <table
      role="presentation"
      width="100%"
      cellpadding="0"
      cellspacing="0"
      border={0}
      {...(props.bgcolor === undefined ? {} : { bgcolor: props.bgcolor })}
      style={props.style}
    >
      {props.children}
    </table>
  );
}
