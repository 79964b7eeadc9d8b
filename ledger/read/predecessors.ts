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
export async function heirOf(tx: Pick<Tx, 'transfer'>, agencyId: string): Promise<string> {
  return (await heirs(tx))(agencyId);
}

/** Who took the place of each agency by now, asked once for many; itself where nobody did. */
export async function heirs(tx: Pick<Tx, 'transfer'>): Promise<(agencyId: string) => string> {
  const next = await successors(tx);
  return (agencyId) => followed(next, agencyId);
}

function followed(next: ReadonlyMap<string, string>, agencyId: string): string {
  let heir = agencyId;
  // An agency that has ended takes nothing over: the way does not come back.
  for (let to = next.get(heir); to !== undefined; to = next.get(heir)) heir = to;
  return heir;
}

/** An agency, and all whose place it took by merging or renaming, however often. */
export async function placesOf(tx: Pick<Tx, 'transfer'>, agencyId: string): Promise<string[]> {
  const next = await successors(tx);
  return [agencyId, ...[...next.keys()].filter((each) => followed(next, each) === agencyId)];
}

async function successors(tx: Pick<Tx, 'transfer'>): Promise<Map<string, string>> {
  const transfers = await tx.transfer.findMany({
    where: { cause: { in: ['merged', 'renamed'] } },
    select: { fromAgencyId: true, toAgencyId: true },
  });
  return new Map(transfers.map(({ fromAgencyId, toAgencyId }) => [fromAgencyId, toAgencyId]));
}
