import { submissionFormSchema } from '../../schemas/submission-form.ts';
import { listedOf } from '../attachments/attachments.ts';
import { formHash } from '../form-hash.ts';
import type { Ledger } from '../ledger.ts';
import type { LinkedEntry } from './check-chain.ts';
import { entryOf, type EntryRow } from './entries.ts';
import type { Link } from './links.ts';

/** Links that are read at once. */
const PAGE = 2_000;

/** The chains that there are, by name. */
export async function chainNames(ledger: Ledger): Promise<string[]> {
  const rows = await ledger.db.$queryRaw<{ chain: string }[]>`
    SELECT DISTINCT chain FROM audit_link ORDER BY chain`;
  return rows.map(({ chain }) => chain);
}

/** The links of one chain in order, each with its entry as it stands now. */
export async function* readChain(ledger: Ledger, chain: string): AsyncGenerator<LinkedEntry> {
  let after = 0;
  for (;;) {
    const rows = await ledger.db.$queryRaw<LinkRow[]>`
      SELECT l.chain, l.seq, l.audit_id, l.content, l.hash,
        a.id, a.at, a.actor, a.action, a.plan_id, a.subject, a.data
      FROM audit_link l LEFT JOIN audit a ON a.id = l.audit_id
      WHERE l.chain = ${chain} AND l.seq > ${after} ORDER BY l.seq LIMIT ${PAGE}`;
    for (const row of rows)
      yield { link: linkOf(row), entry: row.id === null ? null : entryOf(row) };
    after = rows.at(-1)?.seq ?? after;
    if (rows.length < PAGE) return;
  }
}

type LinkRow = Omit<Link, 'auditId'> & { audit_id: bigint } & (EntryRow | { id: null });

const linkOf = ({ chain, seq, audit_id, content, hash }: LinkRow): Link => ({
  ...{ chain, seq, content, hash },
  auditId: audit_id.toString(),
});

/** How many entries are not linked yet: a worker links them within seconds. */
export async function unlinkedEntries(ledger: Ledger): Promise<number> {
  const [row] = await ledger.db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM audit a
    WHERE NOT EXISTS (SELECT 1 FROM audit_link l WHERE l.audit_id = a.id)`;
  return row?.count ?? 0;
}

/** A revision that does not say what the audit says was filed. */
export interface ChangedText {
  reportId: string;
  revision: number;
}

/**
 * Compares what was filed with the hash that its filing has in the audit: a text, a list of files or
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
      WHERE a.action = 'file' AND a.data ? 'sha256' AND a.id > ${after} ORDER BY a.id LIMIT ${PAGE}`;
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
