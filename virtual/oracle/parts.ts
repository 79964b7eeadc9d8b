import { partKindsOf } from '../../domain/kinds/parts.ts';
import { cycleIdOf, reportIdOf } from '../../domain/report/report-id.ts';
import type { OracleContext } from './mails-to.ts';
import type { OwedReport } from './owed-reports.ts';
import { PartLife } from './part-life.ts';
import type { Roles } from './roles.ts';

/** The parts (配合意见) of a report that opens under these roles: one per agency that cooperates in its task. */
export function partsOf(
  { subject, cycle }: OwedReport,
  roles: Roles,
  context: OracleContext,
): PartLife[] {
  if (subject.per !== 'task') return [];
  const { plan } = context;
  const kinds = partKindsOf(cycle.kind).filter((kind) =>
    plan.obligations.some((obligation) => obligation.kind === kind),
  );
  const cooperating = roles.tasks.find(({ order }) => order === subject.order)?.cooperating ?? [];
  return kinds.flatMap((kind) => {
    const cycleId = cycleIdOf(plan.id, kind, cycle.period);
    return cooperating.map((agencyId) => {
      const id = reportIdOf(cycleId, { per: 'part', of: subject, agencyId });
      return new PartLife(id, kind, agencyId, cycle, context);
    });
  });
}
