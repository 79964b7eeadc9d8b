import type { Installed } from '../../../domain/register/checklist.ts';
import type { Ledger } from '../../ledger.ts';

/** Counts what an installation has so far. */
export async function installed({ db }: Ledger): Promise<Installed> {
  const [row] = await db.$queryRaw<Installed[]>`
    SELECT (SELECT count(*)::int FROM "user" WHERE role = 'admin' AND deactivated_at IS NULL)
        AS administrators,
      (count(*) FILTER (WHERE kind = 'commission'))::int AS commissions,
      (count(*) FILTER (WHERE kind = 'government_office'))::int AS governments,
      (count(*) FILTER (WHERE kind NOT IN ('commission', 'government_office')))::int AS agencies,
      (count(*) FILTER (WHERE EXISTS (SELECT 1 FROM contact c WHERE c.agency_id = a.id AND c.active
        AND c.role = 'officer' AND c.refused_at IS NULL)))::int AS reachable,
      (SELECT count(*)::int FROM plan) AS plans,
      (SELECT count(*)::int FROM plan WHERE launched_at IS NOT NULL) AS launched
    FROM agency a WHERE a.ended_at IS NULL`;
  if (!row) throw new Error('a count is always one row');
  return row;
}

/** Whether anybody runs the installation; until then it can be set up. */
export async function hasAdministrator({ db }: Ledger): Promise<boolean> {
  return (await db.user.count({ where: { role: 'admin', deactivatedAt: null } })) > 0;
}
