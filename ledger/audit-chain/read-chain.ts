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
