import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Ledger } from '../../ledger/ledger.ts';

/** A file that an office kept: of a document signed off, or of a letter or circular issued. */
export interface KeptDocument {
  /** What it is of: a kind's documents, `letter` or `circular`. */
  of: string;
  /** The document that it is a file of, by id or number; its later versions are the same document. */
  document: string;
  name: string;
  bytes: Uint8Array;
}

/** Every official file of a plan, by document and version, with the bytes that were mailed. */
export async function keptDocuments({ db }: Ledger, planId: string): Promise<KeptDocument[]> {
  const signed = await db.$queryRaw<KeptDocument[]>`
    SELECT regexp_replace(r.kind, '_report$', '') AS of, s.report_id AS document,
      s.version || '-' || f.name AS name, f.bytes
    FROM kept_file f JOIN signed_document s ON s.id = f.owner
      JOIN report r ON r.id = s.report_id
    WHERE f.plan_id = ${planId} ORDER BY s.report_id, s.version, f.name`;
  const issued = await db.$queryRaw<KeptDocument[]>`
    SELECT i.effect AS of, i.number AS document, f.name, f.docx AS bytes
    FROM issued_file f JOIN issued_letter i ON i.id = f.issued_id
    WHERE i.plan_id = ${planId} AND i.number_in_use IS NOT NULL ORDER BY i.issued_at, i.id`;
  return [...signed, ...issued];
}

/** How many documents of each sort there are; another version of one is no other document. */
export function countDocuments(files: readonly KeptDocument[]): Record<string, number> {
  const documents = new Map(files.map(({ of, document }) => [document, of]));
  const counts: Record<string, number> = {};
  for (const of of documents.values()) counts[of] = (counts[of] ?? 0) + 1;
  return counts;
}

/** Writes each file into `documents/<sort>/<document>/` of the folder, under its own name. */
export async function writeDocuments(folder: string, files: readonly KeptDocument[]) {
  for (const { of, document, name, bytes } of files) {
    const place = join(folder, 'documents', of, document.replaceAll(/[^\p{L}\p{N}_.-]+/gu, '-'));
    await mkdir(place, { recursive: true });
    await writeFile(join(place, name.replaceAll(/[/\\]/g, '-')), bytes);
  }
}
