import { cyclesOf, type CycleDates } from '../../domain/kinds/cycles.ts';
import { kindOf } from '../../domain/kinds/kinds.ts';
import { followingOf } from '../../domain/kinds/following.ts';
import { cycleIdOf, reportIdOf, type ReportSubject } from '../../domain/report/report-id.ts';
import type { WorkdayCalendar } from '../../domain/calendar/workdays.ts';
import type { ImportedPlan } from '../../ledger/import-plan.ts';
import { obligationValuesSchema } from '../../schemas/obligation-values.ts';
import type { PlanPolicy } from '../../schemas/plan-policy.ts';
import type { Roles } from './roles.ts';

/** A report that the document makes somebody owe, as the oracle sees it: from the document alone. */
export interface OwedReport {
  id: string;
  /** Who owes it when it opens. */
  agencyId: string;
  subject: ReportSubject;
  cycle: CycleDates;
  /** The one person who owes it, by contact. */
  assigneeId?: string;
}

/** Every cycle of the plan's obligations under a launch, those that are skipped left out. */
export function cyclesOfPlan(
  plan: ImportedPlan,
  launch: { launchedAt: Date; from: number; to: number },
  policy: PlanPolicy,
  calendar: WorkdayCalendar,
): CycleDates[] {
  const obligations = plan.obligations.map(({ kind, values }) => ({
    kind,
    values: obligationValuesSchema.parse(values),
  }));
  const own = obligations.flatMap((each) => cyclesOf(each, launch, policy, calendar));
  const following = obligations.flatMap((each) =>
    own.flatMap((source) => followingOf(each, source, launch.launchedAt, policy, calendar)),
  );
  return [...own, ...following].filter(({ skippedCause }) => skippedCause === null);
}

/**
 * Who owes what in a cycle that opens under these roles: by task and lead, by agency, by region; by task
 * and assessor see assessors.ts.
 */
export function owedReports(planId: string, roles: Roles, cycle: CycleDates): OwedReport[] {
  const perAgency = (ids: readonly string[]) =>
    ids.map((agencyId): ReportSubject => ({ per: 'agency', agencyId }));
  const subjects = cycle.owners.flatMap((owner): ReportSubject[] => {
    switch (owner.who) {
      case 'leads':
        return roles.tasks
          .filter(({ order, isSetAside }) => !isSetAside && (owner.tasks?.includes(order) ?? true))
          .flatMap(({ order, owners }) =>
            owners.map((agencyId, position) => ({ per: 'task', order, agencyId, position })),
          );
      case 'named':
        return perAgency(owner.agencies);
      case 'with-tasks':
        return perAgency(roles.withTasks());
      case 'commission':
        return perAgency([roles.commissionId]);
      // Of what happens nothing is known beforehand: see inspections.ts.
      case 'inspected':
        return [];
      // Parts of other reports: see parts.ts. Assessors are named by a person: see assessors.ts.
      case 'assessors':
      case 'cooperators':
        return [];
      case 'regions':
        return perAgency(roles.regions);
    }
  });
  const cycleId = cycleIdOf(planId, cycle.kind, cycle.period);
  const owed = new Map<string, OwedReport>();
  for (const subject of subjects) {
    const id = reportIdOf(cycleId, subject);
    owed.set(id, { id, agencyId: subject.agencyId, subject, cycle });
  }
  return [...owed.values()];
}

/** Whether a report is a document that a second person signs off. */
export const isSignedOff = ({ cycle }: OwedReport): boolean =>
  kindOf(cycle.kind).asks === 'sign-off';
