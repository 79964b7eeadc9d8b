import { fieldsConcerning } from '../../domain/forms/concerning.ts';
import { allFields, type FiledField } from '../../domain/forms/submission-view.ts';
import type { Shown } from '../../domain/kinds/kind.ts';
import { kindOf } from '../../domain/kinds/kinds.ts';
import { taskKeyOf } from '../../domain/report/report-id.ts';
import type { Prisma } from '../../prisma/generated/client.ts';
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
  /** Who filed it. */
  agencyId: string;
  /** One of all that was reported; else what was planned. */
  all: boolean;
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
 * or by whom it took over from; else from the newest that stands. Where all of a kind is shown, of
 * every cycle, the newest first, and of whoever leads the task.
 */
export async function plannedFor(tx: Tx, report: About): Promise<PlannedFor[]> {
  const { shows = [] } = kindOf(report.kind);
  const shown: PlannedFor[] = [];
  for (const each of shows) {
    if (each.all) {
      for (const source of await sourcesOf(tx, aboutTask(report, each.kind))) {
        const found = await shownOf(tx, report, source, each);
        if (found) shown.push(found);
      }
      continue;
    }
    const found = (await oneShown(tx, report, each)) ?? (await theirs(tx, report, each));
    if (found) shown.push(found);
  }
  return shown;
}

/** What was planned by whom the agency took over from. */
async function theirs(tx: Tx, report: About, shown: Shown) {
  for (const agencyId of await predecessorsOf(tx, report.planId, report.agencyId)) {
    const found = await oneShown(tx, { ...report, agencyId }, shown);
    if (found) return found;
  }
  return null;
}

async function oneShown(tx: Tx, report: About, shown: Shown): Promise<PlannedFor | null> {
  const { planId, agencyId } = report;
  const [source] = await sourcesOf(tx, { planId, kind: shown.kind, agencyId });
  return source ? shownOf(tx, report, source, shown) : null;
}

/** Of a task's report all that its leads reported, of another the agency's own. */
const aboutTask = ({ planId, agencyId, taskId }: About, kind: string) =>
  taskId === null ? { planId, kind, agencyId, taskId } : { planId, kind, taskId };

type Source = Awaited<ReturnType<typeof sourcesOf>>[number];

/** Reports that something was filed for, the newest first. */
function sourcesOf(tx: Tx, where: Prisma.ReportWhereInput) {
  return tx.report.findMany({
    where: { ...where, submissions: { some: { withdrawnAt: null } } },
    orderBy: [{ opensAt: 'desc' }, { id: 'asc' }],
    select: { id: true, planId: true, kind: true, period: true, taskId: true, agencyId: true },
  });
}

async function shownOf(
  tx: Tx,
  { taskId, period }: About,
  source: Source,
  { fields: names, all }: Shown,
): Promise<PlannedFor | null> {
  const task = taskId === null ? null : await taskKey(tx, taskId);
  const standing = (await filedOf(tx, source.id)).filter(({ withdrawnAt }) => !withdrawnAt);
  const filed = standing.find(({ review }) => review?.outcome === 'accepted') ?? standing[0];
  if (!filed) return null;
  const forms = await formsOf(tx, source);
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
  const { id: reportId, ...whose } = source;
  return { ...whose, reportId, revision, filedAt, acceptedAt, fields, all: all === true };
}

async function taskKey(tx: Tx, id: string): Promise<string> {
  const { order } = await tx.task.findUniqueOrThrow({ where: { id }, select: { order: true } });
  return taskKeyOf(order);
}
