/*
 * Most stretches of a document hold nothing of what a pattern looks for: no figure, no month, no
 * bracket. What kinds of characters a stretch holds is told by one walk over it, which costs less
 * than the first step of a regular expression, and answers all the questions at once.
 */

/** Kinds of characters, as bits: each question about a stretch needs at least one of its kind. */
export const DIGIT = 1 << 0;
export const YEAR = 1 << 1;
export const MONTH = 1 << 2;
export const QUARTER = 1 << 3;
/** Of any other time: a week, the end of something, “…日内”. */
export const TIME = 1 << 4;
/** Of a time that is none: 定期, 及时, 经常, 动态. */
export const VAGUE_TIME = 1 << 5;
/** “…前” */
export const BEFORE = 1 << 6;
export const COLON = 1 << 7;
/** Straight double quotes: “"十二五"期间”. */
export const QUOTED = 1 << 8;
export const HAN = 1 << 9;

const KINDS = new Uint16Array(0x10000);
for (const [kind, characters] of [
  [DIGIT, '0123456789'],
  [YEAR, '年'],
  [MONTH, '月'],
  [QUARTER, '季'],
  [TIME, '周旬星底末终内'],
  [VAGUE_TIME, '期时常动'],
  [BEFORE, '前'],
  [COLON, ':'],
  [QUOTED, '"'],
] as const)
  for (const character of characters) mark(character.charCodeAt(0), kind);
for (let code = 0x4e00; code <= 0x9fff; code += 1) mark(code, HAN);

function mark(code: number, kind: number): void {
  KINDS[code] = (KINDS[code] ?? 0) | kind;
}

/** The kinds of a character, by its code. */
export const kindsOf = (code: number): number => KINDS[code] as number;

/** The kinds of all characters of some (folded) words. */
export function signsIn(words: string): number {
  let signs = 0;
  for (let at = 0; at < words.length; at += 1) signs |= kindsOf(words.charCodeAt(at));
  return signs;
}
