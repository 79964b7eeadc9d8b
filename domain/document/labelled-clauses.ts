import type { Clause } from './clause.ts';
import { trimmed, type Line } from './lines.ts';
import { readMark } from './marks.ts';
import { readClause, type Reading } from './role-grammar.ts';
import { LABEL_CHARACTERS, LABEL_HERE, LABEL_IN_TEXT, labelOf, type Label } from './role-words.ts';
import type { Source } from './source.ts';
import type { Span } from './types.ts';

/** A label with what follows it, up to the next label or the end of its line. */
interface Field {
  readonly label: Label;
  readonly span: Span;
  readonly value: Span;
}

const ENGLISH_FIELD = /^([A-Za-z][A-Za-z /()-]{1,40}?) ?: */;
const BEFORE_LABEL = /[\s。,;.(|)]/;
const LONGEST_GAP = 12;
/** “责任单位：甲局。2.清理收费”: the next task begins on the same line. */
const NEXT_NUMBER =
  /[。;](?= ?(?:\d{1,3}[.、](?!\d)|\([一二三四五六七八九十\d]{1,3}\)|[一二三四五六七八九十]{1,3}、|[\u2460-\u2473]))/;

/**
 * Clauses without brackets: “责任单位：甲局” on a line of its own or at the end of a paragraph, also
 * over several lines (牵头单位, 配合单位, 完成时限), and “【责任单位】甲局”.
 */
export function findLabelled(
  source: Source,
  lines: readonly Line[],
  taken: readonly Clause[],
): Clause[] {
  const { folded } = source;
  const clauses: Clause[] = [];
  let chain: Field[] = [];
  const close = () => {
    const clause = clauseOf(source, chain);
    if (clause) clauses.push(clause);
    chain = [];
  };
  let next = 0;
  let wantsValue: Field | undefined;
  for (const line of lines) {
    while (next < taken.length && (taken[next] as Clause).span[1] <= line.start) next += 1;
    const fields = fieldsOf(folded, line, taken, next);
    if (wantsValue && fields.length === 0 && isValueLine(folded, line)) {
      chain.push({
        ...wantsValue,
        span: [wantsValue.span[0], line.end],
        value: [line.start, line.end],
      });
      wantsValue = undefined;
      continue;
    }
    wantsValue = undefined;
    for (const field of fields) {
      const last = chain.at(-1);
      if (last && !adjoins(folded, last.span[1], field.span[0])) close();
      if (field.value[0] < field.value[1] || field !== fields.at(-1)) chain.push(field);
      else wantsValue = field;
    }
    if (fields.length === 0) close();
  }
  close();
  return clauses;
}

const adjoins = (folded: string, from: number, to: number): boolean =>
  to - from <= LONGEST_GAP * 8 && /^[\s。;,.)]*$/.test(folded.slice(from, to));

function fieldsOf(folded: string, line: Line, taken: readonly Clause[], next: number): Field[] {
  const english = englishField(folded, line);
  if (english) return [english];
  if (!mayHoldLabel(folded, line)) return [];
  const content = folded.slice(line.start, line.end);
  const heads: Array<{ label: Label; from: number; to: number }> = [];
  LABEL_IN_TEXT.lastIndex = 0;
  for (const match of content.matchAll(LABEL_IN_TEXT)) {
    const label = labelOf(match[1] ?? '');
    const from = line.start + match.index;
    const isBracketed = match[0].endsWith(')');
    const opens = folded.charAt(from - 1) === '(';
    if (!label || isBracketed !== (isBracketed && opens)) continue;
    const before = match.index - Number(isBracketed);
    if (before > 0 && !BEFORE_LABEL.test(content.charAt(before - 1))) continue;
    if (isTaken(taken, next, from)) continue;
    const end = line.start + match.index + match[0].length;
    heads.push({
      label,
      from: isBracketed ? from - 1 : from,
      to: folded.charAt(end) === ':' ? end + 1 : end,
    });
  }
  return heads.map(({ label, from, to }, index) => {
    const end = heads[index + 1]?.from ?? line.end;
    const next = NEXT_NUMBER.exec(folded.slice(to, end));
    const until = next ? to + next.index + 1 : end;
    return { label, span: [from, until], value: trimmed(folded, to, until) };
  });
}

