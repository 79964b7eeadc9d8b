import { cyclesOf, type CycleDates } from '../../domain/kinds/cycles.ts';
import { cycleIdOf, reportIdOf, type ReportSubject } from '../../domain/report/report-id.ts';
import type { WorkdayCalendar } from '../../domain/calendar/workdays.ts';
import type { ImportedPlan } from '../../ledger/import-plan.ts';
import { obligationValuesSchema } from '../../schemas/obligation-values.ts';
import type { PlanPolicy } from '../../schemas/plan-policy.ts';

/** A report that the document makes somebody owe, as the oracle sees it: from the document alone. */
export interface OwedReport {
  id: string;
  agencyId: string;
  subject: ReportSubject;
  cycle: CycleDates;
}

/** Every cycle of the plan's obligations under a launch, those that are skipped left out. */
export function cyclesOfPlan(
  plan: ImportedPlan,
  launch: { launchedAt: Date; from: number; to: number },
  policy: PlanPolicy,
  calendar: WorkdayCalendar,
): CycleDates[] {
  return plan.obligations
    .flatMap(({ kind, values }) =>
      cyclesOf({ kind, values: obligationValuesSchema.parse(values) }, launch, policy, calendar),
    )
    .filter(({ skippedCause }) => skippedCause === null);
}

/** Who owes what in a cycle, read off the document: by task and lead, by agency, by region. */
export function owedReports(plan: ImportedPlan, cycle: CycleDates): OwedReport[] {
  const idOf = new Map(plan.agencies.map(({ id, name }) => [name, id]));
  const agencyOf = (name: string) => idOf.get(name) ?? '';
  const subjects = cycle.owners.flatMap((owner): ReportSubject[] => {
    switch (owner.who) {
      case 'leads':
        return plan.document.tasks.flatMap(({ lead, responsible = [] }, index) =>
          [...lead, ...responsible]
            .filter(() => owner.tasks?.includes(index + 1) ?? true)
            .map((name, position) => ({
              per: 'task' as const,
              order: index + 1,
              agencyId: agencyOf(name),
              position,
            })),
        );
      case 'named':
        return owner.agencies.map((agencyId) => ({ per: 'agency', agencyId }));
      case 'with-tasks':
        return plan.document.agencies
          .filter(
            ({ leads, cooperates, responsible = [] }) =>
              leads.length + cooperates.length + responsible.length > 0,
          )
          .map(({ name }) => ({ per: 'agency', agencyId: agencyOf(name) }));
      case 'commission':
        return [{ per: 'agency', agencyId: plan.commissionId }];
      // Parts of other reports: see parts.ts. Assessors are named by a person, not by the document.
      case 'assessors':
      case 'cooperators':
        return [];
      case 'regions':
        return plan.regions.map((agencyId) => ({ per: 'agency', agencyId }));
    }
  });
  const cycleId = cycleIdOf(plan.id, cycle.kind, cycle.period);
  const owed = new Map<string, OwedReport>();
  for (const subject of subjects) {
    const id = reportIdOf(cycleId, subject);
    owed.set(id, { id, agencyId: subject.agencyId, subject, cycle });
  }
  return [...owed.values()];
}
