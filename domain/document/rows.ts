import { trimmed, type Line } from './lines.ts';
import { columnOf, isRole, type Column } from './table-heads.ts';
import type { Span } from './types.ts';

/** A task of a table or of a record: where each of its fields stands. */
export interface Row {
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly fields: ReadonlyMap<Column, Span>;
  /** Heads of the columns it lies under; they may state rules. */
  readonly heading: string | undefined;
}

/** What tables and records hold, and the lines they take up. */
export interface Rows {
  readonly rows: readonly Row[];
  readonly taken: ReadonlySet<Line>;
}

const WIDE_BLANK = /[ \u3000\u00a0]{2}/;
const WIDE_BLANK_HERE = /[ \u3000\u00a0]{2,40}/y;

/** Rows of tables, whose cells tabs, bars or wide blanks part, under heads that name their columns. */
export function findTableRows(text: string, folded: string, lines: readonly Line[]): Rows {
  const rows: Row[] = [];
  const taken = new Set<Line>();
  let columns: Array<Column | undefined> | undefined;
  let split: ((folded: string, line: Line) => Span[]) | undefined;
  let heading: string | undefined;
  let above: ReadonlyMap<Column, Span> = new Map();
  for (const line of lines) {
    const head = headOf(folded, line);
    if (head) {
      ({ columns, split } = head);
      above = new Map();
      taken.add(line);
      continue;
    }
    if (!columns || !split) continue;
    const cells = split(folded, line);
    if (cells.length < 2) {
      if (cells.length === 1 && line.end - line.start <= 60)
        heading = text.slice(...(cells[0] as Span));
      if (line.end - line.start > 200) columns = undefined;
      else taken.add(line);
      continue;
    }
    taken.add(line);
    if (/^[-:| +]*$/.test(folded.slice(line.start, line.end))) continue;
    const row = rowOf(folded, line, columns, cells, above, heading);
    if (!row) continue;
    above = row.fields;
    rows.push(row);
  }
  return { rows, taken };
}

function headOf(
  folded: string,
  line: Line,
): { columns: Array<Column | undefined>; split: typeof byTabs } | undefined {
  if (line.end - line.start > 400) return undefined;
  if (!mayHaveCells(folded, line)) return undefined;
  for (const split of [byTabs, byBars, byBlanks]) {
    const cells = split(folded, line);
    if (cells.length < 2) continue;
    const named = cells.map((cell) => columnOf(folded.slice(...cell)));
    // Of two columns with tasks the later has the measures.
    const columns = named.map((column, at) =>
      column === 'task' && named.indexOf('task') < at ? 'measure' : column,
    );
    const hasTask = columns.includes('task') || columns.includes('measure');
    if (hasTask && columns.some(isRole)) return { columns, split };
  }
  return undefined;
}

function mayHaveCells(folded: string, { start, end }: Line): boolean {
  // An empty first cell shows as a tab before the line.
  const words = folded.slice(Math.max(0, start - 1), end);
  return words.includes('\t') || folded.charAt(start) === '|' || WIDE_BLANK.test(words);
}

const cellsBy = (
  folded: string,
  start: number,
  end: number,
  at: (index: number) => number,
): Span[] => {
  const cells: Span[] = [];
  let from = start;
  for (let index = start; index < end; index += 1) {
    const length = at(index);
    if (length === 0) continue;
    cells.push(trimmed(folded, from, index));
    from = index + length;
    index = from - 1;
  }
  cells.push(trimmed(folded, from, end));
  return cells;
};

/** The line is trimmed: an empty first cell shows as a tab before it. */
function byTabs(folded: string, line: Line): Span[] {
  let start = line.start;
  while (start > 0 && folded.charAt(start - 1) === '\t') start -= 1;
  return cellsBy(folded, start, line.end, (at) => Number(folded.charAt(at) === '\t'));
}

function byBars(folded: string, { start, end }: Line): Span[] {
  if (folded.charAt(start) !== '|') return [];
  const to = folded.charAt(end - 1) === '|' && end - 1 > start ? end - 1 : end;
  return cellsBy(folded, start + 1, to, (at) => Number(folded.charAt(at) === '|'));
}

function byBlanks(folded: string, { start, end }: Line): Span[] {
  return cellsBy(folded, start, end, (at) => {
    WIDE_BLANK_HERE.lastIndex = at;
    return WIDE_BLANK_HERE.test(folded) ? WIDE_BLANK_HERE.lastIndex - at : 0;
  });
}

function rowOf(
  folded: string,
  line: Line,
  columns: ReadonlyArray<Column | undefined>,
  cells: readonly Span[],
  above: ReadonlyMap<Column, Span>,
  heading: string | undefined,
): Row | undefined {
  const fields = new Map<Column, Span>();
  // A cell that spans rows may be left out of the later ones: they are shorter at their beginning.
  const missing =
    cells.length < columns.length && above.size > 0 ? columns.length - cells.length : 0;
  const isNumbered = columns[0] === 'number' && /^\d+$/.test(folded.slice(...(cells[0] ?? [0, 0])));
  const isShorter =
    missing > 0 &&
    !isNumbered &&
    columns
      .slice(0, missing)
      .every((column) => column === 'number' || column === 'heading' || column === undefined);
  for (const [index, column] of columns.entries()) {
    const cell = cells[isShorter ? index - missing : index];
    if (!column || !cell || cell[0] === cell[1] || fields.has(column)) continue;
    fields.set(column, cell);
  }
  const isSame = !fields.has('task') && !fields.has('measure');
  if (isSame) return undefined;
  if (![...fields.keys()].some(isRole))
    for (const [column, cell] of above)
      if (isRole(column) || column === 'deadline') fields.set(column, cell);
  if (columnOf(folded.slice(...(fields.get('task') ?? fields.get('measure') ?? [0, 0]))) === 'task')
    return undefined;
  return { line: line.number, start: line.start, end: line.end, fields, heading };
}
