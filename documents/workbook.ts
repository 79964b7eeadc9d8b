import type { Cell } from 'write-excel-file/node';
import { civilDateOf } from '../domain/calendar/zoned.ts';
import type { CivilDate } from '../domain/calendar/civil-date.ts';
import { clean } from './clean.ts';

/** What a cell holds; a day stays a day, so that a table program can sort and reckon with it. */
export type Value = string | { day: CivilDate | null };

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
): Promise<Buffer> =>
  writeSheets([
    {
      name,
      header: columns.map(({ header }) => header),
      widths: columns.map(({ width }) => width),
      rows: rows.map((row) => columns.map(({ value }) => value(row))),
    },
  ]);

/** Several tables as one .xlsx file, a sheet each; texts are texts, as ever. */
export async function writeSheets(tables: readonly SheetTable[]): Promise<Buffer> {
  const sheets = tables.map(({ name, header, widths, rows }) => ({
    data: [header.map(headerCell), ...rows.map((row) => row.map(cellOf))],
    sheet: sheetName(name),
    columns: widths.map((width) => ({ width })),
    stickyRowsCount: 1,
    orientation: 'landscape' as const,
  }));
  // Loaded with the first table that is taken away.
  const { default: writeExcelFile } = await import('write-excel-file/node');
  return writeExcelFile(sheets, { fontFamily: '宋体', fontSize: 11 }).toBuffer();
}

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
  if (value.day === null) return null;
  const midnight = new Date(`${value.day}T00:00:00Z`);
  return { value: midnight, type: Date, format: 'yyyy-mm-dd', alignVertical: 'top' };
}

/** The day of an instant, for a cell. */
export const dayOf = (instant: Date | null, zone: string): Value => ({
  day: instant && civilDateOf(instant, zone),
});

/** Without what the name of a sheet may not hold. */
const sheetName = (name: string) =>
  clean(name)
    .replace(/[[\]:*?/\\']/g, ' ')
    .slice(0, LONGEST_SHEET_NAME);
