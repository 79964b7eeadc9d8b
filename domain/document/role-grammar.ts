import { trimmed } from './lines.ts';
import { NAME_LENGTH } from './notation.ts';
import {
  NOTE,
  NOT_IN_NAME,
  SAME,
  SPACED,
  STRIPPED_LEADER,
  isPlainName,
  labelAtStart,
} from './plain-name.ts';
import { itemsOf, unitsIn, withSharedSuffix, type Item, type Unit } from './role-list.ts';
import { LABEL_START, TOGETHER, labelOf, suffixOf, type Label, type Role } from './role-words.ts';
import { statementAt } from './rule-words.ts';
import type { KnownNames, Source } from './source.ts';
import { ONE_NAME } from './unit-names.ts';
import type { Span } from './types.ts';

/** What one clause says of who does a task, before the rules of the document are applied. */
export interface Reading {
  readonly lead: readonly Unit[];
  readonly cooperating: readonly Unit[];
  /** Those of whom the clause says no more than that they are responsible. */
  readonly responsible: readonly Unit[];
  readonly guiding: readonly Unit[];
  /** Where its words on a time limit stand, if it has any. */
  readonly deadline: Span | undefined;
  /** “同上”: the same agencies as the task before. */
  readonly isSameAsBefore: boolean;
  /** Whether a label or a phrase said what the names are for. */
  readonly saysRole: boolean;
  /** The first name that cannot be one, with where it stands. */
  readonly bad: Span | undefined;
  /** Two separators with nothing between them. */
  readonly hasEmptyName: boolean;
}

/** Reads a clause; `initial` is what a label before it, or the head of its column, has said. */
export function readClause(source: Source, span: Span, initial?: Label | undefined): Reading {
  const { folded } = source;
  const reader = new ClauseReader(source, initial);
  for (const stretch of withoutRule(folded, span))
    for (const item of itemsOf(folded, stretch, severalInOne(folded, stretch))) reader.take(item);
  return reader.end();
}

/** Where names stand that 、 does not part. */
function severalInOne(folded: string, [start, end]: Span): Span[] {
  const words = folded.slice(start, end);
  if (!MAY_BE_ONE_NAME.test(words)) return [];
  return [...words.matchAll(ONE_NAME)].map(({ index, 0: name }): Span => [
    start + index,
    start + index + name.length,
  ]);
}

/** 、 between two kinds of places, as in “各市、县、区”. */
const MAY_BE_ONE_NAME = /[省市州县区盟旗镇乡)]、[自直计省市州县区盟旗镇乡街新开园]/;

