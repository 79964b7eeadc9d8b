import { readWorkbook, BadWorkbook, type ReadSheet } from '../../../documents/read-workbook.ts';
import { writeSheets, type SheetTable } from '../../../documents/workbook.ts';
import type { WorkbookFault } from '../../../domain/register/refusal.ts';
import {
  TABLE_COLUMNS,
  TABLE_NAMES,
  type RegisterTables,
  type TableName,
  type TableRow,
} from '../../../domain/register/table.ts';
import type { Lang } from '../../../domain/words/words.ts';
import type { WholeRow } from '../../../ledger/read/register/whole.ts';
import { codeFor, columnNamed, tableNamed, tableWordsOf, wordIn } from './table-words.ts';

/** Far more than any register has; so that no file keeps everybody waiting. */
const MOST_ROWS = 5_000;
const WIDE = 28;
const NARROW = 14;

/** The register as a workbook in a language. */
export function writeRegister(
  lang: Lang,
  register: Record<TableName, WholeRow[]>,
  tables: readonly TableName[],
): Promise<Buffer> {
  return writeSheets(tables.map((table) => registerSheet(lang, table, register[table])));
}

/** One table of the register as a sheet in a language. */
export function registerSheet(lang: Lang, table: TableName, rows: WholeRow[]): SheetTable {
  const { sheets, columns: names } = tableWordsOf(lang);
  const columns = TABLE_COLUMNS[table];
  return {
    name: sheets[table],
    header: columns.map((column) => names[column]),
    widths: columns.map((column) =>
      ['role', 'lang', 'active', 'kind'].includes(column) ? NARROW : WIDE,
    ),
    rows: rows.map((row) =>
      columns.map((column) => wordIn(lang, table, column, row[column] ?? '')),
    ),
  };
}

/** Reads a workbook of the register, in whichever language its sheets and words are; or why it is none. */
export async function readRegister(bytes: Uint8Array): Promise<RegisterTables | WorkbookFault> {
  if (bytes.byteLength === 0) return 'none';
  let sheets;
  try {
    sheets = await readWorkbook(bytes);
  } catch (error) {
    if (error instanceof BadWorkbook) return error.fault;
    throw error;
  }
  return registerIn(sheets);
}

/** The tables of the register among the sheets of a workbook; or why there are none to be taken. */
export function registerIn(sheets: readonly ReadSheet[]): RegisterTables | WorkbookFault {
  const tables: Partial<Record<TableName, TableRow[]>> = {};
  for (const { name, rows } of sheets) {
    const table = tableNamed(name);
    if (!table || tables[table]) continue;
    const read = rowsOf(table, rows);
    if (!read) continue;
    if (read.length > MOST_ROWS) return 'too_many_rows';
    tables[table] = read;
  }
  return TABLE_NAMES.some((table) => tables[table]) ? tables : 'no_sheets';
}

/** The rows below the header, without empty ones; null if the header names no column that is known. */
function rowsOf(table: TableName, rows: string[][]): TableRow[] | null {
  const [header = [], ...data] = rows;
  const columns = header.map((text) => columnNamed(table, text));
  if (columns.every((column) => column === null)) return null;
  return data.flatMap((values, index) => {
    const cells = columns.flatMap((column, place) => {
      if (column === null) return [];
      return [[column, codeFor(table, column, (values[place] ?? '').trim())] as const];
    });
    if (cells.every(([, value]) => value === '')) return [];
    return [{ row: index + 2, cells: Object.fromEntries(cells) }];
  });
}
