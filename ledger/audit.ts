import type { Actor } from '../domain/report/actor.ts';
import type { Prisma } from '../prisma/generated/client.ts';
import type { Tx } from './ledger.ts';

/** Who did what when, to which row. */
export interface AuditEntry {
  at: Date;
  actor: Actor;
  /** What was done, e.g. `file`, `return`, `escalate`. */
  action: string;
  /** Null: it is of no one plan, as the register is. */
  planId: string | null;
  /** The row it was done to: a report's, plan's or contact's id. */
  subject: string;
  data?: Prisma.InputJsonObject;
}

/** Writes who did what when; in the same transaction as the change itself. */
export async function audit(tx: Tx, { actor, data, ...entry }: AuditEntry): Promise<void> {
  const who = actor.agencyId === null ? actor.kind : `${actor.kind}:${actor.agencyId}`;
  await tx.audit.create({ data: { ...entry, actor: `${who} ${actor.name}`, data: data ?? {} } });
}
