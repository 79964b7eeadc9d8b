import { submissionFormSchema } from '../../schemas/submission-form.ts';
import { listedOf } from '../attachments/attachments.ts';
import { formHash } from '../form-hash.ts';
import type { Ledger } from '../ledger.ts';

/** Filings that are read at once. */
const PAGE = 2_000;

/** A revision that does not say what the audit says was filed. */
export interface ChangedText {
  reportId: string;
  revision: number;
}

/**
 * Compares what was filed, answered and signed off with the hash that it has in the audit: a text, a list of files or
 * the hash beside it that somebody changed in the tables is named.
 */
export async function changedTexts(ledger: Ledger): Promise<ChangedText[]> {
  const changed: ChangedText[] = [];
  let after = 0n;
  for (;;) {
    const rows = await ledger.db.$queryRaw<FiledRow[]>`
      SELECT a.id, a.subject AS report_id, (a.data->>'revision')::int AS revision,
        a.data->>'sha256' AS sha256, s.form, s.sha256 AS kept
      FROM audit a LEFT JOIN submission s
        ON s.report_id = a.subject AND s.revision = (a.data->>'revision')::int
      WHERE a.action IN ('file', 'contribute', 'sign_off') AND a.data ? 'sha256' AND a.id > ${after}
      ORDER BY a.id LIMIT ${PAGE}`;
    const lists = await listedOf(
      ledger.db,
      rows.map(({ report_id, revision }) => `${report_id}/${revision}`),
    );
    for (const { report_id, revision, sha256, form, kept } of rows) {
      const read = submissionFormSchema.safeParse(form);
      const now = read.success && formHash(read.data, lists.get(`${report_id}/${revision}`));
      if (now !== sha256 || kept !== sha256) changed.push({ reportId: report_id, revision });
    }
    after = rows.at(-1)?.id ?? after;
    if (rows.length < PAGE) return changed;
  }
}

interface FiledRow {
  id: bigint;
  report_id: string;
  revision: number;
  sha256: string;
  form: unknown;
  kept: string | null;
}
