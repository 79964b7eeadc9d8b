import type { Line } from './lines.ts';
import { trimmed } from './lines.ts';
import { readMark, type Mark, type MarkKind } from './marks.ts';
import type { Span } from './types.ts';

/** Where a number may begin inside a line. */
const STARTS = /[（(一二三四五六七八九十第0-9①-⑳]/;
/** What stands before it there. */
const BOUNDARY = /[。;:)!?"” \t]/;
const LONGEST_HEADING = 40;
/** A heading on one line with what follows it ends where the next number begins. */
const ROWS: readonly MarkKind[] = [
  'part',
  'chapter',
  'section',
  'article',
  'numeral',
  'bracketed_numeral',
  'figure',
  'bracketed_figure',
];

/**
 * Parts lines that hold a whole plan: where a clause ends and a number that follows on begins. Only
 * lines with two clauses or more are parted, and only where at least one number stands right after
 * a clause: a paragraph with clauses in its middle stays one.
 */
export function partLongLines(
  folded: string,
  lines: readonly Line[],
  clauses: readonly Span[],
): Line[] {
  let next = 0;
  /** How far the numbers of each notation have come, over all lines. */
  const reached = new Map<MarkKind, number>();
  return lines.flatMap((line) => {
    const first = readMark(folded.slice(line.start, line.start + 24), 1);
    if (first?.number !== undefined) reached.set(first.kind, first.number);
    while (next < clauses.length && (clauses[next] as Span)[0] < line.start) next += 1;
    const inside: Span[] = [];
    while (next < clauses.length && (clauses[next] as Span)[0] < line.end)
      inside.push(clauses[next++] as Span);
    return inside.length < 2 ? [line] : part(folded, line, inside, first, reached);
  });
}

function part(
  folded: string,
  line: Line,
  clauses: readonly Span[],
  first: Mark | undefined,
  reached: Map<MarkKind, number>,
): Line[] {
  const ends = new Set(clauses.map(([, end]) => end));
  const cuts: number[] = [];
  let afterClause = 0;
  let covered = 0;
  for (let at = line.start + 1; at < line.end; at += 1) {
    while (covered < clauses.length && (clauses[covered] as Span)[1] <= at) covered += 1;
    const clause = clauses[covered];
    if (clause && at >= clause[0]) continue;
    if (!STARTS.test(folded.charAt(at))) continue;
    const isBelowHeading = followsHeading(folded, cuts.at(-1) ?? line.start, at);
    if (!BOUNDARY.test(folded.charAt(at - 1)) && !isBelowHeading) continue;
    const mark = readMark(
      folded.slice(at, Math.min(at + 24, line.end)),
      (reached.get('figure') ?? 0) + 1,
    );
    if (!mark || mark.number === undefined || !ROWS.includes(mark.kind)) continue;
    const known = reached.get(mark.kind) ?? 0;
    if (mark.number !== known + 1 && mark.number !== 1) continue;
    const goesOn = mark.kind === first?.kind && mark.number === known + 1 && covered > 0;
    const isAfterClause = goesOn || followsClause(folded, ends, at);
    if (isAfterClause) afterClause += 1;
    reached.set(mark.kind, mark.number);
    cuts.push(at);
  }
  if (afterClause === 0) return [line];
  return [line.start, ...cuts].map((from, index) => {
    const [start, end] = trimmed(folded, from, cuts[index] ?? line.end);
    return { number: line.number, start, end };
  });
}

/** “一、降低成本（一）落实…”: nothing but a title since the last number. */
function followsHeading(folded: string, last: number, at: number): boolean {
  if (at - last > LONGEST_HEADING || at - last < 4) return false;
  const words = folded.slice(last, at);
  const heading = readMark(words, Number.NaN);
  return (
    heading !== undefined &&
    ROWS.includes(heading.kind) &&
    !/[。;:]/.test(words) &&
    !/\d$/.test(words)
  );
}

function followsClause(folded: string, ends: ReadonlySet<number>, at: number): boolean {
  let before = at;
  while (!ends.has(before) && before > 0 && /[。;., \t]/.test(folded.charAt(before - 1)))
    before -= 1;
  return ends.has(before);
}
