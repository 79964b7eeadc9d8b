/**
 * What a character that nobody sees does to a text: turns the order of what is read (`order`), joins or
 * parts what looks whole (`invisible`), is no character of a text at all (`control`), or stands where
 * one was lost (`broken`: the text came in another encoding).
 */
export type HiddenKind = 'order' | 'invisible' | 'control' | 'broken';

/** One of them, in its place. */
export interface Hidden {
  kind: HiddenKind;
  /** Its code point as Unicode writes it: `U+202E`. */
  code: string;
  /** From 1. */
  line: number;
  /** In its line, in characters, from 1. */
  column: number;
  /** What stands around it, with a mark in the place of what is not seen. */
  around: string;
}

/** All marks by which Unicode turns the order of writing (its annex 9). */
const ORDER = '\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069';
/** Seen by nobody, and part of no script that is written here; fillers of Hangul and tags among them. */
const INVISIBLE =
  '\\u00ad\\u034f\\u115f\\u1160\\u17b4\\u17b5\\u200b-\\u200d\\u2060-\\u2065\\u206a-\\u206f\\u3164\\ufeff\\uffa0\\ufff0-\\ufffb\\u{e0000}-\\u{e007f}';
/** But tab, line feed, return, and the line and page breaks that word processors paste. */
const CONTROL = '\\u0000-\\u0008\\u000e-\\u001f\\u007f-\\u009f\\ufffe\\uffff\\p{Surrogate}';
const HIDDEN = new RegExp(`[${ORDER}${INVISIBLE}${CONTROL}\\ufffd]`, 'u');
const ALL_HIDDEN = new RegExp(HIDDEN, 'gu');
const IS_ORDER = new RegExp(`[${ORDER}]`, 'u');
const IS_CONTROL = new RegExp(`[${CONTROL}]`, 'u');

/** Joiners shape letters of these scripts, and make one picture of several. */
const JOINER = /[\u200c\u200d]/;
const JOINED =
  /[\p{Script=Mongolian}\p{Script=Arabic}\p{Script=Tibetan}\p{Extended_Pictographic}\ufe0f\u{1f3fb}-\u{1f3ff}]$/u;

/** Whether the character at an index shapes what stands before it, and is no secret. */
const isShaping = (text: string, index: number): boolean =>
  JOINER.test(text[index] ?? '') && JOINED.test(text.slice(Math.max(0, index - 2), index));

const EXCERPT = 12;
const codeOf = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

/** Whether there is anything in a text that nobody sees. Linear, and quick where there is nothing. */
export const hasHidden = (text: string): boolean =>
  HIDDEN.test(text) && !firstHidden(text, 1).next().done;

/** The first characters of a text that nobody sees, in their order; `most` of them. */
export const hiddenIn = (text: string, most = 5): Hidden[] => [...firstHidden(text, most)];

function* firstHidden(text: string, most: number): Generator<Hidden> {
  let found = 0;
  let [line, lineAt, counted] = [1, 0, 0];
  for (const { 0: character, index } of text.matchAll(ALL_HIDDEN)) {
    if (isShaping(text, index)) continue;
    for (let next = text.indexOf('\n', counted); next >= 0 && next < index;) {
      [line, lineAt] = [line + 1, next + 1];
      next = text.indexOf('\n', next + 1);
    }
    counted = index;
    const before = text.slice(Math.max(lineAt, index - EXCERPT), index);
    const [after = ''] = text.slice(index + character.length, index + EXCERPT).split('\n', 1);
    yield {
      kind: kindOf(character),
      code: codeOf(character),
      line,
      column: [...text.slice(lineAt, index)].length + 1,
      around: showHidden(before + character + after),
    };
    found += 1;
    if (found === most) return;
  }
}

function kindOf(character: string): HiddenKind {
  if (character === '\ufffd') return 'broken';
  if (IS_ORDER.test(character)) return 'order';
  return IS_CONTROL.test(character) ? 'control' : 'invisible';
}

/** A text with a mark in the place of whatever nobody sees: `⟦U+202E⟧`. For pages, messages and logs. */
export const showHidden = (text: string): string =>
  replaced(text, (character) => `⟦${codeOf(character)}⟧`);

/** A text without what nobody sees. */
export const withoutHidden = (text: string): string => replaced(text, () => '');

const replaced = (text: string, by: (character: string) => string): string =>
  text.replaceAll(ALL_HIDDEN, (character, index: number) =>
    isShaping(text, index) ? character : by(character),
  );
