import type { Ledger } from './ledger.ts';

/** What a part says of itself as it beats. */
export interface Pulse {
  /** Since it finished a task of Temporal's, in seconds; null: it does not know of any. */
  taskAgo?: number | null;
  /** Its machine's clock less the database's, in seconds. */
  clockOff?: number | null;
}

/** Writes that a part is alive, in the database's real time. */
export async function beat(
  ledger: Ledger,
  id: string,
  part: string,
  { taskAgo = null, clockOff = null }: Pulse = {},
): Promise<void> {
  await ledger.db.$executeRaw`INSERT INTO heartbeat (id, part, beat_at, task_at, clock_off)
    VALUES (${id}, ${part}, now(), now() - ${taskAgo}::float8 * interval '1 second', ${clockOff}::float8)
    ON CONFLICT (id) DO UPDATE SET beat_at = excluded.beat_at, task_at = excluded.task_at,
      clock_off = excluded.clock_off`;
}

/** Takes a part's heartbeat away when it stops in order. */
export async function stopBeating(ledger: Ledger, id: string): Promise<void> {
  await ledger.db.heartbeat.deleteMany({ where: { id } });
}

/** Real seconds since a part's newest heartbeat; null if it never beat. */
export async function lastBeat(ledger: Ledger, part: string): Promise<number | null> {
  const [row] = await ledger.db.$queryRaw<{ age: number | null }[]>`
    SELECT extract(epoch FROM now() - max(beat_at))::float8 AS age FROM heartbeat WHERE part = ${part}`;
  return row?.age ?? null;
}

/** What happens now and then, and whose last time is kept as a beat of its own. */
export const MARKS = {
  /** The mail server took a mail. */
  taken: 'mail-taken',
  /** Temporal's Schedule ran the reconciler. */
  schedule: 'schedule',
} as const;

/** Keeps that it has happened just now. */
export async function mark(ledger: Ledger, what: keyof typeof MARKS): Promise<void> {
  await beat(ledger, MARKS[what], MARKS[what]);
}
