import { trimmed } from './lines.ts';
import { HAN, kindsOf } from './signs.ts';
import type { Span } from './types.ts';

/** A sentence without its full stop. */
export interface Sentence {
  readonly span: Span;
  /** The kinds of characters in it: see `signs.ts`. */
  readonly signs: number;
}

/** The sentences of a stretch of folded text, in one pass. */
export function sentences(folded: string, [start, end]: Span): Sentence[] {
  const parts: Sentence[] = [];
  let from = start;
  let signs = 0;
  for (let at = start; at <= end; at += 1) {
    const code = at < end ? folded.charCodeAt(at) : LINE_END;
    signs |= kindsOf(code);
    if (!isFullStop(folded, at, code)) continue;
    const span = trimmed(folded, from, at);
    if (span[0] < span[1]) parts.push({ span, signs });
    from = at + 1;
    signs = 0;
  }
  return parts;
}

/** Those that may set a time or a target: the others hold Chinese words and nothing else. */
export const tellingSentences = (folded: string, span: Span): Sentence[] =>
  sentences(folded, span).filter(({ signs }) => signs !== HAN);

/** The clauses of a sentence: what its commas and semicolons part. */
export function clauses(folded: string, [start, end]: Span): Span[] {
  const parts: Span[] = [];
  let from = start;
  for (let at = start; at <= end; at += 1) {
    const code = at < end ? folded.charCodeAt(at) : COMMA;
    if (code !== COMMA && code !== SEMICOLON) continue;
    const part = trimmed(folded, from, at);
    if (part[0] < part[1]) parts.push(part);
    from = at + 1;
  }
  return parts;
}

const LINE_END = 0x0a;
const COMMA = 0x2c;
const SEMICOLON = 0x3b;

function isFullStop(folded: string, at: number, code: number): boolean {
  switch (code) {
    case 0x3002: // 。
    case 0x21: // !
    case 0x3f: // ?
    case LINE_END:
    case 0x0d:
      return true;
    case 0x2e: // .
      return !isLetterOrDigit(folded.charCodeAt(at + 1));
    default:
      return false;
  }
}

const isLetterOrDigit = (code: number): boolean =>
  (code >= 0x30 && code <= 0x39) ||
  (code >= 0x41 && code <= 0x5a) ||
  (code >= 0x61 && code <= 0x7a);
