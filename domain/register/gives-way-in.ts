import type { RowChange, TableColumn, TableName } from './table.ts';

/** Columns of a row by which somebody comes to sign in, or for somebody else. */
const DOORS: Partial<Record<TableName, readonly TableColumn[]>> = {
  contacts: ['address', 'active'],
  users: ['address', 'active', 'role', 'agencies'],
};

/** Whether a row of a workbook lets somebody sign in who could not, or for whom they could not. */
export function givesWayIn({ table, outcome, cells }: RowChange): boolean {
  const doors = DOORS[table];
  if (!doors) return false;
  return (
    outcome === 'added' ||
    (outcome === 'changed' && cells.some(({ column }) => doors.includes(column)))
  );
}
