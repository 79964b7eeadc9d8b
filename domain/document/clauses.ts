import { bracketPairs } from './brackets.ts';
import { isNames, unitsOf, type Clause } from './clause.ts';
import { findLabelled } from './labelled-clauses.ts';
import type { Line } from './lines.ts';
import { readClause } from './role-grammar.ts';
import { ROLE_HINT, labelOf } from './role-words.ts';
import { sentenceClause } from './sentence-clauses.ts';
import type { Source } from './source.ts';
import type { Span } from './types.ts';

const LONGEST_PLAIN = 4_000;
const BEFORE_PLAIN = /[。;!?.)"”…]/;
const AFTER_PLAIN = /^[ \t]{0,8}[。;.,]?[ \t]{0,8}(?:$|[\r\n])/;

/** Every clause of the text, in its order; none lies within another. */
export function findClauses(source: Source, lines: readonly Line[]): Clause[] {
  const brackets = outermost(
    bracketPairs(source.folded, lines).flatMap((pair) => bracketClause(source, pair)),
  );
  const labelled = findLabelled(source, lines, brackets);
  const found = [...brackets, ...labelled].sort((a, b) => a.span[0] - b.span[0]);
  return found.length > 0 ? found : lines.flatMap((line) => sentenceClause(source, line));
}

function outermost(clauses: readonly Clause[]): Clause[] {
  let end = -1;
  return clauses.filter(({ span }) => {
    if (span[0] < end) return false;
    end = span[1];
    return true;
  });
}

function bracketClause(source: Source, [open, close]: Span): Clause[] {
  const { folded } = source;
  const inner: Span = [open + 1, close];
  const head = folded.slice(inner[0], Math.min(close, open + 200));
  if (close - open < 20 && labelOf(head)) return [];
  if (!ROLE_HINT.test(head) && !ROLE_HINT.test(folded.slice(Math.max(inner[0], close - 60), close)))
    return bareClause(source, [open, close + 1]);
  const reading = readClause(source, inner);
  const clause = { span: [open, close + 1] as const, inner, reading, isLabelled: false };
  if (startsWithLabel(head) && unitsOf(reading).length + Number(reading.isSameAsBefore) > 0)
    return isNames(reading, 0) ? [{ ...clause, isLabelled: true }] : [];
  const plain = reading.saysRole && close - open < 400_000 && isNames(reading, 0.5);
  const isApart =
    standsApart(folded, [open, close + 1]) ||
    (isNames(reading, 1) && endsSentence(folded, close + 1));
  if (plain && isApart) return [clause];
  return reading.saysRole ? [] : bareClause(source, [open, close + 1]);
}

/** “（甲局、乙局）” at the end of a paragraph: nothing but names of agencies. */
function bareClause(source: Source, span: Span): Clause[] {
  const { folded } = source;
  const [open, end] = span;
  const isLast = atParagraphEnd(folded, end) || isBeforeNumber(folded, end);
  if (end - open > LONGEST_PLAIN || !isLast) return [];
  const inner: Span = [open + 1, end - 1];
  const reading = readClause(source, inner);
  const isApart = /[。;!?\r\n]/.test(folded.charAt(open - 1));
  // “强化统计（甲局、乙局）。”: one name alone may explain the words before it.
  const isList = unitsOf(reading).length > 1 && atParagraphEnd(folded, end);
  return (isApart || isList) && isNames(reading, 1)
    ? [{ span, inner, reading, isLabelled: false }]
    : [];
}

/** “…（甲局）②组建队伍”: the next measure begins. */
const isBeforeNumber = (folded: string, end: number): boolean =>
  /^[。;]?(?:[\u2460-\u2473]|\([一二三四五六七八九十\d]{1,3}\))/.test(folded.slice(end, end + 8));

const startsWithLabel = (head: string): boolean =>
  /^[^:。,;、]{1,16}(?::|为)/.test(head) || /^(?:牵头|责任|配合|主办|承办)(?:单位|部门)/.test(head);

/** After a sentence, or at the end of its paragraph: not in the middle of one. */
function standsApart(folded: string, [open, end]: Span): boolean {
  let before = open - 1;
  while (before >= 0 && /[ \t]/.test(folded.charAt(before))) before -= 1;
  const previous = before < 0 ? '\n' : folded.charAt(before);
  return /[\r\n]/.test(previous) || BEFORE_PLAIN.test(previous) || atParagraphEnd(folded, end);
}

/** “…建设中试平台（甲部负责）。” in the middle of a paragraph. */
const endsSentence = (folded: string, end: number): boolean => /[。;]/.test(folded.charAt(end));

const atParagraphEnd = (folded: string, end: number): boolean =>
  AFTER_PLAIN.test(folded.slice(end, end + 24)) || end >= folded.length;
