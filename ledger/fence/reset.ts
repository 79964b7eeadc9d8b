import type { Ledger } from '../ledger.ts';
import { RELAY_CHANNEL } from '../relay.ts';

/** Whether the ledger was restored and its workflows are still those of before. */
export async function awaitsReset({ db }: Pick<Ledger, 'db'>): Promise<boolean> {
  return (await db.fence.count({ where: { resetAt: null } })) > 0;
}

/**
 * Has every process that is under way begin anew, and whatever the relay still has to tell told by a new
 * beginning: workflows of before the restore, which have been ended, had heard of versions that the ledger
 * does not know any more. From here on the relay tells again.
 * @returns how many begin; null if somebody else has done it.
 */
export async function resetProcesses(ledger: Ledger): Promise<number | null> {
  return ledger.db.$transaction(
    async (tx) => {
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('fence', 0))`;
      const count = await tx.$executeRaw`UPDATE fence SET reset_at = now() WHERE reset_at IS NULL`;
      if (count === 0) return null;
      await tx.$executeRaw`DELETE FROM relay WHERE version IS NOT NULL`;
      // What has no version is a closing, and raises its process's when it is told.
      await tx.$executeRaw`UPDATE relay SET signal = 'restored', retry_at = now(), attempts = 0`;
      const told = await tx.$executeRaw`
        INSERT INTO relay (process_id, signal, version)
        SELECT id, 'restored', version FROM process WHERE running OR version > seen_version`;
      await tx.$executeRaw`SELECT pg_notify(${RELAY_CHANNEL}, '')`;
      return told;
    },
    { timeout: 120_000 },
  );
}
