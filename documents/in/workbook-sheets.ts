import { zipSync } from 'fflate';
import { BadArchive, unpack } from '../unpack.ts';
import { BadWorkbook, type ReadSheet } from './sheets.ts';

/** What it may unpack to: a register of thousands takes a tenth of it. */
const UNPACKED = { bytes: 24 * 1024 * 1024, files: 200 };

/**
 * Reads the sheets of an .xlsx file. It is unpacked within bounds first and packed anew, so that the
 * reader meets nothing that was not looked at. May take long: see `readWorkbook`, which runs it in a thread.
 * @throws BadWorkbook
 */
export async function sheetsOf(bytes: Uint8Array): Promise<ReadSheet[]> {
  try {
    const clean = zipSync(Object.fromEntries(unpack(bytes, UNPACKED)), { level: 0 });
    // Loaded with the first table that is brought in.
    const { default: readExcelFile } = await import('read-excel-file/node');
    const sheets = await readExcelFile(Buffer.from(clean));
    return sheets.map(({ sheet, data }) => ({
      name: sheet,
      rows: data.map((row) => row.map(textOf)),
    }));
  } catch (error) {
    if (error instanceof BadArchive) throw new BadWorkbook(error.fault, error.message);
    throw new BadWorkbook('unreadable', error instanceof Error ? error.message : String(error));
  }
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return Number.isNaN(+value) ? '' : value.toISOString().slice(0, 10);
  return String(value as string | number | boolean);
}
