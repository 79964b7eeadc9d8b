import { readChineseNumeral } from './numerals.ts';

/** The notations in which a notice numbers its parts; each is a level of its own. */
export type MarkKind =
  | 'part' // 第一部分
  | 'chapter' // 第一章
  | 'section' // 第一节
  | 'article' // 第一条
  | 'numeral' // 一、
  | 'bracketed_numeral' // （一）
  | 'figure' // 1.
  | 'bracketed_figure' // （1）
  | 'half_bracketed_figure' // 1）
  | 'circled' // ①
  | 'decimal' // 1.1
  | 'goal' // Goal 1:
  | 'action'; // Action 1.1:

/** What a line, or a part of a line, begins with. */
export interface Mark {
  readonly kind: MarkKind;
  /** Its place in its row; undefined where a Chinese numeral is none (“十十”). */
  readonly number: number | undefined;
  /** Offsets in the line of what is printed of the number, without the dot or 、 after it. */
  readonly printed: readonly [from: number, to: number];
  /** How many characters stand before the line's own words. */
  readonly length: number;
}

const NUMERAL = '[零〇一二三四五六七八九十百千万]{1,16}';
const PART = new RegExp(`^第 ?(${NUMERAL}|\\d{1,4}) ?(部分|篇|章|节|条)[:、.]? {0,8}`);
const BRACKETED = new RegExp(`^\\( ?(${NUMERAL}|\\d{1,4}) ?\\)[、.]? {0,8}`);
const PLAIN_NUMERAL = new RegExp(`^(${NUMERAL}) ?[、.,] ?`);
const FIGURE = /^(\d{1,8}) {0,8}[、.] {0,8}/;
/** “2 做事”, only where 2 is due. */
const SPACED = /^(\d{1,3}) {1,4}(?=[\u4e00-\u9fff])/;
const HALF_BRACKETED = /^(\d{1,3})\) {0,8}/;
const CIRCLED = /^[\u2460-\u2473] {0,8}/;
const DECIMAL = /^(\d{1,3}(?:\.\d{1,3}){1,3})(?:[、.](?!\d)|(?=[ \t]))[ \t]{0,8}/;
const ENGLISH =
  /^(Action|Task|Measure|Recommendation|Commitment|Initiative|Activity|Item|Step|Goal|Objective|Priority|Theme|Pillar|Part|Chapter|Section) {1,3}(\d{1,3}(?:\.\d{1,3}){0,3})(?:[.:)]|(?= ?[-\u2013\u2014:\n]| [A-Z]|$)) {0,3}(?:[-\u2013\u2014:] {0,3})?/i;
const CONTAINERS = /^(?:Goal|Objective|Priority|Theme|Pillar|Part|Chapter|Section)$/i;

const PART_KINDS: Readonly<Record<string, MarkKind>> = {
  部分: 'part',
  篇: 'part',
  章: 'chapter',
  节: 'section',
  条: 'article',
};

/**
 * The number at the beginning of a (folded) line. `nextFigure` is the number the row of figures is
 * at: “3.5” is a decimal, “3.3G” a figure only where 3 is due.
 */
export function readMark(line: string, nextFigure: number): Mark | undefined {
  const first = line.charAt(0);
  if (first === '第') return partMark(line);
  if (first === '(') return bracketedMark(line);
  if (first >= '0' && first <= '9') return figureMark(line, nextFigure);
  if (first >= '\u2460' && first <= '\u2473') {
    const length = CIRCLED.exec(line)?.[0].length ?? 1;
    return { kind: 'circled', number: first.charCodeAt(0) - 0x245f, printed: [0, 1], length };
  }
  if (/[A-Za-z]/.test(first)) return englishMark(line);
  const numeral = PLAIN_NUMERAL.exec(line);
  if (!numeral) return undefined;
  const [all, written = ''] = numeral;
  return {
    kind: 'numeral',
    number: readChineseNumeral(written),
    printed: [0, written.length],
    length: all.length,
  };
}

function partMark(line: string): Mark | undefined {
  const match = PART.exec(line);
  if (!match) return undefined;
  const [all, number = '', unit = ''] = match;
  const printed = all.indexOf(unit) + unit.length;
  return {
    kind: PART_KINDS[unit] ?? 'part',
    number: valueOf(number),
    printed: [0, printed],
    length: all.length,
  };
}

function bracketedMark(line: string): Mark | undefined {
  const match = BRACKETED.exec(line);
  if (!match) return undefined;
  const [all, number = ''] = match;
  return {
    kind: /\d/.test(number) ? 'bracketed_figure' : 'bracketed_numeral',
    number: valueOf(number),
    printed: [0, all.indexOf(')') + 1],
    length: all.length,
  };
}

function figureMark(line: string, next: number): Mark | undefined {
  const decimal = DECIMAL.exec(line);
  if (decimal) {
    const [all, number = ''] = decimal;
    const last = Number(number.split('.').at(-1));
    return { kind: 'decimal', number: last, printed: [0, number.length], length: all.length };
  }
  const figure = FIGURE.exec(line);
  if (figure) {
    const [all, digits = ''] = figure;
    const number = Number(digits);
    const isDecimal = /[.]$/.test(all) && /\d/.test(line.charAt(all.length));
    if (isDecimal && number !== next) return undefined;
    return { kind: 'figure', number, printed: [0, digits.length], length: all.length };
  }
  const spaced = SPACED.exec(line);
  if (spaced && Number(spaced[1]) === next) {
    const printed = (spaced[1] ?? '').length;
    return { kind: 'figure', number: next, printed: [0, printed], length: spaced[0].length };
  }
  const half = HALF_BRACKETED.exec(line);
  if (!half) return undefined;
  const [all, digits = ''] = half;
  return {
    kind: 'half_bracketed_figure',
    number: Number(digits),
    printed: [0, digits.length],
    length: all.length,
  };
}

function englishMark(line: string): Mark | undefined {
  const match = ENGLISH.exec(line);
  if (!match) return undefined;
  const [all, word = '', number = ''] = match;
  const from = all.indexOf(number, word.length);
  return {
    kind: CONTAINERS.test(word) ? 'goal' : 'action',
    number: Number(number.split('.').at(-1)),
    printed: [from, from + number.length],
    length: all.length,
  };
}

const valueOf = (written: string): number | undefined =>
  /^\d/.test(written) ? Number(written) : readChineseNumeral(written);
