import type { Line } from './lines.ts';
import { readMark, type Mark, type MarkKind } from './marks.ts';
import type { Span } from './types.ts';

/** A numbered part of the document with what stands under it; the root has no mark. */
export interface Node {
  readonly mark: Mark | undefined;
  readonly line: number;
  /** Offset of the mark; of the first words after it; of the end of its own words. */
  readonly start: number;
  readonly words: number;
  /** Lines of its own, before its first child; the first without its mark. */
  readonly own: Line[];
  readonly parent: Node | undefined;
  readonly children: Node[];
}

/** The number as printed, without the dot or 、 after it. */
export function printedOf(text: string, { mark, start }: Node): string | undefined {
  return mark && text.slice(start + mark.printed[0], start + mark.printed[1]);
}

/** Where a part and all under it ends. */
export function endOf(node: Node): number {
  let last = node;
  for (let child = last.children.at(-1); child; child = last.children.at(-1)) last = child;
  return last.own.at(-1)?.end ?? last.words;
}

/**
 * The parts of a body by their numbers. A notation met for the first time stands under the part it
 * is met in; one that was met before closes all that was opened since: this is how restarts under
 * new headings, skipped levels and any order of notations come out right.
 */
export function outlineOf(folded: string, lines: readonly Line[]): Node {
  const root: Node = {
    mark: undefined,
    line: lines[0]?.number ?? 1,
    start: lines[0]?.start ?? 0,
    words: lines[0]?.start ?? 0,
    own: [],
    parent: undefined,
    children: [],
  };
  const path: Node[] = [root];
  const reached = new Map<MarkKind, number>();
  for (const line of lines) {
    const mark = readMark(
      folded.slice(line.start, Math.min(line.end, line.start + 48)),
      (reached.get('figure') ?? 0) + 1,
    );
    if (!mark && isAnnex(folded, line)) {
      path.length = 1;
      reached.clear();
      const annex: Node = {
        ...{ mark: undefined, line: line.number, start: line.start, words: line.start },
        ...{ own: [], parent: root, children: [] },
      };
      root.children.push(annex);
      path.push(annex);
      continue;
    }
    const open = path.at(-1) ?? root;
    if (!mark) {
      open.own.push(line);
      continue;
    }
    if (mark.number !== undefined) reached.set(mark.kind, mark.number);
    const at = path.findIndex((node) => node.mark && closes(mark, node.mark));
    if (at > 0) path.length = at;
    const parent = path.at(-1) ?? root;
    const words = Math.min(line.start + mark.length, line.end);
    const node: Node = {
      mark,
      line: line.number,
      start: line.start,
      words,
      own: [{ ...line, start: words }],
      parent,
      children: [],
    };
    parent.children.push(node);
    path.push(node);
  }
  return root;
}

/** “附件2”: what follows is counted anew. */
const isAnnex = (folded: string, { start, end }: Line): boolean =>
  end - start <= 60 &&
  /^(?:附件|附表|附录)(?: ?\d{1,2}|[一二三四五六七八九十]{1,2})?(?:[:.、 ]|$)/.test(
    folded.slice(start, end),
  );

/** From the outermost notation to the innermost, as they are commonly used. */
const RANKS: readonly MarkKind[] = [
  'part',
  'chapter',
  'section',
  'goal',
  'article',
  'numeral',
  'bracketed_numeral',
  'action',
  'figure',
  'decimal',
  'bracketed_figure',
  'half_bracketed_figure',
  'circled',
];
/** 一、 and what is larger never stands under （一） or 1. */
const LARGE = RANKS.indexOf('numeral');

/** Whether a number ends the part that another began: a row goes on, or a larger one begins. */
function closes(mark: Mark, open: Mark): boolean {
  if (mark.kind === open.kind) return true;
  const rank = RANKS.indexOf(mark.kind);
  return rank < RANKS.indexOf(open.kind) && (rank <= LARGE || mark.number !== 1);
}

/** The headings above a part, the outermost first. */
export function headingsAbove({ parent }: Node): Node[] {
  const above: Node[] = [];
  for (let node = parent; node?.mark; node = node.parent) above.unshift(node);
  return above;
}

/** What stands on a part's own line, or else on its next one. */
export function titleSpan(node: Node): Span {
  const [first, second] = node.own;
  const line = first && first.start < first.end ? first : second;
  return line ? [line.start, line.end] : [node.words, node.words];
}
