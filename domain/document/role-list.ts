import { trimmed } from './lines.ts';
import { STAR } from './role-words.ts';
import type { KnownNames, Looks, Source } from './source.ts';
import { NOBODY, conjunctionIn, englishAnd, openEnd } from './unit-names.ts';
import type { Span } from './types.ts';

/** A name of a list, as printed but for line breaks, stars and what it shares with its neighbours. */
export interface Unit {
  readonly name: string;
  /** The same folded, for comparing. */
  readonly folded: string;
  /** How many commas stand before it in its clause: a comma begins a new group. */
  readonly group: number;
  readonly isStarred: boolean;
  readonly looks: Looks;
}

/** A stretch of a clause between two separators. */
export interface Item {
  readonly span: Span;
  /** The separator before it; '' for the first. */
  readonly after: string;
}

/** What is longer between two separators is no list of names. */
const LONGEST = 500;

/** The stretches between separators; those in brackets, or in one name, part nothing. */
export function itemsOf(folded: string, [start, end]: Span, whole: readonly Span[]): Item[] {
  const items: Item[] = [];
  let depth = 0;
  let from = start;
  let after = '';
  let next = 0;
  for (let at = start; at < end; at += 1) {
    const code = folded.charCodeAt(at);
    if (code === OPENS) depth += 1;
    else if (code === CLOSES) depth = Math.max(0, depth - 1);
    else if (depth === 0 && isSeparator(code)) {
      while (next < whole.length && (whole[next] as Span)[1] <= at) next += 1;
      if (at >= ((whole[next] as Span | undefined)?.[0] ?? end)) continue;
      items.push({ span: trimmed(folded, from, at), after });
      after = folded.charAt(at);
      from = at + 1;
    }
  }
  items.push({ span: trimmed(folded, from, end), after });
  return items;
}

const OPENS = 0x28;
const CLOSES = 0x29;

function isSeparator(code: number): boolean {
  switch (code) {
    case 0x3001: // 、
    case 0x2c: // ,
    case 0x3b: // ;
    case 0x3002: // 。
    case 0x09:
    case 0x7c: // |
      return true;
    default:
      return false;
  }
}

/** The units that one stretch names: conjunctions and 等 part them. */
export function unitsIn(source: Source, span: Span, group: number): Unit[] {
  const { folded } = source;
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
    else units.push(unitAt(source, [from, to], group));
  }
  return units;
}

function unitAt({ text, folded, names }: Source, [from, to]: Span, group: number): Unit {
  const isStarred = STAR.test(folded.slice(from, to));
  const [start, end] = isStarred ? withoutStar(folded, from, to) : [from, to];
  const article = /^the /i.exec(folded.slice(start, end))?.[0].length ?? 0;
  const words = oneLine(folded.slice(start + article, end));
  return {
    name: oneLine(text.slice(start + article, end)),
    folded: words,
    group,
    isStarred,
    looks: names.looksOf(words),
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
export function withSharedSuffix(units: readonly Unit[], names: KnownNames): readonly Unit[] {
  if (!units.some(({ looks }) => looks.isBarePlace)) return units;
  const shared = [...units];
  for (let at = shared.length - 2; at >= 0; at -= 1) {
    const unit = shared[at] as Unit;
    const next = shared[at + 1] as Unit;
    const suffix = unit.looks.isBarePlace ? next.looks.sharedSuffix : '';
    if (suffix === '' || unit.group !== next.group) continue;
    const folded = unit.folded + suffix;
    shared[at] = { ...unit, name: unit.name + suffix, folded, looks: names.looksOf(folded) };
  }
  return shared;
}
