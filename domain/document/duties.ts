import { readMark } from './marks.ts';
import type { Line } from './lines.ts';
import { ASKS, CAPTION_LENGTH, DUTIES } from './notation.ts';
import { clauses, sentences } from './sentences.ts';
import type { Duty, Span } from './types.ts';

/** What one kind of duty lays hold of in a sentence: its first and its last clause. */
interface Hold {
  readonly duty: (typeof DUTIES)[number];
  readonly first: number;
  readonly last: number;
}

/**
 * What the cover letter orders, in its order. A sentence that orders one thing is quoted whole; one
 * that orders several is divided at its commas: each duty runs from after the one before it to the
 * last clause that speaks of it, the last duty to the end. Captions (“二、加强政策研究。”) order nothing.
 */
export function findDuties(text: string, folded: string, letter: readonly Line[]): Duty[] {
  return letter.flatMap((line) =>
    orders(folded, line).flatMap((sentence) =>
      divide(folded, sentence).map(({ duty: { kind, cadence }, span }) => ({
        kind,
        quote: text.slice(...span),
        span,
        cadence,
      })),
    ),
  );
}

function orders(folded: string, line: Line): Span[] {
  const mark = readMark(folded.slice(line.start, line.end), 0);
  const [first, ...rest] = sentences(folded, [line.start + (mark?.length ?? 0), line.end]).map(
    ({ span }) => span,
  );
  if (!first) return [];
  const isCaption =
    mark &&
    first[1] - first[0] <= CAPTION_LENGTH &&
    clauses(folded, first).length === 1 &&
    !ASKS.test(folded.slice(...first));
  return isCaption ? rest : [first, ...rest];
}

function divide(
  folded: string,
  sentence: Span,
): Array<{ duty: (typeof DUTIES)[number]; span: Span }> {
  const parts = clauses(folded, sentence);
  const holds = DUTIES.flatMap((duty) => holdOf(folded, sentence, parts, duty)).sort(
    (a, b) => a.last - b.last || a.first - b.first,
  );
  let taken = 0;
  return holds.map(({ duty, first, last }, index) => {
    const from = index === 0 ? 0 : Math.min(taken, first);
    const to = index === holds.length - 1 ? parts.length - 1 : last;
    taken = last + 1;
    return { duty, span: [parts[from]?.[0] ?? sentence[0], parts[to]?.[1] ?? sentence[1]] };
  });
}

function holdOf(
  folded: string,
  [start, end]: Span,
  parts: readonly Span[],
  duty: (typeof DUTIES)[number],
): Hold[] {
  const matches = [...folded.slice(start, end).matchAll(duty.pattern)];
  const [match] = matches;
  const final = matches.at(-1);
  if (!match || !final) return [];
  const clauseAt = (offset: number) => parts.findIndex(([, to]) => start + offset < to);
  return [
    {
      duty,
      first: clauseAt(match.index),
      last: clauseAt(final.index + final[0].length - 1),
    },
  ];
}
