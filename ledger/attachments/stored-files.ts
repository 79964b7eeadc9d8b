import { createHash } from 'node:crypto';
import type { Ledger, Tx } from '../ledger.ts';

/** SHA-256 of a file's bytes, in hex. */
export const hashOf = (bytes: Uint8Array): string =>
  createHash('sha256').update(bytes).digest('hex');

/**
 * Keeps the content of a file, once however often and by whomever it is sent. What nothing names is kept
 * for a day from now.
 * @returns its hash.
 */
export async function keepFile({ db, files }: Ledger, bytes: Uint8Array): Promise<string> {
  const sha256 = hashOf(bytes);
  await db.$transaction(async (tx) => {
    await holdHash(tx, sha256);
    await tx.$executeRaw`
      INSERT INTO stored_file (sha256, size, wanted_real) VALUES (${sha256}, ${bytes.length}, now())
      ON CONFLICT (sha256) DO UPDATE SET wanted_real = now()`;
    await files.put(tx, sha256, bytes);
  });
  return sha256;
}

/**
 * Throws away what nothing needs any more, after a day of real time: uploads that were never ended;
 * attachments that were removed before they were handed in; content that no attachment names.
 */
export async function sweepFiles({ db, files }: Ledger): Promise<void> {
  await db.$executeRaw`DELETE FROM file_upload WHERE started_real < now() - interval '1 day'`;
  await db.$executeRaw`DELETE FROM attachment a USING stored_file f
    WHERE f.sha256 = a.sha256 AND f.wanted_real < now() - interval '1 day'
      AND a.removed_at IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM listed_attachment l WHERE l.attachment_id = a.id)`;
  const unnamed = await db.$queryRaw<{ sha256: string }[]>`
    SELECT sha256 FROM stored_file f
    WHERE wanted_real < now() - interval '1 day'
      AND NOT EXISTS (SELECT 1 FROM attachment a WHERE a.sha256 = f.sha256)
    LIMIT ${AT_ONCE}`;
  for (const { sha256 } of unnamed)
    await db.$transaction(async (tx) => {
      await holdHash(tx, sha256);
      const dropped = await tx.$executeRaw`DELETE FROM stored_file f
        WHERE sha256 = ${sha256} AND wanted_real < now() - interval '1 day'
          AND NOT EXISTS (SELECT 1 FROM attachment a WHERE a.sha256 = f.sha256)`;
      if (dropped > 0) await files.drop(tx, sha256);
    });
}

/** Whoever uploads sweeps: they shall not wait for long. */
const AT_ONCE = 50;

/** Until the transaction ends nobody else keeps or throws away this content. */
const holdHash = (tx: Tx, sha256: string) =>
  tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${sha256}, 0))`;
