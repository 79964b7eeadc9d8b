/** A line that holds something, without the white space around it. */
export interface Line {
  /** 1-based, counting blank lines too; LF, CRLF and CR end a line. */
  readonly number: number;
  /** Offsets of the first character and after the last one. */
  readonly start: number;
  readonly end: number;
}

/** The lines of a (folded) text that are not blank, in one pass. */
export function splitLines(text: string): Line[] {
  const lines: Line[] = [];
  let number = 1;
  let from = 0;
  while (from <= text.length) {
    const end = lineEnd(text, from);
    const [start, stop] = trimmed(text, from, end);
    if (start < stop) lines.push({ number, start, end: stop });
    from = end + (text[end] === '\r' && text[end + 1] === '\n' ? 2 : 1);
    number += 1;
  }
  return lines;
}

/** `start` and `end` moved inwards over white space. */
export function trimmed(text: string, start: number, end: number): [start: number, end: number] {
  while (start < end && isSpace(text.charCodeAt(start))) start += 1;
  while (end > start && isSpace(text.charCodeAt(end - 1))) end -= 1;
  return [start, end];
}

/** Notes at the end (“注：1.标*的为牵头单位”) are no part of the plan's outline. */
export function withoutNotes(folded: string, lines: readonly Line[], after: number): Line[] {
  const from = lines.findIndex(
    ({ start }) =>
      start >= after && /^(?:备注|注|说明|附注) ?:/.test(folded.slice(start, start + 5)),
  );
  return from < 0 ? [...lines] : lines.slice(0, from);
}

function lineEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length && text[at] !== '\n' && text[at] !== '\r') at += 1;
  return at;
}

function isSpace(code: number): boolean {
  return code === 0x20 || (code >= 0x09 && code <= 0x0d) || code === 0x85 || isWideSpace(code);
}

function isWideSpace(code: number): boolean {
  return (
    code === 0xa0 ||
    code === 0x3000 ||
    code === 0xfeff ||
    (code >= 0x2000 && code <= 0x200b) ||
    code === 0x2028
  );
}
