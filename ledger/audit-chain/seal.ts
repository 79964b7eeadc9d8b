import { Prisma } from '../../prisma/generated/client.ts';
import type { Ledger, Tx } from '../ledger.ts';
import { entryOf, ENTRY_COLUMNS, type EntryRow } from './entries.ts';
import { SIGN_IN } from '../sign-in/own-entry.ts';
import {
  ACCOUNTS_CHAIN,
  contentHash,
  linkHash,
  NO_LINK,
  REGISTER_CHAIN,
  type Head,
  type Link,
} from './links.ts';

/** Entries that are linked in one transaction. */
const BATCH = 1_000;

/**
 * Links audit entries that are not linked yet, in the order in which they were written; of an entry whose
 * transaction ends later, when it is there. Any number of processes may call it: one of them links.
 * @param after entries up to this id are known to be linked; 0 looks at all of them.
 * @returns how many were linked.
 */
export async function linkEntries(ledger: Ledger, after = 0n): Promise<number> {
  for (let linked = 0; ;) {
    const rows = await ledger.db.$transaction((tx) => linkBatch(tx, after));
    linked += rows.length;
    if (rows.length < BATCH) return linked;
  }
}

/** The id of the newest entry; 0 where there is none. */
export async function newestEntry(ledger: Ledger): Promise<bigint> {
  const { _max: newest } = await ledger.db.audit.aggregate({ _max: { id: true } });
  return newest.id ?? 0n;
}

async function linkBatch(tx: Tx, after: bigint): Promise<EntryRow[]> {
  // Without a lock two would write the same link.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('audit_link', 0))`;
  const rows = await tx.$queryRaw<EntryRow[]>`
    SELECT ${ENTRY_COLUMNS} FROM audit a
    WHERE a.id > ${after} AND NOT EXISTS (SELECT 1 FROM audit_link l WHERE l.audit_id = a.id)
    ORDER BY a.id LIMIT ${BATCH}`;
  if (rows.length === 0) return rows;
  const chains = [...new Set(rows.map(chainOf))];
  const heads = new Map((await headsOf(tx, chains)).map((head) => [head.chain, head]));
  const links = rows.map((row): Link => {
    const chain = chainOf(row);
    const last = heads.get(chain);
    const content = contentHash(entryOf(row));
    const seq = (last?.seq ?? 0) + 1;
    const hash = linkHash(last?.hash ?? NO_LINK, { chain, seq, content });
    heads.set(chain, { chain, seq, hash });
    return { chain, seq, content, hash, auditId: row.id.toString() };
  });
  await tx.auditLink.createMany({
    data: links.map((link) => ({ ...link, auditId: BigInt(link.auditId) })),
  });
  return rows;
}

const chainOf = ({ plan_id, action }: EntryRow): string =>
  plan_id ?? (action === SIGN_IN ? ACCOUNTS_CHAIN : REGISTER_CHAIN);

/** Where chains stand; of those that have a link. */
export function headsOf(db: Pick<Tx, '$queryRaw'>, chains: readonly string[]): Promise<Head[]> {
  return db.$queryRaw<Head[]>`
    SELECT l.chain, l.seq, l.hash FROM unnest(${chains}::text[]) AS c(chain)
    CROSS JOIN LATERAL (SELECT * FROM audit_link WHERE chain = c.chain
      ORDER BY seq DESC LIMIT 1) AS l`;
}

/**
 * The link of the newest entry of what was done to a subject; it is linked now if it is not yet. Null
 * if there is no such entry.
 * @param revision where there are several: that of this revision.
 */
export async function linkOf(
  ledger: Ledger,
  subject: string,
  actions: readonly string[],
  revision?: number,
): Promise<Head | null> {
  const find = async () => {
    const [found] = await ledger.db.$queryRaw<(Partial<Head> & { id: bigint })[]>`
      SELECT a.id, l.chain, l.seq, l.hash FROM audit a LEFT JOIN audit_link l ON l.audit_id = a.id
      WHERE a.subject = ${subject} AND a.action = ANY(${[...actions]}) ${
        revision === undefined
          ? Prisma.empty
          : Prisma.sql`AND a.data->'revision' = to_jsonb(${revision}::int)`
      }
      ORDER BY a.id DESC LIMIT 1`;
    return found;
  };
  let found = await find();
  if (!found) return null;
  if (!found.hash) {
    // With what was written before it, which its hash is to cover.
    await linkEntries(ledger, found.id - BigInt(BATCH));
    found = await find();
  }
  const { chain, seq, hash } = found ?? {};
  return chain === undefined || seq === undefined || !hash ? null : { chain, seq, hash };
}
