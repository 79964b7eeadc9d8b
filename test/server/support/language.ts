import { KIND_NAMES } from '../../../domain/kinds/kinds.ts';

const REPORT_ID = new RegExp(`\\b[a-z]+-(?:${KIND_NAMES.join('|')})-[\\w-]+`, 'g');
const HAN = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u;

/** What an English page says in Chinese outside of parts marked as Chinese; empty when it is pure. */
export function chineseIn(html: string): string[] {
  let rest = bodyOf(html);
  // From the inside out: what is marked may hold other elements.
  const marked = /<(\w+)[^>]*\blang="zh-CN"[^>]*>(?:(?!<\1[\s>])[\s\S])*?<\/\1>/g;
  for (let before = ''; before !== rest;) {
    before = rest;
    rest = rest.replace(marked, '');
  }
  rest = rest.replace(/<input[^>]*\blang="zh-CN"[^>]*>/g, '');
  return rest.split(/[<>\n]/).filter((piece) => HAN.test(piece));
}

/** Formats of files go by these names in every language. */
const FORMATS = /\b(?:PDF|OFD|WPS|JPG|PNG)\b/g;

/** English words on a Chinese page; names, addresses and the other language's button are none. */
export function englishIn(html: string): string[] {
  const rest = bodyOf(html)
    // A hash is in no language.
    .replace(/<code class="hash">[^<]*<\/code>/g, ' ')
    .replace(/<(\w+)[^>]*\blang="en"[^>]*>[\s\S]*?<\/\1>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&\w+;/g, ' ')
    .replace(/[\w.-]+@[\w.-]+/g, ' ')
    .replace(REPORT_ID, ' ')
    .replace(FORMATS, ' ');
  return rest.match(/[A-Za-z]{3,}/g) ?? [];
}

function bodyOf(html: string): string {
  return (
    html
      .replace(/^[\s\S]*?<title>/, '<title>')
      // A file's name is no text of the page: it is the plan's.
      .replace(/ href="data:[^"]*" download="[^"]*"/g, '')
      .replace(/<textarea[^>]*hidden[\s\S]*?<\/textarea>/g, '')
  );
}
