import type pg from 'pg';
import { readHead } from '../../ledger/audit-chain/links.ts';
import { isEmpty, type Contents } from './contents.ts';
import type { Counts, Manifest } from './manifest.ts';

/** What a database holds that a backup does not. */
export interface Loss {
  /**
   * `earlier`: the backup is an earlier state of the same ledger; `other`: it is of another one, or of one
   * that went on differently; `nothing`: there is nothing to lose.
   */
  kind: 'nothing' | 'earlier' | 'other';
  /** By how much the present counts are higher than those of the backup. */
  more: Counts;
  /** Entries of the audit that the backup does not have; of another ledger: all. */
  entries: number;
}

/** Tells what is lost if this database makes way for the backup. */
export async function whatIsLost(
  client: pg.Client,
  { heads, counts }: Manifest,
  now: Contents,
): Promise<Loss> {
  const more = Object.fromEntries(
    Object.entries(now.counts).map(([key, count]) => [
      key,
      Math.max(0, count - counts[key as keyof Counts]),
    ]),
  ) as Counts;
  if (isEmpty(now)) return { kind: 'nothing', more, entries: 0 };
  const known = await Promise.all(heads.map((head) => stands(client, head)));
  const isEarlier = heads.length > 0 && known.every(Boolean);
  const entries = isEarlier ? more.auditEntries : now.counts.auditEntries;
  return { kind: isEarlier ? 'earlier' : 'other', more, entries };
}

/** Whether the present chain has this link. */
async function stands(client: pg.Client, text: string): Promise<boolean> {
  const head = readHead(text);
  if (!head) return false;
  const { rowCount } = await client
    .query('SELECT 1 FROM audit_link WHERE chain = $1 AND seq = $2 AND hash = $3', [
      ...[head.chain, head.seq, head.hash],
    ])
    .catch(() => ({ rowCount: 0 }));
  return rowCount === 1;
}
