import { ElidedPrefix } from './agency-name.ts';
import { excerpt, tail, type Unreadable } from './errors.ts';
import { trimmed } from './lines.ts';
import { COOPERATE, JOINTLY, LEAD, NAMELESS, NAME_LENGTH, NOT_IN_NAME, fold } from './notation.ts';
import { splitNames } from './name-list.ts';
import type { Span } from './types.ts';

/** The agencies of a closing bracket, elided prefixes put back, as the document calls them. */
export interface Agencies {
  readonly lead: readonly string[];
  readonly cooperating: readonly string[];
}

/** What is wrong, before its line is known. */
export type Problem = Omit<Unreadable, 'line'>;

const NOTATION = 'a closing bracket like “（甲、乙牵头，丙、丁配合）” or “（甲牵头）”';

/** Reads what stands between the brackets that close a task; `span` excludes the brackets. */
export function readBracket(text: string, folded: string, span: Span): Agencies | Problem {
  const [start, end] = trimmed(folded, ...span);
  const content = folded.slice(start, end);
  const lead = content.indexOf(LEAD);
  if (lead < 0)
    return {
      code: 'no_lead',
      found: `“（${excerpt(text.slice(start, end)).slice(1, -1)}）”, which names no lead agency (牵头)`,
      expected: NOTATION,
    };
  const prefix = new ElidedPrefix();
  const leads = readList(text, folded, [start, start + lead], LEAD, prefix);
  if ('code' in leads) return leads;
  const after = lead + LEAD.length;
  if (after === content.length) return { lead: leads.names, cooperating: [] };
  return readCooperating(text, folded, [start + after, end], leads.names, prefix);
}

function readCooperating(
  text: string,
  folded: string,
  [start, end]: Span,
  lead: readonly string[],
  prefix: ElidedPrefix,
): Agencies | Problem {
  const [from] = trimmed(folded, start, end);
  const list = from + 1;
  if (!/[,;、]/.test(folded.charAt(from)) || !folded.slice(list, end).endsWith(COOPERATE))
    return {
      code: 'bracket_not_understood',
      found: `${tail(text.slice(start, end))} after 牵头`,
      expected: `nothing, or a comma and a list that ends in 配合, as in ${NOTATION}`,
    };
  prefix.startGroup();
  const cooperating = readList(text, folded, [list, end - COOPERATE.length], COOPERATE, prefix);
  return 'code' in cooperating ? cooperating : { lead, cooperating: cooperating.names };
}

function readList(
  text: string,
  folded: string,
  [start, end]: Span,
  role: string,
  prefix: ElidedPrefix,
): { names: string[] } | Problem {
  const adverb = JOINTLY.exec(folded.slice(Math.max(start, end - 2), end))?.[0].length ?? 0;
  const names: string[] = [];
  let group = 0;
  for (const part of splitNames(text, folded, [start, end - adverb])) {
    const problem = problemOf(part.name, text.slice(start, end) + role);
    if (problem) return problem;
    if (part.group !== group) prefix.startGroup();
    group = part.group;
    names.push(prefix.restore(part.name));
  }
  return { names };
}

function problemOf(name: string, list: string): Problem | undefined {
  if (name === '')
    return {
      code: 'empty_name',
      found: `an empty name in the list ${tail(list)}`,
      expected: 'a name between every two separators, and before 牵头 and 配合',
    };
  if (name.length > NAME_LENGTH || NOT_IN_NAME.test(fold(name)))
    return { code: 'bad_name', found: excerpt(name), expected: 'the name of an agency' };
  if (NAMELESS.test(name))
    return {
      code: 'bad_name',
      found: excerpt(name),
      expected: 'every agency by its name, since each is asked for its own part',
    };
  return undefined;
}
