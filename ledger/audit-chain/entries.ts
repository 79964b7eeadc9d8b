import { Prisma } from '../../prisma/generated/client.ts';
import type { ChainedEntry } from './links.ts';

/** An audit row as it is read for the chain. */
export interface EntryRow {
  id: bigint;
  at: Date;
  actor: string;
  action: string;
  plan_id: string | null;
  subject: string;
  data: unknown;
}

export const ENTRY_COLUMNS = Prisma.raw(
  'a.id, a.at, a.actor, a.action, a.plan_id, a.subject, a.data',
);

/** What of a row is covered: all of it. */
export const entryOf = ({ id, at, plan_id, ...row }: EntryRow): ChainedEntry => ({
  id: id.toString(),
  at: at.toISOString(),
  actor: row.actor,
  action: row.action,
  planId: plan_id,
  subject: row.subject,
  data: row.data,
});
