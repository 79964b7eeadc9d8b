import type { Ledger, Tx } from './ledger.ts';

/** A workflow, named by the ledger row it runs. */
export type RelayTarget =
  | { workflow: 'plan'; planId: string }
  | { workflow: 'annualCycle'; planId: string; year: number }
  | { workflow: 'report'; reportId: string; planId: string };

export type RelaySignal = 'submitted' | 'reviewed' | 'termsChanged' | 'reportClosed';

export interface RelayMessage {
  target: RelayTarget;
  signal: RelaySignal;
  version: number;
}

/** NOTIFY channel that wakes the relay. */
export const RELAY_CHANNEL = 'duban_relay';

/** Puts down what a workflow must be told; the relay tells it once the transaction has committed. */
export async function relay(tx: Tx, message: RelayMessage): Promise<void> {
  const { target, signal, version } = message;
  await tx.$queryRaw`
    WITH put AS (
      INSERT INTO relay (workflow, subject, signal, version)
      VALUES (${target.workflow}, ${target}::jsonb, ${signal}, ${version}) RETURNING 1
    )
    SELECT pg_notify(${RELAY_CHANNEL}, '')::text FROM put`;
}

interface LockedRow {
  id: bigint;
  subject: RelayTarget;
  signal: RelaySignal;
  version: number;
  attempts: number;
}

/** The newest version of each waiting workflow; older rows for the same workflow are one with it. */
export interface RelayRow extends RelayMessage {
  ids: bigint[];
  attempts: number;
}

/**
 * Locks a batch of waiting relay rows (SKIP LOCKED: any number of relays), hands them to `tell`,
 * deletes those that were told and puts off the others (real time, doubling from 1 s to 60 s).
 * A crash between telling and deleting tells again, which is harmless: versions are compared.
 */
export async function relayBatch(
  ledger: Ledger,
  limit: number,
  tell: (rows: RelayRow[]) => Promise<Set<RelayRow>>,
): Promise<{ told: number; failed: number }> {
  return ledger.db.$transaction(async (tx) => {
    const locked = await tx.$queryRaw<
      LockedRow[]
    >`SELECT id, subject, signal, version, attempts FROM relay WHERE retry_at <= now()
      ORDER BY id LIMIT ${limit} FOR UPDATE SKIP LOCKED`;
    const rows = newestPerWorkflow(locked);
    if (rows.length === 0) return { told: 0, failed: 0 };
    const told = await tell(rows);
    const done = rows.filter((row) => told.has(row)).flatMap(({ ids }) => ids);
    const failed = rows.filter((row) => !told.has(row)).flatMap(({ ids }) => ids);
    await tx.relay.deleteMany({ where: { id: { in: done } } });
    if (failed.length > 0)
      await tx.$executeRaw`UPDATE relay SET attempts = attempts + 1,
        retry_at = now() + least(60, power(2, least(attempts, 6))) * interval '1 second'
        WHERE id = ANY(${failed})`;
    return { told: done.length, failed: failed.length };
  });
}

function newestPerWorkflow(rows: LockedRow[]): RelayRow[] {
  const newest = new Map<string, RelayRow>();
  for (const { id, subject, signal, version, attempts } of rows) {
    const key = JSON.stringify(subject);
    const known = newest.get(key);
    const ids = [...(known?.ids ?? []), id];
    if (known && known.version > version) newest.set(key, { ...known, ids });
    else newest.set(key, { target: subject, signal, version, attempts, ids });
  }
  return [...newest.values()];
}
