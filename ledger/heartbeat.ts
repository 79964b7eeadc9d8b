import type { Ledger } from './ledger.ts';

/** Writes that a part is alive, in the database's real time. */
export async function beat(ledger: Ledger, id: string, part: string): Promise<void> {
  await ledger.db
    .$executeRaw`INSERT INTO heartbeat (id, part, beat_at) VALUES (${id}, ${part}, now())
    ON CONFLICT (id) DO UPDATE SET beat_at = now()`;
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
