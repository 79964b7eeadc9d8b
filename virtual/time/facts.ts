import type { Ledger, Tx } from '../../ledger/ledger.ts';

/*
 * All that the driver asks the ledger: what is still under way, when something is due next, and which
 * workflows there are. Nothing else under virtual/time/ knows a table.
 */

/** What of an instant's work is still under way; all zero when the ledger has come to rest. */
export interface Unsettled {
  /** Things not yet told to their workflow. */
  relay: number;
  /** Workflows that have not seen the newest version. */
  unseen: number;
  /** Workflows that should have woken. */
  overdue: number;
  /** Mails due and not settled. */
  mails: number;
}

/** A workflow that has taken a step. */
export interface RunningProcess {
  /** The workflow's id. */
  id: string;
  /** Differs from the last look's when it was told something, or took a step. */
  mark: string;
  /** When it wakes by itself. */
  wakesAt: Date | null;
}

/** Counts what is not done at business time `now`. */
export async function unsettled({ db }: Ledger, now: Date): Promise<Unsettled> {
  const [row] = await db.$queryRaw<Unsettled[]>`
    WITH process AS (
      SELECT version, seen_version, next_wake_at FROM report
      UNION ALL SELECT version, seen_version, next_wake_at FROM cycle
      UNION ALL SELECT version, seen_version, next_wake_at FROM plan WHERE launched_at IS NOT NULL
    )
    SELECT (SELECT count(*)::int FROM relay) AS relay,
      (SELECT count(*)::int FROM process WHERE version > seen_version) AS unseen,
      (SELECT count(*)::int FROM process WHERE next_wake_at <= ${now}) AS overdue,
      (SELECT count(*)::int FROM mail WHERE due_at <= ${now}
        AND state NOT IN ('sent', 'refused', 'cancelled')) AS mails`;
  return row ?? { relay: 0, unseen: 0, overdue: 0, mails: 0 };
}

/** The earliest business instant at which something is due by itself; null if nothing is. */
export async function nextInstant({ db }: Ledger): Promise<Date | null> {
  const [row] = await db.$queryRaw<{ next: Date | null }[]>`
    SELECT least(
      (SELECT min(next_wake_at) FROM report),
      (SELECT min(next_wake_at) FROM cycle),
      (SELECT min(next_wake_at) FROM plan WHERE launched_at IS NOT NULL),
      (SELECT min(due_at) FROM mail WHERE state = 'staged')
    ) AS next`;
  return row?.next ?? null;
}

/** Every workflow that has taken a step, whether it still runs or not. */
export async function runningProcesses({ db }: Ledger): Promise<RunningProcess[]> {
  return db.$queryRaw<RunningProcess[]>`
    WITH process AS (
      SELECT 'report/' || id AS id, version, steps, next_wake_at FROM report
      UNION ALL SELECT 'plan/' || plan_id || '/' || year, version, steps, next_wake_at FROM cycle
      UNION ALL SELECT 'plan/' || id, version, steps, next_wake_at FROM plan
    )
    SELECT id, version || '/' || steps AS mark, next_wake_at AS "wakesAt"
    FROM process WHERE steps > 0`;
}

/** Until the transaction ends, whoever has something to tell a workflow waits. */
export async function holdTelling(tx: Tx): Promise<void> {
  await tx.$executeRaw`LOCK TABLE relay IN EXCLUSIVE MODE`;
}
