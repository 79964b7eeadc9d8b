import type { Tx } from '../ledger.ts';
import { heirs } from '../read/predecessors.ts';

/**
 * How often agencies are inspected in a calendar year, in whatever plan: announced and not called off,
 * by the first day of the visit. National rules limit it. An agency is counted with any whose place it took: a
 * new name makes nobody new.
 * @param except an inspection that is not counted: the one that is being arranged.
 */
export async function timesInspected(
  tx: Pick<Tx, '$queryRaw' | 'transfer'>,
  year: number,
  except: string | null = null,
): Promise<Map<string, number>> {
  const rows = await tx.$queryRaw<{ agencyId: string; id: string }[]>`
    SELECT DISTINCT s.agency_id AS "agencyId", i.id
    FROM inspection i JOIN inspection_subject s ON s.inspection_id = i.id
    WHERE i.announced_at IS NOT NULL AND i.called_off_at IS NULL
      AND left(i.starts_on, 4) = ${String(year).padStart(4, '0')}
      AND i.id IS DISTINCT FROM ${except}`;
  const heirOf = await heirs(tx);
  const inspections = new Map<string, Set<string>>();
  for (const { agencyId, id } of rows) {
    const heir = heirOf(agencyId);
    inspections.set(heir, (inspections.get(heir) ?? new Set()).add(id));
  }
  return new Map([...inspections].map(([agencyId, ids]) => [agencyId, ids.size]));
}

/** Until the transaction ends nobody else announces an inspection: what is counted stays so. */
export async function holdCount(tx: Tx): Promise<void> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended('inspections', 0))::text`;
}
