import {
  ACCOMPLISHES,
  BY_PLAN,
  BY_TERM,
  BY_YEAR,
  EVERY_YEAR,
  FIGURE,
  NEXT_FIGURE,
  REACHES,
  fiveYearPlan,
} from './notation.ts';
import { readChineseNumeral } from './numerals.ts';
import { sentences } from './sentences.ts';
import type { Indicator, Span } from './types.ts';

interface Deadline {
  readonly by: number | string;
  /** Offset in the sentence after the words that set it. */
  readonly after: number;
}

/**
 * The targets a task sets: each figure that a verb leads up to (“提高到90%以上”; “分别达到90%和80%”
 * are two), or else what is to be accomplished by a deadline (“到2015年，实现…”). A deadline without
 * either, or a figure that describes (“500千伏”), is no target.
 */
export function findIndicators(
  text: string,
  folded: string,
  task: number,
  span: Span,
): Indicator[] {
  return sentences(folded, span).flatMap((sentence): Indicator[] => {
    const quote = text.slice(...sentence);
    const words = folded.slice(...sentence);
    const deadline = deadlineOf(words);
    const by = deadline?.by ?? (EVERY_YEAR.test(words) ? '每年' : null);
    const figures = figuresOf(words);
    if (figures.length > 0) return figures.map((figure) => ({ task, quote, ...figure, by }));
    const goal = deadline && goalOf(quote, words, deadline.after);
    return goal === undefined ? [] : [{ task, quote, target: goal, unit: null, by }];
  });
}

function deadlineOf(words: string): Deadline | undefined {
  const year = BY_YEAR.exec(words);
  if (year) return { by: Number(year[1] ?? year[2]), after: year.index + year[0].length };
  const plan = BY_PLAN.exec(words);
  const n = plan && readChineseNumeral(plan[1] ?? '');
  if (plan && n) return { by: fiveYearPlan(n).to, after: plan.index + plan[0].length };
  const term = BY_TERM.exec(words);
  const length = term?.[1] ?? term?.[2];
  return term && length ? { by: length, after: term.index + term[0].length } : undefined;
}

function figuresOf(words: string): Array<{ target: number; unit: string }> {
  const figures: Array<{ target: number; unit: string }> = [];
  for (const verb of words.matchAll(REACHES)) {
    let at: number | undefined = verb.index + verb[0].length;
    while (at !== undefined) {
      const figure = matchAt(FIGURE, words, at);
      if (!figure) break;
      figures.push({ target: Number(figure[1]), unit: figure[2] ?? '' });
      const next = matchAt(NEXT_FIGURE, words, at + figure[0].length);
      at = next ? at + figure[0].length + next[0].length : undefined;
    }
  }
  return figures;
}

function goalOf(quote: string, words: string, after: number): string | undefined {
  const skipped = /^[, ]*/.exec(words.slice(after))?.[0].length ?? 0;
  const from = after + skipped;
  const rest = words.slice(from);
  if (!ACCOMPLISHES.test(rest)) return undefined;
  const comma = rest.search(/[,;]/);
  return quote.slice(from, comma < 0 ? undefined : from + comma);
}

function matchAt(pattern: RegExp, words: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(words);
}
