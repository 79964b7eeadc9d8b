import type { RegisterAgency } from '../../domain/import/match-names.ts';
import type { Tx } from '../ledger.ts';

/** Every agency that the register knows, with all its names, in the order of their ids. */
export async function registerOf(tx: Tx): Promise<RegisterAgency[]> {
  const agencies = await tx.agency.findMany({
    orderBy: { id: 'asc' },
    select: {
      id: true,
      name: true,
      nameEn: true,
      kind: true,
      endedAt: true,
      aliases: { select: { name: true } },
    },
  });
  return agencies.map(({ aliases, ...agency }) => ({
    ...agency,
    aliases: aliases.map(({ name }) => name),
  }));
}
