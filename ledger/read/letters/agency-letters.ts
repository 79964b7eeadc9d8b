import { Prisma } from '../../../prisma/generated/client.ts';
import type { Ledger } from '../../ledger.ts';
import { readLetters, type IssuedLetter } from './issued-letters.ts';

/**
 * The letters and circulars that have left for an agency, newest first: never a draft, nothing that
 * was taken back, and nothing that still can be.
 */
export async function agencyLetters(
  ledger: Ledger,
  agencyId: string,
  now: Date,
): Promise<IssuedLetter[]> {
  const where = Prisma.sql`i.taken_back_at IS NULL AND ${agencyId} = ANY(i.addressed_ids)`;
  return (await readLetters(ledger.db, where, now)).filter(({ leftAt }) => leftAt !== null);
}

/** An issued letter by its id, of whatever plan; null if there is none. */
export async function letterById(
  ledger: Ledger,
  id: string,
  now: Date,
): Promise<IssuedLetter | null> {
  return (await readLetters(ledger.db, Prisma.sql`i.id = ${id}`, now))[0] ?? null;
}
