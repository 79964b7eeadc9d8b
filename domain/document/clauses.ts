import { bracketPairs } from './brackets.ts';
import type { Clause } from './clause.ts';
import { findLabelled } from './labelled-clauses.ts';
import type { Line } from './lines.ts';
import { readClause, type Reading } from './role-grammar.ts';
import { ROLE_HINT, labelOf } from './role-words.ts';
import { looksLikeUnit } from './unit-names.ts';
import type { Span } from './types.ts';

const LONGEST_PLAIN = 4_000;
const BEFORE_PLAIN = /[。;!?.)"”…]/;
const AFTER_PLAIN = /^[ \t]{0,8}[。;.,]?[ \t]{0,8}(?:$|[\r\n])/;

/** Every clause of the text, in its order; none lies within another. */
export function findClauses(text: string, folded: string, lines: readonly Line[]): Clause[] {
  const brackets = outermost(
    bracketPairs(folded, lines).flatMap((pair) => bracketClause(text, folded, pair)),
  );
  const labelled = findLabelled(text, folded, lines, brackets);
  return [...brackets, ...labelled].sort((a, b) => a.span[0] - b.span[0]);
}

function outermost(clauses: readonly Clause[]): Clause[] {
  let end = -1;
  return clauses.filter(({ span }) => {
    if (span[0] < end) return false;
    end = span[1];
    return true;
  });
}

function bracketClause(text: string, folded: string, [open, close]: Span): Clause[] {
  const inner: Span = [open + 1, close];
  const head = folded.slice(inner[0], Math.min(close, open + 200));
  if (close - open < 20 && labelOf(head)) return [];
  if (!ROLE_HINT.test(head) && !ROLE_HINT.test(folded.slice(Math.max(inner[0], close - 60), close)))
    return bareClause(text, folded, [open, close + 1]);
  const reading = readClause(text, folded, inner);
  const clause = { span: [open, close + 1] as const, inner, reading, isLabelled: false };
  if (startsWithLabel(head) && count(reading) + Number(reading.isSameAsBefore) > 0)
    return isNames(reading, 0) ? [{ ...clause, isLabelled: true }] : [];
  const plain = reading.saysRole && close - open < 400_000 && isNames(reading, 0.5);
  const isApart =
    standsApart(folded, [open, close + 1]) ||
    (isNames(reading, 1) && endsSentence(folded, close + 1));
  if (plain && isApart) return [clause];
  return reading.saysRole ? [] : bareClause(text, folded, [open, close + 1]);
}

/** “（甲局、乙局）” at the end of a paragraph: nothing but names of agencies. */
function bareClause(text: string, folded: string, span: Span): Clause[] {
  const [open, end] = span;
  if (end - open > LONGEST_PLAIN || !atParagraphEnd(folded, end)) return [];
  const before = folded.charAt(open - 1);
  if (!/[。;!?]/.test(before) && !/[\r\n]/.test(before)) return [];
  const inner: Span = [open + 1, end - 1];
  const reading = readClause(text, folded, inner);
  return isNames(reading, 1) ? [{ span, inner, reading, isLabelled: false }] : [];
}

const startsWithLabel = (head: string): boolean =>
  /^[^:。,;、]{1,16}(?::|为)/.test(head) || /^(?:牵头|责任|配合|主办|承办)(?:单位|部门)/.test(head);

const count = (reading: Reading): number => all(reading).length;

const all = ({ lead, cooperating, responsible, guiding }: Reading) => [
  ...lead,
  ...cooperating,
  ...responsible,
  ...guiding,
];

/** Whether what was read are names of agencies, at least this share of them by their looks. */
function isNames(reading: Reading, share: number): boolean {
  const units = all(reading);
  if (reading.isSameAsBefore) return true;
  if (units.length === 0) return false;
  const known = units.filter(({ folded }) => looksLikeUnit(folded)).length;
  return (
    known >= units.length * share &&
    (share > 0 || !units.every(({ folded }) => /^(?:见|详见|略|另)/.test(folded)))
  );
}

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
