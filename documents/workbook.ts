import type { Cell } from 'write-excel-file/node';
import { civilDateOf } from '../domain/calendar/zoned.ts';
import type { CivilDate } from '../domain/calendar/civil-date.ts';
import { clean } from './clean.ts';

/** What a cell holds; days, wall times and numbers stay what they are, so that a table program can sort and reckon with them. */
export type Value =
  | string
  | { day: CivilDate | null }
  /** A wall time in the plan's zone, `2027-12-31T09:00`; a table program knows no zones. */
  | { wall: string }
  | { number: number }
  /** 0.25 is shown as 25%. */
  | { share: number };

/** A column of a table. */
export interface Column<Row> {
  header: string;
  /** In characters. */
  width: number;
  value(row: Row): Value;
}

/** What a cell can hold at most. */
const LONGEST_CELL = 32_767;
const LONGEST_SHEET_NAME = 31;

/** One sheet of a workbook: its name, and its table. */
export interface SheetTable {
  name: string;
  /** Lines above the table: what it is, of when, by whom; the first is its title. */
  head?: readonly string[];
  header: string[];
  /** In characters, of each column. */
  widths: number[];
  rows: Value[][];
}

/**
 * A table as an .xlsx file. Texts are written as texts, whatever they begin with: what somebody typed is
 * never a formula.
 */
export const writeWorkbook = <Row>(
  name: string,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
): Promise<Buffer> => writeSheets([tableOf(name, columns, rows)]);

/** The sheet of a table: what its columns say of its rows. */
export const tableOf = <Row>(
  name: string,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
): SheetTable => ({
  name,
  header: columns.map(({ header }) => header),
  widths: columns.map(({ width }) => width),
  rows: rows.map((row) => columns.map(({ value }) => value(row))),
});

/** Several tables as one .xlsx file, a sheet each; texts are texts, as ever. */
export async function writeSheets(tables: readonly SheetTable[]): Promise<Buffer> {
  const sheets = tables.map(({ name, head = [], header, widths, rows }) => ({
    data: [
      ...head.map((line, index) => [headLine(line, index)]),
      ...(head.length > 0 ? [[]] : []),
      header.map(headerCell),
      ...rows.map((row) => row.map(cellOf)),
    ],
    sheet: sheetName(name),
    columns: widths.map((width) => ({ width })),
    stickyRowsCount: head.length > 0 ? head.length + 2 : 1,
    orientation: 'landscape' as const,
  }));
  // Loaded with the first table that is taken away.
  const { default: writeExcelFile } = await import('write-excel-file/node');
  return writeExcelFile(sheets, { fontFamily: '宋体', fontSize: 11 }).toBuffer();
}

/** A line above the table runs on over the empty cells beside it. */
const headLine = (text: string, index: number): Cell => ({
  ...{ value: clean(text).slice(0, LONGEST_CELL), type: String, wrap: false },
  ...(index === 0 && { fontWeight: 'bold' as const }),
});

const headerCell = (value: string): Cell => ({
  ...{ value, type: String, fontWeight: 'bold', wrap: true },
  backgroundColor: '#E9EDF2',
});

function cellOf(value: Value): Cell {
  if (typeof value === 'string') {
    const text = clean(value).slice(0, LONGEST_CELL);
    if (text === '') return null;
    return { value: text, type: String, wrap: true, alignVertical: 'top' };
  }
  if ('number' in value) return numberCell(value.number, '0.##########');
  if ('share' in value) return numberCell(value.share, '0.##%');
  if ('wall' in value)
    return { ...TOP, value: new Date(`${value.wall}:00Z`), type: Date, format: 'yyyy-mm-dd hh:mm' };
  if (value.day === null) return null;
  const midnight = new Date(`${value.day}T00:00:00Z`);
  return { value: midnight, type: Date, format: 'yyyy-mm-dd', alignVertical: 'top' };
}

const TOP = { alignVertical: 'top' } as const;

/** A whole number is shown without the point that the format would leave behind it. */
const numberCell = (value: number, fraction: string): Cell => {
  const isShare = fraction.endsWith('%');
  const isWhole = Number.isInteger(isShare ? Math.round(value * 1e12) / 1e10 : value);
  return { ...TOP, value, type: Number, format: isWhole ? (isShare ? '0%' : '0') : fraction };
};

/** The day of an instant, for a cell. */
export const dayOf = (instant: Date | null, zone: string): Value => ({
  day: instant && civilDateOf(instant, zone),
});

/** Without what the name of a sheet may not hold. */
const sheetName = (name: string) =>
  clean(name)
    .replace(/[[\]:*?/\\']/g, ' ')
    .slice(0, LONGEST_SHEET_NAME);
