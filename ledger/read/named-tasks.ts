import { mentions, placeNames } from '../../domain/document/place-names.ts';
import type { Tx } from '../ledger.ts';

/**
 * Of a plan's tasks the ids of those whose text names the region or one of its places (its other
 * names); what was set aside is nobody's any more.
 */
export async function namedTaskIds(tx: Tx, planId: string, agencyId: string): Promise<string[]> {
  const select = { id: true, name: true, kind: true, aliases: { select: { name: true } } };
  const agencies = await tx.agency.findMany({ select });
  const own = agencies.find(({ id }) => id === agencyId);
  if (own?.kind !== 'region') return [];
  const names = placeNames(
    own.name,
    own.aliases.map(({ name }) => name),
  );
  const others = agencies
    .filter((each) => each !== own)
    .flatMap(({ name, aliases }) => [name, ...aliases.map((alias) => alias.name)]);
  const tasks = await tx.task.findMany({
    where: { planId, setAsideAt: null },
    orderBy: { order: 'asc' },
    select: { id: true, text: true },
  });
  return tasks.filter(({ text }) => mentions(text, names, others)).map(({ id }) => id);
}