/** Labels end with a colon, or are all that stands in their brackets. */
function mayHoldLabel(folded: string, { start, end }: Line): boolean {
  for (let at = start; at < end; at += 1) {
    const code = folded.charCodeAt(at);
    if (code === COLON && mayEndLabel(folded, at)) return true;
    if (code !== OPENS || !LABEL_CHARACTERS.has(folded.charAt(at + 1))) continue;
    LABEL_HERE.lastIndex = at + 1;
    if (LABEL_HERE.test(folded)) return true;
  }
  return false;
}

const COLON = 0x3a;
const OPENS = 0x28;

function mayEndLabel(folded: string, at: number): boolean {
  const before = folded.charAt(at - 1);
  const last = before === ' ' ? folded.charAt(at - 2) : before;
  return last === ')' || LABEL_CHARACTERS.has(last);
}

function englishField(folded: string, line: Line): Field | undefined {
  if (!/[A-Za-z]/.test(folded.charAt(line.start))) return undefined;
  const match = ENGLISH_FIELD.exec(folded.slice(line.start, Math.min(line.end, line.start + 60)));
  const label = match && labelOf(match[1] ?? '');
  if (!match || !label) return undefined;
  return {
    label,
    span: [line.start, line.end],
    value: trimmed(folded, line.start + match[0].length, line.end),
  };
}

function isTaken(taken: readonly Clause[], next: number, at: number): boolean {
  for (let index = next; index < taken.length; index += 1) {
    const [from, to] = (taken[index] as Clause).span;
    if (from > at) return false;
    if (at < to) return true;
  }
  return false;
}

const isValueLine = (folded: string, line: Line): boolean =>
  line.end - line.start < 400 && !readMark(folded.slice(line.start, line.start + 24), Number.NaN);

/** The fields of a chain as one clause; undefined where none of them names an agency. */
function clauseOf(source: Source, chain: readonly Field[]): Clause | undefined {
  const readings = chain.map(({ label, value }) =>
    readClause(source, valueOf(source.folded, value), label),
  );
  const reading = joined(readings);
  const [first] = chain;
  const last = chain.at(-1);
  if (!reading || !first || !last) return undefined;
  const units = [
    ...reading.lead,
    ...reading.responsible,
    ...reading.cooperating,
    ...reading.guiding,
  ];
  const names = units.some((unit) => unit.looks.isUnit || unit.folded.length <= 12);
  if (!names && !reading.isSameAsBefore) return undefined;
  return {
    span: [first.span[0], last.span[1]],
    inner: [first.span[0], last.span[1]],
    reading,
    isLabelled: true,
  };
}

const valueOf = (folded: string, [from, to]: Span): Span =>
  trimmed(folded, from, /[。.;]/.test(folded.charAt(to - 1)) ? to - 1 : to);

function joined(readings: readonly Reading[]): Reading | undefined {
  const [first] = readings;
  if (!first || readings.length === 1) return first;
  const all = (role: 'lead' | 'cooperating' | 'responsible' | 'guiding') =>
    readings.flatMap((reading) => reading[role]);
  return {
    lead: all('lead'),
    cooperating: all('cooperating'),
    responsible: all('responsible'),
    guiding: all('guiding'),
    deadline: readings.find(({ deadline }) => deadline)?.deadline,
    isSameAsBefore: readings.some(({ isSameAsBefore }) => isSameAsBefore),
    saysRole: true,
    bad: readings.find(({ bad }) => bad)?.bad,
    hasEmptyName: readings.some(({ hasEmptyName }) => hasEmptyName),
  };
}
