import { excerpt, type Complain, type Unreadable } from './errors.ts';
import type { Mark, MarkKind } from './marks.ts';
import { chineseNumeral } from './numerals.ts';
import { headingsAbove, printedOf, type Node } from './outline.ts';
import { partsOf, type FoundTask } from './tasks.ts';

/** What is wrong with the number of a part, where `next` was due. */
function wrongNumber(
  text: string,
  node: Node,
  mark: Mark,
  { word, next, first }: { word: string; next: number; first: number | undefined },
): Omit<Unreadable, 'line'> {
  const number = mark.number ?? 0;
  const sign = (n: number) => `${word} ${SIGNS[mark.kind]?.(n) ?? n}`;
  if (mark.number === undefined)
    return {
      code: 'bad_heading',
      found: `${excerpt(printedOf(text, node) ?? '')}, which is no number`,
      expected: sign(next),
    };
  if (first !== undefined)
    return {
      code: 'number_twice',
      found: `${sign(number)} a second time (first on line ${first})`,
      expected: sign(next),
    };
  if (number < next)
    return { code: 'number_out_of_order', found: sign(number), expected: sign(next) };
  return {
    code: 'number_missing',
    found: sign(number),
    expected:
      next === number - 1
        ? `${sign(next)}, which is missing`
        : `${sign(next)}; ${next} to ${number - 1} are missing`,
  };
}

const SIGNS: Partial<Record<MarkKind, (n: number) => string>> = {
  numeral: (n) => `${chineseNumeral(n)}、`,
  bracketed_numeral: (n) => `（${chineseNumeral(n)}）`,
  article: (n) => `第${chineseNumeral(n)}条`,
  figure: (n) => `${n}.`,
  bracketed_figure: (n) => `（${n}）`,
};

/**
 * Reports numbers that do not follow on, among tasks and the headings above them: in a row of one
 * notation each is one more than the one before it, or 1 again under another heading.
 */
export function checkNumbers(
  text: string,
  root: Node,
  tasks: readonly FoundTask[],
  complain: Complain,
): void {
  const own = new Set(tasks.map(({ node }) => node));
  const concerned = new Set(tasks.flatMap(({ node }) => [node, ...headingsAbove(node)]));
  const rows = new Map<
    MarkKind,
    { last: Node; seen: Map<Node | undefined, Map<number, number>> }
  >();
  for (const node of partsOf(root)) {
    const { mark } = node;
    if (!mark) continue;
    const row = rows.get(mark.kind);
    const number = mark.number ?? 0;
    const before = row?.last.mark?.number ?? 0;
    let follows = true;
    const isConcerned = concerned.has(node) || (row !== undefined && concerned.has(row.last));
    if (isConcerned) {
      const first = row?.seen.get(node.parent)?.get(number);
      const next = before + 1;
      const beginsAnew = number === 1 && row?.last.parent !== node.parent;
      if (mark.number === undefined || first !== undefined || (number !== next && !beginsAnew))
        complain({
          line: node.line,
          ...wrongNumber(text, node, mark, {
            word: own.has(node) ? 'task' : 'heading',
            next,
            first,
          }),
        });
      follows = first === undefined && (number >= next || row?.last.parent !== node.parent);
    }
    const seen = row?.seen ?? new Map<Node | undefined, Map<number, number>>();
    const numbers = seen.get(node.parent) ?? new Map<number, number>();
    if (!numbers.has(number)) numbers.set(number, node.line);
    seen.set(node.parent, numbers);
    rows.set(mark.kind, { last: follows || !row ? node : row.last, seen });
  }
}
