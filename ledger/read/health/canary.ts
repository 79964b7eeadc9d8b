import { beat } from '../../heartbeat.ts';
import type { Ledger } from '../../ledger.ts';

/** Rows that are sorted on disk: about a megabyte. */
const SPILLED = 12_000;

/**
 * Writes a row, and a megabyte that is thrown away: a full disk, or a standby, still answers what it is
 * asked, and a small row often finds room on a page that is there already.
 * @returns why it could not be written: PostgreSQL's own code; null: it could.
 */
export async function tryToWrite(ledger: Ledger): Promise<string | null> {
  try {
    await ledger.db.$transaction(async (tx) => {
      await tx.$executeRaw`SET LOCAL work_mem = '64kB'`;
      await tx.$queryRaw`SELECT count(*)::int FROM (
        SELECT md5(n::text) AS text FROM generate_series(1, ${SPILLED}::int) n ORDER BY 1 OFFSET 0) t`;
    });
    await beat(ledger, 'canary', 'canary');
    return null;
  } catch (error) {
    return codeOf(error);
  }
}

/** The code of PostgreSQL's that lies in an error, however it is wrapped. */
function codeOf(error: unknown): string {
  for (let each = error; typeof each === 'object' && each !== null;) {
    const { code, originalCode, cause, meta } = each as Record<string, unknown>;
    for (const found of [originalCode, code])
      if (typeof found === 'string' && /^[0-9A-Z]{5}$/.test(found) && !/^P\d/.test(found))
        return found;
    each = cause ?? meta ?? null;
  }
  return 'unknown';
}
