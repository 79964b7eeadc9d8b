import type { Clause } from './clause.ts';
import { trimmed, type Line } from './lines.ts';
import { readMark } from './marks.ts';
import type { Reading } from './role-grammar.ts';
import { unitsIn, type Unit } from './role-list.ts';
import type { Source } from './source.ts';
import { statementsIn } from './rule-words.ts';
import type { RuleKind, Span } from './types.ts';

/**
 * What a document says once for several tasks: who of a list leads (“列第一位者为牵头单位，下同”, a
 * star), or who has a part in every task (“以下各项均需各县落实，不再列出”).
 */
export interface DocumentRule {
  readonly kind: RuleKind;
  /** The sentence, and its line. */
  readonly quote: string;
  readonly line: number;
  readonly span: Span;
  /** Holds for tasks that end here or later. */
  readonly from: number;
  /** Who has a part in every task from there on (`standing`). */
  readonly units: readonly Unit[];
}

/** Agencies of a task after the rules, and the kinds of rule that made the difference. */
export interface Assigned {
  readonly lead: readonly Unit[];
  readonly cooperating: readonly Unit[];
  readonly responsible: readonly Unit[];
  readonly rules: readonly RuleKind[];
}

/** Finds the rules in clauses, letter, notes and table heads; one of each kind at a place. */
export function findRules(
  source: Source,
  lines: readonly Line[],
  clauses: readonly Clause[],
): DocumentRule[] {
  const { text, folded } = source;
  let next = 0;
  return lines.flatMap((line) =>
    statementsIn(folded, [line.start, line.end]).flatMap(({ kind, from, to }): DocumentRule[] => {
      while (next < clauses.length && (clauses[next] as Clause).span[1] < from) next += 1;
      const holder = clauses[next];
      const inClause = holder !== undefined && holder.span[0] <= from;
      const span = trimmed(folded, from === line.start ? from + numberAt(folded, line) : from, to);
      const units = kind === 'standing' ? standingUnits(source, span) : [];
      if (kind === 'standing' && units.length === 0) return [];
      return [
        {
          kind,
          quote: text.slice(...span),
          line: line.number,
          span,
          from: inClause ? holder.span[0] : 0,
          units: inClause ? inFull(units, holder.reading) : units,
        },
      ];
    }),
  );
}

/** How long the number is that a line begins with. */
const numberAt = (folded: string, { start, end }: Line): number =>
  readMark(folded.slice(start, Math.min(end, start + 24)), Number.NaN)?.length ?? 0;

/** Between 均需 and 落实: those whom the sentence means. */
function standingUnits(source: Source, [start, end]: Span): Unit[] {
  const words = source.folded.slice(start, end);
  const opened =
    /(?:均|都|皆)?(?:涉及|需要?|由|须|应由|要)(?:由)?|(?:均|都|皆)(?:为|包括|含)?/.exec(words);
  const from = opened ? opened.index + opened[0].length : 0;
  const rest = words.slice(from);
  const closed =
    /(?:按(?:照)?职责(?:分工)?)?(?:(?:共同|分别|组织|抓好|具体|认真)*(?:落实|负责|配合|参与|实施|参加|承担|执行)|为(?:责任|配合|共同责任)单位|,?(?:以下|下同)?(?:均|都)?不)/.exec(
      rest,
    );
  const to = closed ? closed.index : rest.length;
  const names = unitsOfList(source, [start + from, start + from + to]);
  if (names.length > 0) return names;
  const isFor = /(?:均|都|皆)(?:为|是)/.exec(words);
  return isFor ? unitsOfList(source, [start, start + isFor.index]) : [];
}

function unitsOfList(source: Source, [start, end]: Span): Unit[] {
  const { folded } = source;
  const units: Unit[] = [];
  let depth = 0;
  let from = start;
  for (let at = start; at <= end; at += 1) {
    const character = at < end ? folded.charAt(at) : ',';
    if (character === '(') depth += 1;
    if (character === ')') depth -= 1;
    if (at < end && (depth > 0 || !/[、,;]/.test(character))) continue;
    units.push(...unitsIn(source, [from, at], 0));
    from = at + 1;
  }
  return units.filter(
    ({ folded: name, looks }) =>
      looks.isUnit &&
      !/^(?:.{0,12}的)?(?:共同)?(?:责任|牵头|配合|落实|实施)(?:单位|部门)$/.test(name),
  );
}

/** “各县区、功能区” are those whose full names the same clause has just listed. */
function inFull(units: readonly Unit[], { responsible, cooperating, lead }: Reading): Unit[] {
  const listed = [...responsible, ...cooperating, ...lead];
  return units.map(
    (unit) =>
      listed.find(({ folded }) => folded !== unit.folded && folded.includes(unit.folded)) ?? unit,
  );
}

/** “以下各项…” speaks of the tasks after the one it stands in. */
const LATER = /^(?:以下|下列|后续|其余|其他)/;

/** Applies the rules that hold at `at` to what a clause says. */
export function assign(reading: Reading, rules: readonly DocumentRule[], at: number): Assigned {
  const holding = rules.filter(({ from }) => from <= at);
  const { responsible, guiding } = reading;
  const used: RuleKind[] = [];
  let { lead, cooperating } = reading;
  let joint: readonly Unit[] = responsible;
  if (lead.length > 0) {
    cooperating = [...cooperating, ...joint, ...guiding];
    joint = [];
  } else if (responsible.length > 0) {
    const leads = leadsBy(responsible, holding);
    if (leads) {
      used.push(leads.kind);
      lead = leads.units;
      cooperating = [
        ...responsible.filter((unit) => !leads.units.includes(unit)),
        ...cooperating,
        ...guiding,
      ];
      joint = [];
    } else cooperating = [...cooperating, ...guiding];
  } else joint = guiding;
  const standing = holding
    .filter(({ kind, span, quote }) => kind === 'standing' && (span[0] < at || !LATER.test(quote)))
    .flatMap(({ units }) => units);
  if (standing.length === 0) return { lead, cooperating, responsible: joint, rules: used };
  const named = new Set([...lead, ...cooperating, ...joint].map(({ folded }) => folded));
  const added = standing.filter(({ folded }) => !named.has(folded));
  if (added.length > 0) {
    used.push('standing');
    if (lead.length > 0) cooperating = [...cooperating, ...added];
    else joint = [...joint, ...added];
  }
  return { lead, cooperating, responsible: joint, rules: used };
}

/** Who of those held responsible leads, by the rule of the document. */
function leadsBy(
  units: readonly Unit[],
  rules: readonly DocumentRule[],
): { kind: RuleKind; units: readonly Unit[] } | undefined {
  const kinds = new Set(rules.map(({ kind }) => kind));
  const starred = units.filter(({ isStarred }) => isStarred);
  if (kinds.has('star_leads') && starred.length > 0) return { kind: 'star_leads', units: starred };
  const [first] = units;
  if (!first) return undefined;
  if (kinds.has('before_comma_leads')) {
    const leads = units.filter(({ group }) => group === first.group);
    return { kind: 'before_comma_leads', units: leads };
  }
  if (kinds.has('first_listed_leads')) return { kind: 'first_listed_leads', units: [first] };
  return undefined;
}
