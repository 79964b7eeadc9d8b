import { showHidden } from '../../../../domain/plain-text/hidden.ts';
import type {
  CellChange,
  RowChange,
  TableColumn,
  TableName,
  TableRow,
} from '../../../../domain/register/table.ts';
import type { Refusal } from '../../../../domain/report/refusal.ts';
import type { Registering } from '../as-registrar.ts';

/** What brings in one row: what it did, or why it did nothing. */
export type RowOutcome =
  { cells: CellChange[]; isNew: boolean } | { refusal: Refusal; column: TableColumn | null };

/** Says why a row is refused, and which cell is to blame. */
export const refusedAt = (column: TableColumn | null, refusal: Refusal): RowOutcome => ({
  refusal,
  column,
});

/** Says that a cell is not taken as it is. */
export const badCell = (column: TableColumn, value: string): RowOutcome =>
  refusedAt(column, { code: 'bad_cell', value: showHidden(value.slice(0, 60)) });

/** Brings in the rows of a table one by one: what is refused writes nothing, and holds up no other. */
export async function bringIn(
  registering: Registering,
  table: TableName,
  rows: readonly TableRow[],
  of: {
    name: (row: TableRow) => string;
    bring: (registering: Registering, row: TableRow) => Promise<RowOutcome>;
  },
): Promise<RowChange[]> {
  const changes: RowChange[] = [];
  for (const row of rows) {
    const outcome = await of.bring(registering, row);
    const about = { table, row: row.row, name: of.name(row) };
    changes.push(
      'refusal' in outcome
        ? { ...about, outcome: 'refused', cells: [], ...outcome }
        : {
            ...about,
            outcome: outcome.cells.length === 0 ? 'unchanged' : outcome.isNew ? 'added' : 'changed',
            ...{ cells: outcome.cells, refusal: null, column: null },
          },
    );
  }
  return changes;
}
