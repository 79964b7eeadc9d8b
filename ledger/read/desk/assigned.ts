import type { Ledger } from '../../ledger.ts';
import type { AgencyName } from './plans.ts';

/**
 * The agencies that a plan gives something to do, or that had to do with it, by their names' sounds. Each is asked
 * for by itself, and the first row that is found answers for it.
 */
export async function assignedAgencies(
  { db }: Pick<Ledger, 'db'>,
  planId: string,
): Promise<AgencyName[]> {
  const agencies = await db.$queryRaw<AgencyName[]>`
    SELECT a.id, a.name, a.name_en AS "nameEn" FROM agency a
    CROSS JOIN LATERAL (
      (SELECT 1 FROM report r WHERE r.agency_id = a.id AND r.plan_id = ${planId} LIMIT 1)
      UNION ALL (SELECT 1 FROM responsibility s JOIN task t ON t.id = s.task_id
        WHERE s.agency_id = a.id AND t.plan_id = ${planId} LIMIT 1)
      UNION ALL (SELECT 1 FROM plan_region g WHERE g.agency_id = a.id AND g.plan_id = ${planId})
      UNION ALL (SELECT 1 FROM transfer x WHERE x.plan_id = ${planId}
        AND a.id IN (x.from_agency_id, x.to_agency_id))
      LIMIT 1) found`;
  return agencies.sort((a, b) => bySound(a.name, b.name));
}

/** Chinese names in the order of their sounds, as a reader looks for them. */
export const bySound = new Intl.Collator('zh-CN').compare;
