import { reportIdOf } from '../../domain/report/report-id.ts';
import type { ImportedPlan } from '../../ledger/import-plan.ts';

/** A report that the document makes somebody owe, as the oracle sees it: from the document alone. */
export interface OwedReport {
  id: string;
  agencyId: string;
}

/** One report per task and lead agency, and one per region. */
export function owedReports(plan: ImportedPlan, year: number): OwedReport[] {
  const idOf = new Map(plan.agencies.map(({ id, name }) => [name, id]));
  const byTask = plan.document.tasks.flatMap(({ number, lead }) =>
    lead.map((name, position) => {
      const agencyId = idOf.get(name) ?? '';
      return {
        id: reportIdOf(plan.id, year, { kind: 'task', number, agencyId, position }),
        agencyId,
      };
    }),
  );
  const byRegion = plan.regions.map((agencyId) => ({
    id: reportIdOf(plan.id, year, { kind: 'region', agencyId }),
    agencyId,
  }));
  return [...byTask, ...byRegion];
}
