import { trimmed } from './lines.ts';
import type { Span } from './types.ts';

/** The sentences of a stretch of folded text, in one pass, without their full stop. */
export function sentences(folded: string, span: Span): Span[] {
  return split(folded, span, (at) => isFullStop(folded, at));
}

/** The clauses of a sentence: what its commas and semicolons part. */
export function clauses(folded: string, span: Span): Span[] {
  return split(folded, span, (at) => folded[at] === ',' || folded[at] === ';');
}

function isFullStop(folded: string, at: number): boolean {
  switch (folded.charAt(at)) {
    case '。':
    case '!':
    case '?':
    case '\n':
    case '\r':
      return true;
    case '.':
      return !/[0-9a-zA-Z]/.test(folded.charAt(at + 1));
    default:
      return false;
  }
}

function split(folded: string, [start, end]: Span, ends: (at: number) => boolean): Span[] {
  const parts: Span[] = [];
  let from = start;
  for (let at = start; at <= end; at += 1) {
    if (at < end && !ends(at)) continue;
    const part = trimmed(folded, from, at);
    if (part[0] < part[1]) parts.push(part);
    from = at + 1;
  }
  return parts;
}
