import type { Line } from './lines.ts';
import { readMark } from './marks.ts';
import { LABEL_START } from './role-words.ts';
import type { Span } from './types.ts';

/** Brackets nested deeper are no clause: names hold one bracket, and that one more. */
const DEEPEST = 3;

const OPENS = 0x28;
const CLOSES = 0x29;

interface Opener {
  readonly at: number;
  height: number;
}

/**
 * The pairs of brackets that may be clauses, in one pass: offsets of both signs, in the order in
 * which they close. What a numbered line leaves open ends with the line before it; a bracket that
 * begins with a label and is never closed ends with its own line.
 */
export function bracketPairs(folded: string, lines: readonly Line[]): Span[] {
  const pairs: Span[] = [];
  const open: Opener[] = [];
  for (const line of lines) {
    if (open.length > 0 && readMark(folded.slice(line.start, line.start + 24), Number.NaN))
      open.length = 0;
    scan(folded, line, open, pairs);
    const unclosed = open.at(-1);
    if (unclosed && unclosed.at >= line.start && isUnclosedLabel(folded, unclosed.at, line)) {
      pairs.push([unclosed.at, line.end]);
      open.length = 0;
    }
  }
  return pairs.sort((a, b) => a[0] - b[0]);
}

function scan(folded: string, { start, end }: Line, open: Opener[], pairs: Span[]): void {
  for (let at = start; at < end; at += 1) {
    const code = folded.charCodeAt(at);
    if (code === OPENS) open.push({ at, height: 1 });
    if (code !== CLOSES) continue;
    const opener = open.pop();
    if (!opener) continue;
    const outer = open.at(-1);
    if (outer) outer.height = Math.max(outer.height, opener.height + 1);
    if (opener.height <= DEEPEST) pairs.push([opener.at, at]);
  }
}

/** “（责任单位：甲局、乙局”, where the sign that closes is missing. */
function isUnclosedLabel(folded: string, at: number, line: Line): boolean {
  if (line.end - at > 2_000) return false;
  const words = folded.slice(at + 1, at + 40);
  return /^[^:]{2,10}:/.test(words) && LABEL_START.test(words);
}

/** A clause that was never closed may hide in what is left open. */
export function hasOpenBracket(folded: string, [start, end]: Span): boolean {
  let depth = 0;
  for (let at = start; at < end; at += 1) {
    const code = folded.charCodeAt(at);
    if (code === OPENS) depth += 1;
    else if (code === CLOSES && depth > 0) depth -= 1;
  }
  return depth > 0;
}
