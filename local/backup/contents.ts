import type pg from 'pg';
import { headText, type Head } from '../../ledger/audit-chain/links.ts';
import type { Counts } from './manifest.ts';

/** What a database holds of this product. */
export interface Contents {
  /** Applied migrations, in order; none: it was never migrated. */
  migrations: string[];
  heads: string[];
  counts: Counts;
  lastSentAt: Date | null;
}

const NOTHING: Counts = {
  ...{ plans: 0, reports: 0, submissions: 0, mailsSent: 0, users: 0, auditEntries: 0 },
};

/** Whether there is anything in it that somebody would miss. */
export const isEmpty = ({ counts }: Contents): boolean =>
  Object.values(counts).every((count) => count === 0);

/** Reads what a database holds; one that was never migrated holds nothing. */
export async function contentsOf(client: pg.Client): Promise<Contents> {
  const { rows: tables } = await client.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace`,
  );
  const has = new Set(tables.map(({ name }) => name));
  if (!has.has('_prisma_migrations'))
    return { migrations: [], heads: [], counts: NOTHING, lastSentAt: null };
  const { rows: applied } = await client.query<{ name: string }>(
    `SELECT migration_name AS name FROM _prisma_migrations
     WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY 1`,
  );
  const count = (table: string, where = 'true') =>
    has.has(table) ? `(SELECT count(*) FROM "${table}" WHERE ${where})::int` : '0';
  const { rows } = await client.query<Counts>(
    `SELECT ${count('plan')} AS plans, ${count('report')} AS reports,
       ${count('submission')} AS submissions, ${count('mail', `state = 'sent'`)} AS "mailsSent",
       ${count('user')} AS users, ${count('audit')} AS "auditEntries"`,
  );
  const heads = has.has('audit_link')
    ? (
        await client.query<Head>(
          'SELECT DISTINCT ON (chain) chain, seq, hash FROM audit_link ORDER BY chain, seq DESC',
        )
      ).rows.map(headText)
    : [];
  const { rows: sent } = has.has('message')
    ? await client.query<{ at: Date | null }>('SELECT max(sent_at) AS at FROM message')
    : { rows: [] };
  return {
    migrations: applied.map(({ name }) => name),
    heads,
    counts: rows[0] ?? NOTHING,
    lastSentAt: sent[0]?.at ?? null,
  };
}
