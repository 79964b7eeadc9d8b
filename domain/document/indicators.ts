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
import type { Sentence } from './sentences.ts';
import { DIGIT, QUOTED, YEAR } from './signs.ts';
import type { Indicator } from './types.ts';

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
  sentences: readonly Sentence[],
): Indicator[] {
  const found: Indicator[] = [];
  for (const { span, signs } of sentences) {
    if ((signs & (DIGIT | YEAR | QUOTED)) === 0) continue;
    const words = folded.slice(...span);
    const deadline = deadlineOf(words, signs);
    const figures = signs & DIGIT ? figuresOf(words) : [];
    if (!deadline && figures.length === 0) continue;
    const quote = text.slice(...span);
    const by = deadline?.by ?? (EVERY_YEAR.test(words) ? '每年' : null);
    for (const figure of figures) found.push({ task, quote, ...figure, by });
    if (!deadline || figures.length > 0) continue;
    const goal = goalOf(quote, words, deadline.after);
    if (goal !== undefined) found.push({ task, quote, target: goal, unit: null, by });
  }
  return found;
}

function deadlineOf(words: string, signs: number): Deadline | undefined {
  const year = signs & YEAR && signs & DIGIT ? BY_YEAR.exec(words) : null;
  if (year) return { by: Number(year[1] ?? year[2]), after: year.index + year[0].length };
  const plan = signs & QUOTED ? BY_PLAN.exec(words) : null;
  const n = plan && readChineseNumeral(plan[1] ?? '');
  if (plan && n) return { by: fiveYearPlan(n).to, after: plan.index + plan[0].length };
  const term = signs & YEAR ? BY_TERM.exec(words) : null;
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