/** A rule that is stated among the names is none of them: “甲局（列首位的为牵头单位，下同）、乙局”. */
function withoutRule(folded: string, [start, stop]: Span): Span[] {
  const rule = statementAt(folded, [start, stop]);
  if (!rule) return [[start, stop]];
  let end = rule.from;
  while (end > start && /[( ]/.test(folded.charAt(end - 1))) end -= 1;
  const isBracketed = end < rule.from && folded.charAt(rule.to) === ')' && rule.to < stop;
  return isBracketed
    ? [
        [start, end],
        [rule.to + 1, stop],
      ]
    : [[start, end]];
}

class ClauseReader {
  private readonly by: Record<Role, Unit[]> = {
    lead: [],
    cooperating: [],
    responsible: [],
    guiding: [],
  };
  private pending: Unit[] = [];
  private pendingBad: Span | undefined;
  private bad: Span | undefined;
  private group = 0;
  private deadline: Span | undefined;
  private isSame = false;
  private saysRole: boolean;
  private hasEmptyName = false;
  private label: Label | undefined;
  private readonly source: Source;
  private readonly folded: string;
  private readonly known: KnownNames;

  constructor(source: Source, label: Label | undefined) {
    this.source = source;
    this.folded = source.folded;
    this.known = source.names;
    this.label = label;
    this.saysRole = label !== undefined;
  }

  take({ span, after }: Item): void {
    if (after !== '' && after !== '、') this.group += 1;
    let [from] = span;
    const to = span[1];
    if (!this.ignoresNames() && this.plainName(from, to)) return;
    for (let length = this.labelAt(from, to); length > 0; length = this.labelAt(from, to))
      [from] = trimmed(this.folded, from + length, to);
    if (from < to) this.words([from, to]);
    else if (after === '、' || (from === span[0] && after !== '')) this.hasEmptyName = true;
  }

  end(): Reading {
    this.flush(undefined);
    const { lead, cooperating, responsible, guiding } = this.by;
    return {
      lead,
      cooperating,
      responsible,
      guiding,
      deadline: this.deadline,
      isSameAsBefore: this.isSame,
      saysRole: this.saysRole,
      bad: this.bad,
      hasEmptyName: this.hasEmptyName,
    };
  }

  /** Takes a label that stands here; its length, or 0. */
  private labelAt(from: number, to: number): number {
    const words = this.folded.slice(from, Math.min(to, from + 60));
    const found = labelAtStart(words);
    if (!found) return 0;
    this.flush(undefined);
    this.label = found.label;
    this.saysRole = true;
    return found.length;
  }

  /** Takes a name that needs no grammar. */
  private plainName(from: number, to: number): boolean {
    if (from >= to || to - from > NAME_LENGTH) return false;
    const plain = this.known.plainName(this.source, from, to, isPlainName);
    if (!plain) return false;
    const { name, folded, looks } = plain;
    this.pending.push({ name, folded, group: this.group, isStarred: false, looks });
    return true;
  }

  private ignoresNames(): boolean {
    return this.label === 'deadline' || this.label === 'person' || this.label === 'other';
  }

  private words([from, to]: Span): void {
    if (this.label === 'deadline') {
      this.deadline ??= [from, to];
      return;
    }
    if (this.label === 'person' || this.label === 'other') return;
    const words = this.folded.slice(from, to);
    if (SAME.test(words)) {
      this.isSame = true;
      return;
    }
    const spaced = this.spacedNames(from, to);
    if (spaced) {
      for (const part of spaced) this.take({ span: part, after: '' });
      return;
    }
    const leader = STRIPPED_LEADER.exec(words)?.[0].length ?? 0;
    const together = TOGETHER.exec(words);
    if (together) {
      const middle = from + together.index;
      this.names([from + (together.index === 0 ? 0 : leader), middle]);
      this.flush('lead');
      this.saysRole = true;
      this.rolesAfter([middle + together[0].length, to], 'cooperating');
      return;
    }
    this.rolesAfter([from + (this.mayStrip(words, leader) ? leader : 0), to], undefined);
  }

  /** “并” and “由” are no part of a name, unless what is left would be none. */
  private mayStrip(words: string, leader: number): boolean {
    return leader > 0 && words.length - leader > 1;
  }

  /** Names, and the phrase behind them, which says their role unless `known` does. */
  private rolesAfter([from, to]: Span, known: Role | undefined): void {
    const suffix = suffixOf(this.folded.slice(from, to));
    if (!suffix) {
      this.names([from, to]);
      if (known) this.label = known;
      return;
    }
    this.saysRole = true;
    this.names([from, from + suffix.from]);
    this.flush(known ?? suffix.role);
  }

  /** “甲局 乙局 丙局”: the names apart, where a blank parts Chinese names. */
  private spacedNames(from: number, to: number): Span[] | undefined {
    const words = this.folded.slice(from, to);
    if (!SPACED.test(words) || words.length > 2000) return undefined;
    const parts: Span[] = [];
    let depth = 0;
    let start = from;
    for (let at = from; at <= to; at += 1) {
      const character = this.folded.charAt(at);
      if (character === '(') depth += 1;
      if (character === ')') depth -= 1;
      if (at < to && (character !== ' ' || depth > 0)) continue;
      if (at > start) parts.push([start, at]);
      start = at + 1;
    }
    const apart = parts.filter(([a, b]) => b - a > 2);
    const isLabelled = parts.some(([a, b]) => LABEL_START.test(this.folded.slice(a, b)));
    return parts.length > 1 && (isLabelled || apart.length === parts.length) ? parts : undefined;
  }

  private names(span: Span): void {
    if (this.plainName(...trimmed(this.folded, ...span))) return;
    for (const unit of unitsIn(this.source, span, this.group)) {
      const inner = /\(([^()]*)\)$/.exec(unit.folded);
      const role = inner && roleIn(inner[1] ?? '');
      if (inner && role) {
        const length = unit.folded.length - inner[0].length;
        const folded = unit.folded.slice(0, length).trim();
        this.by[role].push({
          ...unit,
          name: unit.name.slice(0, length).trim(),
          folded,
          looks: this.known.looksOf(folded),
        });
        this.saysRole = true;
        continue;
      }
      const isBad = unit.folded.length > NAME_LENGTH * 2 || NOT_IN_NAME.test(unit.folded);
      const isNote = NOTE.test(unit.folded) && !unit.looks.isUnit;
      if (isNote && this.hasNames()) continue;
      if (isBad || isNote) this.pendingBad ??= span;
      else this.pending.push(unit);
    }
  }

  private hasNames(): boolean {
    return this.pending.length > 0 || Object.values(this.by).some((units) => units.length > 0);
  }

  /** What was named since the last phrase or label has this role, or else the label's. */
  private flush(role: Role | undefined): void {
    this.bad ??= this.pendingBad;
    this.pendingBad = undefined;
    const units = withSharedSuffix(this.takePending(role), this.known);
    const list = this.by[role ?? this.impliedRole()];
    for (const unit of units) list.push(unit);
  }

  /**
   * “甲局，乙局、丙局配合”: who stands before the comma does it, and only those behind it take part,
   * where nobody else is named to do it.
   */
  private takePending(role: Role | undefined): readonly Unit[] {
    const { pending } = this;
    this.pending = [];
    const first = pending[0]?.group;
    const isAlone = !this.hasLabel() && this.by.lead.length + this.by.responsible.length === 0;
    if (role !== 'cooperating' || !isAlone || pending.at(-1)?.group === first) return pending;
    const before = pending.filter(({ group }) => group === first);
    this.by.responsible.push(...withSharedSuffix(before, this.known));
    return pending.filter(({ group }) => group !== first);
  }

  private hasLabel(): boolean {
    return this.label !== undefined && this.label !== 'deadline';
  }

  private impliedRole(): Role {
    const { label } = this;
    if (
      label === 'lead' ||
      label === 'cooperating' ||
      label === 'responsible' ||
      label === 'guiding'
    )
      return label;
    return this.by.lead.length > 0 ? 'cooperating' : 'responsible';
  }
}

/** “甲局（牵头）”, “乙局（配合单位）”: what the bracket says of its name. */
function roleIn(words: string): Role | undefined {
  if (words.length > 8) return undefined;
  const label = labelOf(words);
  if (label === 'lead' || label === 'cooperating') return label;
  return undefined;
}
