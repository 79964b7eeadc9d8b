import { LAST_LEVEL, type Level, type List } from './numbering.ts';
import { writeNumber } from './number-formats.ts';

/** What stands at the end of a number that needs no blank behind it. */
const CLOSED = /[、）)：，]$/;

/** Counts the paragraphs of a document's lists, in their order, and writes their numbers. */
export class Counter {
  /** By what is counted together: how far each level has come since it last began. */
  private readonly reached = new Map<string, Array<number | undefined>>();
  /** Lists whose own starts have been taken. */
  private readonly begun = new Set<string>();

  /** The number before the next paragraph of a list, with the blank behind it; '' for a bullet. */
  next(id: string, list: List, at: number): string {
    const level = list.levels.get(at);
    if (!level) return '';
    const reached = this.reached.get(list.counted) ?? [];
    this.reached.set(list.counted, reached);
    const own = list.starts.get(at);
    const isFirst = own !== undefined && !this.begun.has(`${id} ${at}`);
    this.begun.add(`${id} ${at}`);
    // A level that is left out counts as one: what comes on it later is its second.
    for (let above = 0; above < at; above += 1)
      reached[above] ??= list.starts.get(above) ?? list.levels.get(above)?.start ?? 1;
    const before = reached[at];
    reached[at] = isFirst || before === undefined ? (own ?? level.start) : before + 1;
    for (let below = at + 1; below <= LAST_LEVEL; below += 1)
      if (beginsAnew(list.levels.get(below), at)) reached[below] = undefined;
    const written = numberOf(list, level, reached);
    return written === '' || CLOSED.test(written) ? written : `${written} `;
  }
}

/** Whether a paragraph on level `at` has a deeper level begin anew. */
function beginsAnew(below: Level | undefined, at: number): boolean {
  return below?.restart === undefined || at < below.restart;
}

function numberOf(
  { levels }: List,
  { text, format, isLegal }: Level,
  reached: ReadonlyArray<number | undefined>,
): string {
  if (format === 'bullet' || format === 'none') return format === 'none' ? bareOf(text) : '';
  return text
    .replace(/%([1-9])/g, (_, place: string) => {
      const at = Number(place) - 1;
      const level = levels.get(at);
      const n = reached[at] ?? 1;
      return writeNumber(n, isLegal ? 'decimal' : (level?.format ?? 'decimal'));
    })
    .trim();
}

/** The words of a level without a number: “附件”. */
const bareOf = (text: string): string => text.replace(/%[1-9]/g, '').trim();
