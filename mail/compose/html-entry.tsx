import type { Entry } from './document.ts';
import { dots, style } from './style.ts';

/** One report or task as a row: its text, then its light, then dates and link. */
export function HtmlEntry({ entry, colon }: { entry: Entry; colon: string }) {
  const { label, text, quote, light, facts, link } = entry;
  return (
    <tr>
      <td style={style.row}>
        <div style={style.text}>
          {label !== null && <b>{label}</b>}
          {label !== null && '\u2003'}
          {text}
        </div>
        {quote !== null && (
          <div style="padding:8px 0">
            <div style={style.quote}>
              <b>{quote.label}</b>
              {colon}
              {quote.lines.map((line, index) => (index === 0 ? line : [<br />, line]))}
            </div>
          </div>
        )}
        {light !== null && (
          <div style={`${style.meta};color:#1a1a1a`}>
            <span style={`color:${dots[light.colour]};font-size:16px`}>●</span> <b>{light.word}</b>
            {colon}
            {light.reason}
          </div>
        )}
        {facts.map((fact, index) => (
          <div style={style.meta}>
            {fact.label}
            {colon}
            {index === 0 ? <span style={style.strong}>{fact.value}</span> : fact.value}
          </div>
        ))}
        {link !== null && (
          <div style={style.meta}>
            <a href={link.href} style={style.link}>
              {link.label}
            </a>
          </div>
        )}
      </td>
    </tr>
  );
}
