import type { Tx } from '../../ledger/ledger.ts';
import { Prisma } from '../../prisma/generated/client.ts';

/*
 * All that the driver asks the ledger: what is still under way, when something is due next, and which
 * workflows there are. Nothing else under virtual/time/ knows a table.
 */

/**
 * Where the ledger is asked. While telling is held it is the transaction that holds it: those who wait
 * for that may have taken every other connection.
 */
export type Asked = Pick<Tx, '$queryRaw'>;

/** What of an instant's work is still under way; all zero when the ledger has come to rest. */
export interface UnderWay {
  /** Things not yet told to their workflow. */
  relay: number;
  /** Workflows that have not seen the newest version. */
  unseen: number;
  /** Workflows that should have woken. */
  overdue: number;
  /** Mails due of which nobody knows yet what became. */
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

const UNDER_WAY = (now: Date, lost: readonly string[]) => Prisma.sql`
  (SELECT count(*)::int FROM relay) AS relay,
  (SELECT count(*)::int FROM process WHERE version > seen_version) AS unseen,
  (SELECT count(*)::int FROM process
    WHERE next_wake_at <= ${now} AND id <> ALL(${lost}::text[])) AS overdue,
  (SELECT count(*)::int FROM mail m JOIN plan p ON p.id = m.plan_id WHERE due_at <= ${now}
    AND p.paused_at IS NULL AND state NOT IN ('sent', 'refused', 'cancelled')) AS mails`;

const NEXT = (lost: readonly string[]) => Prisma.sql`
  least(
    (SELECT min(next_wake_at) FROM process WHERE id <> ALL(${lost}::text[])),
    (SELECT min(due_at) FROM mail m JOIN plan p ON p.id = m.plan_id
      WHERE state = 'staged' AND p.paused_at IS NULL)
  ) AS next`;

/**
 * Counts what is not done at business time `now`.
 * @param lost processes whose timer was lost on purpose: nobody waits for them.
 */
export async function underWay(
  db: Asked,
  now: Date,
  lost: readonly string[] = [],
): Promise<UnderWay> {
  const [row] = await db.$queryRaw<UnderWay[]>`SELECT ${UNDER_WAY(now, lost)}`;
  return row ?? NOTHING;
}

const NOTHING: UnderWay = { relay: 0, unseen: 0, overdue: 0, mails: 0 };

/** The earliest business instant at which something runs by itself; null if nothing does. */
export async function nextInstant(db: Asked, lost: readonly string[] = []): Promise<Date | null> {
  const [row] = await db.$queryRaw<{ next: Date | null }[]>`SELECT ${NEXT(lost)}`;
  return row?.next ?? null;
}

/** Both at once. */
export async function underWayAndNext(
  db: Asked,
  now: Date,
  lost: readonly string[],
): Promise<{ left: UnderWay; next: Date | null }> {
  const [row] = await db.$queryRaw<(UnderWay & { next: Date | null })[]>`
    SELECT ${UNDER_WAY(now, lost)}, ${NEXT(lost)}`;
  const { next, ...left } = row ?? { ...NOTHING, next: null };
  return { left, next };
}

/** The next instant after `now` that people notice: a step takes effect, or mails go out. */
export async function nextEvent(db: Asked, now: Date): Promise<Date | null> {
  const [row] = await db.$queryRaw<{ next: Date | null }[]>`
    SELECT least(
      (SELECT min(next_step_at) FROM process WHERE next_step_at > ${now}),
      (SELECT min(due_at) FROM mail m JOIN plan p ON p.id = m.plan_id
        WHERE state = 'staged' AND p.paused_at IS NULL AND due_at > ${now})
    ) AS next`;
  return row?.next ?? null;
}

/** Real time after which a workflow that has ended has nothing in hand any more. */
const ENDED_MINUTES = 2;

/** Every workflow that has taken a step and runs, or has ended a moment ago. */
export async function runningProcesses(db: Asked): Promise<RunningProcess[]> {
  return db.$queryRaw<RunningProcess[]>`
    SELECT id, version || '/' || steps AS mark, next_wake_at AS "wakesAt"
    FROM process WHERE steps > 0
      AND (running OR changed_real > now() - ${ENDED_MINUTES} * interval '1 minute')`;
}

/** The marks of these workflows, by id. */
export async function marksOf(db: Asked, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await db.$queryRaw<Pick<RunningProcess, 'id' | 'mark'>[]>`
    SELECT id, version || '/' || steps AS mark FROM process WHERE id = ANY(${ids}::text[])`;
  return new Map(rows.map(({ id, mark }) => [id, mark]));
}

/** Until the transaction ends, whoever has something to tell a workflow waits. */
export async function holdTelling(tx: Tx): Promise<void> {
  await tx.$executeRaw`LOCK TABLE relay IN EXCLUSIVE MODE`;
}
