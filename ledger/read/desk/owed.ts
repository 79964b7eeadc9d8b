import type { Ledger } from '../../ledger.ts';

/**
 * Who will owe a year's reports: the agency of each, once per report (one per task and lead agency,
 * and one per region).
 */
export async function owedOf(ledger: Ledger, planId: string): Promise<string[]> {
  const [leads, regions] = await Promise.all([
    ledger.db.responsibility.findMany({
      where: { role: 'lead', task: { planId } },
      select: { agencyId: true },
    }),
    ledger.db.planRegion.findMany({ where: { planId }, select: { agencyId: true } }),
  ]);
  return [...leads, ...regions].map(({ agencyId }) => agencyId);
}
