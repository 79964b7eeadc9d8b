import { isNames, type Clause } from './clause.ts';
import type { Line } from './lines.ts';
import { readClause } from './role-grammar.ts';
import type { FoundTask } from './tasks.ts';
import type { Span } from './types.ts';

/**
 * “由甲厅牵头，乙委配合。”: a last sentence that says no more than who does it. Only for words that are a
 * task in any case, for running text speaks like this too.
 */
export function sentenceClause(
  text: string,
  folded: string,
  { start, end }: Pick<Line, 'start' | 'end'>,
): Clause[] {
  const words = folded.slice(start, end);
  const last = /(?<=[。;])([^。;]{4,300})。?$/.exec(words);
  if (!last?.[1] || !/^由|牵头|主办/.test(last[1])) return [];
  const from = start + last.index;
  const inner: Span = [from, from + last[1].length];
  const reading = readClause(text, folded, inner);
  return reading.saysRole && !reading.bad && isNames(reading, 1)
    ? [{ span: [from, end], inner, reading, isLabelled: false }]
    : [];
}

/** A task without a clause, with that of its last sentence if it has one. */
export function withSentence(text: string, folded: string, task: FoundTask): FoundTask {
  const [clause] = sentenceClause(text, folded, { start: task.span[0], end: task.span[1] });
  return clause ? { ...task, span: [task.span[0], clause.span[0]], clauses: [clause] } : task;
}
