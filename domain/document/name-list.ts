import { trimmed } from './lines.ts';
import { LIST_SEPARATOR, NAME_CONJUNCTION, NAME_LENGTH } from './notation.ts';
import type { Span } from './types.ts';

/** A name of a list, with its group. */
export interface ListedName {
  /** Verbatim but for line breaks inside it; empty where two separators meet. */
  readonly name: string;
  /** Counts the commas before it: a comma begins a new group. */
  readonly group: number;
}

/**
 * The names of a list, one at a time and in one pass: 、 separates names, a comma or semicolon
 * groups of them, 和 two names where the first has ended. What is in brackets belongs to its name.
 */
export function* splitNames(
  text: string,
  folded: string,
  [start, end]: Span,
): Generator<ListedName> {
  let group = 0;
  let depth = 0;
  let from = start;
  for (let at = start; at <= end; at += 1) {
    const character = at < end ? folded.charAt(at) : '';
    if (character === '(') depth += 1;
    if (character === ')') depth -= 1;
    if (at < end && (depth > 0 || !LIST_SEPARATOR.test(character))) continue;
    for (const name of conjoined(verbatim(text, folded, [from, at]))) yield { name, group };
    if (character !== '、') group += 1;
    from = at + 1;
  }
}

function conjoined(name: string): string[] {
  return name.length > NAME_LENGTH ? [name] : name.split(NAME_CONJUNCTION);
}

function verbatim(text: string, folded: string, [from, to]: Span): string {
  const name = text.slice(...trimmed(folded, from, to));
  return /[\r\n]/.test(name)
    ? name
        .split(/[\r\n]/)
        .map((line) => line.trim())
        .join('')
    : name;
}
