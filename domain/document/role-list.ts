import { trimmed } from './lines.ts';
import { STAR } from './role-words.ts';
import {
  NOBODY,
  conjunctionIn,
  englishAnd,
  isBarePlace,
  openEnd,
  sharedSuffix,
} from './unit-names.ts';
import type { Span } from './types.ts';

/** A name of a list, as printed but for line breaks, stars and what it shares with its neighbours. */
export interface Unit {
  readonly name: string;
  /** The same folded, for comparing. */
  readonly folded: string;
  /** How many commas stand before it in its clause: a comma begins a new group. */
  readonly group: number;
  readonly isStarred: boolean;
}

/** A stretch of a clause between two separators. */
export interface Item {
  readonly span: Span;
  /** The separator before it; '' for the first. */
  readonly after: string;
}

/** What is longer between two separators is no list of names. */
const LONGEST = 500;
const SEPARATORS = /[、,;。\t|]/;

/** The stretches between separators, one at a time; those in brackets, or in one name, part nothing. */
export function* itemsOf(
  folded: string,
  [start, end]: Span,
  whole: ReadonlyArray<Span>,
): Generator<Item> {
  let depth = 0;
  let from = start;
  let after = '';
  let next = 0;
  for (let at = start; at <= end; at += 1) {
    while (next < whole.length && (whole[next] as Span)[1] <= at) next += 1;
    const character = at < end ? folded.charAt(at) : ';';
    if (character === '(') depth += 1;
    if (character === ')') depth = Math.max(0, depth - 1);
    const isInside =
      at < end && (depth > 0 || at >= ((whole[next] as Span | undefined)?.[0] ?? end));
    if (isInside || !SEPARATORS.test(character)) continue;
    yield { span: trimmed(folded, from, at), after };
    after = character;
    from = at + 1;
  }
}

/** The units that one stretch names: conjunctions and 等 part them. */
export function unitsIn(text: string, folded: string, span: Span, group: number): Unit[] {
  const units: Unit[] = [];
  const rest: Span[] = [span];
  for (let part = rest.pop(); part !== undefined; part = rest.pop()) {
    const [from, to] = trimmed(folded, ...part);
    const words = folded.slice(from, to);
    if (words === '' || NOBODY.test(words)) continue;
    const isName = words.length <= LONGEST;
    const joined = isName ? (conjunctionIn(words) ?? englishAnd(words)) : undefined;
    const open = isName ? openEnd(words) : undefined;
    if (joined) rest.push([from + joined.to, to], [from, from + joined.from]);
    else if (open?.more !== undefined) rest.push([from + open.more, to], [from, from + open.end]);
    else if (open) rest.push([from, from + open.end]);
    else units.push(unitAt(text, folded, [from, to], group));
  }
  return units;
}

function unitAt(text: string, folded: string, [from, to]: Span, group: number): Unit {
  const isStarred = STAR.test(folded.slice(from, to));
  const [start, end] = isStarred ? withoutStar(folded, from, to) : [from, to];
  const article = /^the /i.exec(folded.slice(start, end))?.[0].length ?? 0;
  return {
    name: oneLine(text.slice(start + article, end)),
    folded: oneLine(folded.slice(start + article, end)),
    group,
    isStarred,
  };
}

function withoutStar(folded: string, from: number, to: number): Span {
  const leading = STAR.test(folded.charAt(from));
  return trimmed(folded, leading ? from + 1 : from, leading ? to : to - 1);
}

/** A name without the line breaks inside it. */
export function oneLine(name: string): string {
  return /[\r\n]/.test(name)
    ? name
        .split(/[\r\n]/)
        .map((line) => line.trim())
        .join('')
    : name;
}

/** Gives bare places what the last of their row says for all: “武汉、襄阳市政府”. */
export function withSharedSuffix(units: readonly Unit[]): Unit[] {
  const shared = [...units];
  for (let at = shared.length - 2; at >= 0; at -= 1) {
    const unit = shared[at] as Unit;
    const next = shared[at + 1] as Unit;
    const suffix = isBarePlace(unit.folded) ? sharedSuffix(next.folded) : '';
    if (suffix !== '' && unit.group === next.group)
      shared[at] = { ...unit, name: unit.name + suffix, folded: unit.folded + suffix };
  }
  return shared;
}
