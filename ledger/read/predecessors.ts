import type { Tx } from '../ledger.ts';

/** The agencies from which this one took over what they owed, and theirs; the latest transfer first. */
export async function predecessorsOf(tx: Tx, planId: string, agencyId: string): Promise<string[]> {
  const transfers = await tx.transfer.findMany({
    where: { planId },
    orderBy: { at: 'desc' },
    select: { fromAgencyId: true, toAgencyId: true },
  });
  const found = new Set([agencyId]);
  // A set is walked to what is added to it meanwhile.
  for (const each of found)
    for (const { fromAgencyId, toAgencyId } of transfers)
      if (toAgencyId === each) found.add(fromAgencyId);
  return [...found].slice(1);
}
