import { fieldsConcerning } from '../../domain/forms/concerning.ts';
import { allFields, type FiledField } from '../../domain/forms/submission-view.ts';
import { kindOf } from '../../domain/kinds/kinds.ts';
import { taskKeyOf } from '../../domain/report/report-id.ts';
import type { Tx } from '../ledger.ts';
import { filedOf } from './agency/filed.ts';
import { formsOf } from './form-of.ts';
import { predecessorsOf } from './predecessors.ts';

/** What an agency had filed elsewhere on what a report is about, with its source. */
export interface PlannedFor {
  kind: string;
  reportId: string;
  period: string;
  revision: number;
  filedAt: Date;
  /** Null while nobody has accepted it. */
  acceptedAt: Date | null;
  /** What concerns the report; never empty. */
  fields: FiledField[];
}

/** The columns of a report on which it depends. */
interface About {
  planId: string;
  kind: string;
  agencyId: string;
  taskId: string | null;
  period: string;
}

/**
 * What the report's kind shows beside it: from the accepted filing of that other kind by the agency,
 * or by whom it took over from; else from the newest that stands.
 */
export async function plannedFor(tx: Tx, report: About): Promise<PlannedFor[]> {
  const { shows = [] } = kindOf(report.kind);
  if (shows.length === 0) return [];
  const shown: PlannedFor[] = [];
  for (const { kind, fields } of shows) {
    const found =
      (await oneShown(tx, report, kind, fields)) ?? (await theirs(tx, report, kind, fields));
    if (found) shown.push(found);
  }
  return shown;
}

/** What was planned by whom the agency took over from. */
async function theirs(tx: Tx, report: About, kind: string, names: readonly string[]) {
  for (const agencyId of await predecessorsOf(tx, report.planId, report.agencyId)) {
    const found = await oneShown(tx, { ...report, agencyId }, kind, names);
    if (found) return found;
  }
  return null;
}

async function oneShown(
  tx: Tx,
  { planId, agencyId, taskId, period }: About,
  kind: string,
  names: readonly string[],
): Promise<PlannedFor | null> {
  const source = await tx.report.findFirst({
    where: { planId, kind, agencyId, submissions: { some: { withdrawnAt: null } } },
    orderBy: { opensAt: 'desc' },
    select: { id: true, period: true, taskId: true },
  });
  if (!source) return null;
  const task = taskId === null ? null : await taskKey(tx, taskId);
  const standing = (await filedOf(tx, source.id)).filter(({ withdrawnAt }) => !withdrawnAt);
  const filed = standing.find(({ review }) => review?.outcome === 'accepted') ?? standing[0];
  if (!filed) return null;
  const forms = await formsOf(tx, {
    planId,
    kind,
    agencyId,
    taskId: source.taskId,
    period: source.period,
  });
  const about = { task, year: period.slice(0, 4) };
  const fields = fieldsConcerning(
    allFields(forms.fields(filed.formVersion), filed.form.values),
    filed.form.values,
    names,
    about,
  );
  if (fields.length === 0) return null;
  const { revision, filedAt, review } = filed;
  const acceptedAt = review?.outcome === 'accepted' ? review.reviewedAt : null;
  return {
    kind,
    reportId: source.id,
    period: source.period,
    revision,
    filedAt,
    acceptedAt,
    fields,
  };
}

async function taskKey(tx: Tx, id: string): Promise<string> {
  const { order } = await tx.task.findUniqueOrThrow({ where: { id }, select: { order: true } });
  return taskKeyOf(order);
}
