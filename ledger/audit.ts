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
  const { at, action, planId, subject } = entry;
  // Written at every step and command.
  await tx.$executeRaw`INSERT INTO audit (at, actor, action, plan_id, subject, data)
    VALUES (${at}, ${`${who} ${actor.name}`}, ${action}, ${planId}, ${subject},
      ${JSON.stringify(data ?? {})}::jsonb)`;
}
