import {
  documentNumber,
  FIRST_PREFIX,
  nextNumbers,
} from '../../../domain/letters/document-number.ts';
import type { Tx } from '../../ledger.ts';
import type { DraftEffect } from '../desk/drafts.ts';

/**
 * Proposes numbers for so many documents of a kind: the prefix that their agency used last, after the
 * highest number that is in use this year. A proposal reserves nothing.
 */
export async function proposedNumbers(
  db: Tx,
  { commissionId, effect, year }: { commissionId: string; effect: DraftEffect; year: number },
  count: number,
): Promise<string[]> {
  const last = await db.issuedLetter.findFirst({
    where: { effect, plan: { commissionId } },
    orderBy: [{ issuedAt: 'desc' }, { seq: 'desc' }],
    select: { prefix: true },
  });
  const prefix = last?.prefix ?? FIRST_PREFIX[effect];
  const { _max } = await db.issuedLetter.aggregate({
    where: { prefix, year, numberInUse: { not: null } },
    _max: { seq: true },
  });
  return nextNumbers({ prefix, year }, _max.seq ?? 0, count).map(documentNumber);
}
