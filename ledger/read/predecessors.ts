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

/**
 * Who owes by now what an agency owed: itself, or, once it was merged or renamed, whoever took its place,
 * however often.
 */
export async function heirOf(tx: Tx, agencyId: string): Promise<string> {
  const transfers = await tx.transfer.findMany({
    where: { cause: { in: ['merged', 'renamed'] } },
    select: { fromAgencyId: true, toAgencyId: true },
  });
  const heirs = new Map(
    transfers.map(({ fromAgencyId, toAgencyId }) => [fromAgencyId, toAgencyId]),
  );
  let heir = agencyId;
  // An agency that has ended takes nothing over: the way does not come back.
  for (let next = heirs.get(heir); next !== undefined; next = heirs.get(heir)) heir = next;
  return heir;
}
