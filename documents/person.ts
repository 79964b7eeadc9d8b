import type { PersonData } from '../ledger/read/person/person.ts';
import { writeSheets } from './workbook.ts';

/** What a column may be as wide as, in characters. */
const WIDE = 30;

/** Everything that is known of a person as a workbook, a sheet for each table. */
export function writePerson({ address, tables }: PersonData): Promise<Buffer> {
  return writeSheets(
    tables.map(({ table, rows }) => {
      const header = [...new Set(rows.flatMap((row) => Object.keys(row)))];
      return {
        name: table,
        head: [address],
        header,
        widths: header.map(() => WIDE),
        rows: rows.map((row) => header.map((column) => textOf(row[column]))),
      };
    }),
  );
}

const textOf = (value: unknown): string =>
  value === null || value === undefined
    ? ''
    : typeof value === 'string'
      ? value
      : JSON.stringify(value);
