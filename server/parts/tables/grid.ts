import type { SheetTable, Value } from '../../../documents/workbook.ts';
import { readDay } from '../../../domain/words/read-day.ts';
import { elementsIn, hasClass, linesOf, textOf, type Element } from './markup.ts';

/** A table as its file holds it. */
export type Grid = Pick<SheetTable, 'header' | 'widths' | 'rows'>;

const NARROWEST = 8;
const WIDEST = 60;

interface CellRead {
  value: Value;
  /** What stands beside a day or a number in its cell. */
  beside: string;
  /** It holds nothing but controls. */
  isControl: boolean;
}

/**
 * The columns and rows of a page's table. Days, wall times, numbers and shares are such in the file as well; what a
 * cell says beside one of them stands in a column of its own. Columns of controls are left out.
 *
 * @param note heads such a column: 说明.
 */
export function gridOf(table: Element, note: string): Grid {
  const header = headerOf(table);
  const rows = [...elementsIn(table, isPart)].flatMap((part) =>
    [...elementsIn(part, ({ name }) => name === 'tr')].map(cellsOf),
  );
  const count = Math.max(header.length, ...rows.map((row) => row.length));
  const columns = Array.from({ length: count }, (_, index) =>
    columnsAt(
      header[index] ?? '',
      rows.map((row) => row[index] ?? EMPTY),
      note,
    ),
  ).flat();
  return {
    header: columns.map((column) => column.header),
    widths: columns.map((column) => widthOf(column)),
    rows: rows.map((_, at) => columns.map(({ values }) => values[at] ?? '')),
  };
}

const EMPTY: CellRead = { value: '', beside: '', isControl: false };
const isPart = ({ name }: Element) => name === 'tbody' || name === 'tfoot';
const isCell = (element: Element) =>
  (element.name === 'td' || element.name === 'th') && !hasClass(element, 'no-print');
const spanOf = (cell: Element, name: 'rowspan' | 'colspan') =>
  Math.max(1, Number(cell.attributes[name] ?? 1) || 1);

/** The heads of the columns; of several rows of heads, the one above and the one below. */
function headerOf(table: Element): string[] {
  const [head] = elementsIn(table, ({ name }) => name === 'thead');
  if (!head) return [];
  const grid: string[][] = [];
  const lines = [...elementsIn(head, ({ name }) => name === 'tr')];
  for (const [at, line] of lines.entries()) {
    let column = 0;
    for (const cell of elementsIn(line, isCell)) {
      while (grid[at]?.[column] !== undefined) column += 1;
      for (let down = 0; down < spanOf(cell, 'rowspan'); down += 1)
        for (let right = 0; right < spanOf(cell, 'colspan'); right += 1)
          (grid[at + down] ??= [])[column + right] = textOf(cell);
      column += spanOf(cell, 'colspan');
    }
  }
  const width = Math.max(0, ...grid.map((line) => line.length));
  return Array.from({ length: width }, (_, column) => {
    const said = grid.map((line) => line[column] ?? '').filter((text) => text !== '');
    return [...new Set(said)].join(' · ');
  });
}

function cellsOf(line: Element): CellRead[] {
  return [...elementsIn(line, isCell)].flatMap((cell) => [
    readCell(cell),
    ...Array.from({ length: spanOf(cell, 'colspan') - 1 }, () => EMPTY),
  ]);
}

const CONTROLS = new Set(['input', 'button', 'select', 'textarea', 'form']);

function readCell(cell: Element): CellRead {
  const lines = linesOf(cell);
  const [first = '', ...beside] = lines;
  if (lines.length === 0) {
    const [control] = elementsIn(cell, (each) => CONTROLS.has(each.name) || hasClass(each, 'btn'));
    return { ...EMPTY, isControl: control !== undefined };
  }
  const [light] = elementsIn(cell, (each) => hasClass(each, 'light'));
  // A light's colour is filtered by; its reason stands beside it.
  const value = light ? first : typed(first, hasClass(cell, 'text-end'));
  if (value === null) return { value: lines.join('\n'), beside: '', isControl: false };
  return { value, beside: beside.join('\n'), isControl: false };
}

/**
 * Null: a text. Numbers with a point are numbers where the page sets them as such; elsewhere they are of
 * chapters and versions.
 */
function typed(text: string, isNumeric: boolean): Value | null {
  const written = readDay(text);
  if (written)
    return written.time === null
      ? { day: written.day }
      : { wall: `${written.day}T${written.time}` };
  const plain = text.replace(/^[−–](?=\d)/, '-');
  if (/^-?(0|[1-9]\d{0,14})$/.test(plain)) return { number: Number(plain) };
  if (/^-?\d{1,9}(\.\d{1,6})?\s?%$/.test(plain)) return { share: shareOf(plain) };
  if (isNumeric && /^-?\d{1,12}(\.\d{1,8})?$/.test(plain)) return { number: Number(plain) };
  return null;
}

/** 12.5% is 0.125 and not 0.12499…: reckoned by its digits. */
function shareOf(text: string): number {
  const [whole = '', fraction = ''] = text.replace(/\s?%$/, '').split('.');
  return Number(`${whole}${fraction}e-${fraction.length + 2}`);
}

interface ColumnRead {
  header: string;
  values: Value[];
}

function columnsAt(header: string, cells: readonly CellRead[], note: string): ColumnRead[] {
  const isEmpty = cells.every(({ value }) => value === '');
  if (isEmpty && (header === '' || cells.some(({ isControl }) => isControl))) return [];
  const own = { header, values: cells.map(({ value }) => value) };
  if (cells.every(({ beside }) => beside === '')) return [own];
  const head = header === '' ? note : `${header} · ${note}`;
  return [own, { header: head, values: cells.map(({ beside }) => beside) }];
}

/** Wide enough for most of what stands in it; Han characters take two places. */
function widthOf({ header, values }: ColumnRead): number {
  const longest = Math.max(placesOf(header), ...values.map((value) => lengthOf(value)));
  return Math.min(WIDEST, Math.max(NARROWEST, longest + 2));
}

function lengthOf(value: Value): number {
  if (typeof value !== 'string') return 'wall' in value ? 16 : 10;
  return Math.max(...value.split('\n').map(placesOf));
}

const placesOf = (text: string): number =>
  [...text.slice(0, WIDEST)].reduce((sum, each) => sum + (each > '\u2e7f' ? 2 : 1), 0);
