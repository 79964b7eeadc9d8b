import { bracketPairs } from './brackets.ts';
import { isNames, type Clause } from './clause.ts';
import type { Line } from './lines.ts';
import { readClause } from './role-grammar.ts';
import type { Source } from './source.ts';
import type { FoundTask } from './tasks.ts';
import type { Span } from './types.ts';

/**
 * “由甲厅牵头，乙委配合。”: a last sentence that says no more than who does it. Only for words that are a
 * task in any case, for running text speaks like this too.
 */
export function sentenceClause(
  source: Source,
  { start, end }: Pick<Line, 'start' | 'end'>,
): Clause[] {
  const words = source.folded.slice(start, end);
  const last = /(?<=[。;])([^。;]{4,300})。?$/.exec(words);
  if (!last?.[1] || !/^由|牵头|主办/.test(last[1])) return [];
  const from = start + last.index;
  const inner: Span = [from, from + last[1].length];
  const reading = readClause(source, inner);
  return reading.saysRole && !reading.bad && isNames(reading, 1)
    ? [{ span: [from, end], inner, reading, isLabelled: false }]
    : [];
}

/** A task without a clause, with that of its last sentence, or else one in the middle of a sentence. */
export function withSentence(source: Source, task: FoundTask): FoundTask {
  const [start, end] = task.span;
  const [last] = sentenceClause(source, { start, end });
  if (last) return { ...task, span: [start, last.span[0]], clauses: [last] };
  const inside = bracketPairs(source.folded, [{ number: task.line, start, end }]).flatMap(
    ([open, close]): Clause[] => {
      const inner: Span = [open + 1, close];
      const reading = readClause(source, inner);
      return reading.saysRole && !reading.bad && isNames(reading, 1)
        ? [{ span: [open, close + 1], inner, reading, isLabelled: false }]
        : [];
    },
  );
  return { ...task, clauses: inside.slice(0, 1) };
}
