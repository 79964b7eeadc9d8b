import type { Refusal } from '../report/refusal.ts';

/** The sheets of the register's workbook with their columns, in their order. */
export const TABLE_COLUMNS = {
  agencies: ['id', 'name', 'nameEn', 'kind'],
  aliases: ['agency', 'alias'],
  contacts: ['id', 'agency', 'role', 'name', 'address', 'phone', 'lang', 'active'],
  users: ['id', 'name', 'address', 'role', 'agencies', 'lang', 'active'],
} as const;

/** A sheet of it. */
export type TableName = keyof typeof TABLE_COLUMNS;

/** All of them, in the order in which they are brought in: contacts rest on agencies. */
export const TABLE_NAMES = Object.keys(TABLE_COLUMNS) as TableName[];

/** A column of any of them. */
export type TableColumn = (typeof TABLE_COLUMNS)[TableName][number];

/** A row as it was read, with its number in the sheet; a column that the sheet has not says nothing. */
export interface TableRow {
  row: number;
  cells: Readonly<Partial<Record<TableColumn, string>>>;
}

/** What was read of a workbook. */
export type RegisterTables = Readonly<Partial<Record<TableName, readonly TableRow[]>>>;

/** A cell that becomes another one. */
export interface CellChange {
  column: TableColumn;
  /** Null: there was nothing. */
  from: string | null;
  to: string;
}

/** What becomes of a row. */
export interface RowChange {
  table: TableName;
  row: number;
  /** Whom or what it is about, as the row calls it. */
  name: string;
  outcome: 'added' | 'changed' | 'unchanged' | 'refused';
  cells: CellChange[];
  /** Why it is refused, and the cell that is to blame; null: the row as a whole. */
  refusal: Refusal | null;
  column: TableColumn | null;
}

/** What a row says of the columns that it has, beside what is there now. */
export function cellChanges(
  columns: readonly TableColumn[],
  before: Readonly<Partial<Record<TableColumn, string>>> | null,
  after: Readonly<Partial<Record<TableColumn, string>>>,
): CellChange[] {
  return columns.flatMap((column) => {
    const to = after[column] ?? '';
    const from = before ? (before[column] ?? '') : null;
    return to === (from ?? '') ? [] : [{ column, from, to }];
  });
}
