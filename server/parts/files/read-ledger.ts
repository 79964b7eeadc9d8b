import { BadWorkbook, readWorkbook, type ReadSheet } from '../../../documents/read-workbook.ts';
import { wordsEn } from '../../../domain/words/words.en.ts';
import { wordsZh } from '../../../domain/words/words.zh.ts';
import type { LedgerTables } from '../../../ledger/commands/bring-ledger.ts';
import { downloadEn } from '../download-words.en.ts';
import { downloadZh } from '../download-words.zh.ts';
import { registerIn } from '../register/workbook.ts';

/** As much as of the register: whoever narrows the ledger brings back less. */
const MOST_ROWS = 5_000;

const IDS = [downloadZh.columns.id, downloadEn.columns.id].map((text) => text.toLowerCase());
const DAYS = [wordsZh.internalDue, wordsEn.internalDue].map((text) => text.toLowerCase());

/** Reads what a ledger's workbook, in either language, may bring back; null: it is none. */
export async function readLedger(bytes: Uint8Array): Promise<LedgerTables | null> {
  if (bytes.byteLength === 0) return null;
  const sheets = await readWorkbook(bytes).catch((error: unknown) => {
    if (error instanceof BadWorkbook) return [];
    throw error;
  });
  const register = registerIn(sheets);
  if (register === 'too_many_rows') return null;
  const contacts = typeof register === 'string' ? undefined : register.contacts;
  const dues = sheets.flatMap((sheet) => duesOf(sheet) ?? []);
  const hasDues = sheets.some((sheet) => duesOf(sheet) !== null);
  if ((!hasDues && !contacts) || dues.length > MOST_ROWS) return null;
  return { dues, contacts: contacts ?? [] };
}

/** The rows of a sheet that has both columns, and name a report; null: it has not. */
function duesOf({ rows: [header = [], ...rows] }: ReadSheet): LedgerTables['dues'] | null {
  const placeOf = (names: readonly string[]) =>
    header.findIndex((text) => names.includes(text.trim().toLowerCase()));
  const [idAt, dayAt] = [placeOf(IDS), placeOf(DAYS)];
  if (idAt < 0 || dayAt < 0) return null;
  return rows.flatMap((cells, index) => {
    const reportId = (cells[idAt] ?? '').trim();
    const day = (cells[dayAt] ?? '').trim();
    return reportId === '' && day === '' ? [] : [{ row: index + 2, reportId, day }];
  });
}
