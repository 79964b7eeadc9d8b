import { Uncomposable } from './content.ts';

/** The header that names the outbox rows a mail carries. */
export const ROWS_HEADER = 'X-Duban-Rows';

// Anything else is percent-encoded, so that no row can hold the separator or break the header.
const UNSAFE = /[^A-Za-z0-9._~:/|@+=-]/gu;
// RFC 5322 §2.1.1 forbids lines of more than 998 characters, and a row stands on a line of its own.
const LONGEST = 900;

/**
 * The header's value, folded: one row a line, each followed by a comma but the last.
 * @throws Uncomposable for an empty row or one too long for a line.
 */
export function foldedRows(rows: readonly string[]): string {
  return rows.map(encoded).join(',\r\n ');
}

/** The rows named by a value of the header, folded or not; none for an empty or missing one. */
export function rowsIn(value: string | undefined): string[] {
  return (value ?? '')
    .split(',')
    .map((row) => row.trim())
    .filter((row) => row !== '')
    .map(decodeURIComponent);
}

function encoded(row: string): string {
  const safe = row.replace(UNSAFE, percent);
  if (safe === '' || safe.length > LONGEST)
    throw new Uncomposable('row', `an outbox row of ${safe.length} characters`);
  return safe;
}

const percent = (character: string) =>
  [...Buffer.from(character)]
    .map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`)
    .join('');
