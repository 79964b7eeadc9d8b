import { OPINION, POSITION } from '../../../domain/forms/opinion.ts';
import type {
  AcceptedText,
  AssemblySource,
  Objecting,
  PlanChapter,
  SourceReport,
} from '../../../domain/assembly/assemble.ts';
import type { SourceIssue } from '../../../domain/assembly/issues.ts';
import type { AssembledAgency, NoticeSpan, PlanTask } from '../../../domain/assembly/assembly.ts';
import type { StatisticsRow } from '../../../domain/statistics/statistics.ts';
import { kindOf } from '../../../domain/kinds/kinds.ts';
import { cycleIdOf, taskKeyOf } from '../../../domain/report/report-id.ts';
import { planPolicySchema } from '../../../schemas/plan-policy.ts';
import { submissionFormSchema } from '../../../schemas/submission-form.ts';
import type { Tx } from '../../ledger.ts';
import { MOVED_DUE_ON } from '../desk/counting-sql.ts';
import { formsOf } from '../form-of.ts';
import { acceptedIndicators } from '../indicators/accepted.ts';

/** A cycle whose reports are put together. */
export interface SummedUp {
  planId: string;
  kind: string;
  period: string;
}

/** Reads everything that an assembly of a cycle is made of, as it stands now. */
export async function assemblySource(
  tx: Tx,
  { planId, kind, period }: SummedUp,
): Promise<AssemblySource> {
  const plan = await tx.plan.findUniqueOrThrow({
    where: { id: planId },
    select: { sourceText: true, policy: true, sourceFrom: true, launchFrom: true },
  });
  const lineOf = linesOf(plan.sourceText);
  const tasks = await planTasks(tx, planId, lineOf);
  const rows = await tx.report.findMany({
    where: { cycleId: cycleIdOf(planId, kind, period) },
    orderBy: { id: 'asc' },
    include: {
      agency: { select: { id: true, name: true, nameEn: true } },
      task: { select: { order: true } },
      submissions: {
        // What nobody reviews counts as it was filed.
        where:
          kindOf(kind).review === 'none'
            ? { withdrawnAt: null }
            : { reviews: { some: { outcome: 'accepted' } } },
        orderBy: { revision: 'desc' },
        take: 1,
      },
    },
  });
  const counted = await countedRows(tx, cycleIdOf(planId, kind, period));
  const objecting = await objections(
    tx,
    rows.map(({ id }) => id),
  );
  const byOrder = new Map(tasks.map((task) => [task.order, task]));
  const reports: SourceReport[] = [];
  for (const row of rows) {
    const count = counted.get(row.id);
    if (!count) continue;
    const [submission] = row.submissions;
    reports.push({
      ...count,
      id: row.id,
      owner: row.agency,
      task: row.task && (byOrder.get(row.task.order) ?? null),
      dueOn: row.dueOn,
      accepted: submission ? await acceptedText(tx, row, submission) : null,
      disagreements: objecting.filter(({ parentId }) => parentId === row.id),
    });
  }
  const place = ({ task }: SourceReport) => task?.order ?? Infinity;
  reports.sort((a, b) => place(a) - place(b) || (a.id < b.id ? -1 : 1));
  return {
    ...{ kind, period, reports, tasks, chapters: chaptersOf(tasks) },
    indicators: await acceptedIndicators(tx, { planId, period }, byOrder),
    issues: await openIssues(tx, planId, byOrder),
    indicatorRules: {
      ...planPolicySchema.parse(plan.policy),
      from: plan.launchFrom ?? plan.sourceFrom,
    },
  };
}

/** The plan's major issues that nobody has answered, the urgent ones first, in the order they came. */
async function openIssues(
  tx: Tx,
  planId: string,
  byOrder: ReadonlyMap<number, PlanTask>,
): Promise<SourceIssue[]> {
  const rows = await tx.issue.findMany({
    where: {
      ...{ planId, answeredAt: null, closedAt: null },
      report: { leftAt: null, stage: { in: ['collecting', 'reviewing'] } },
    },
    orderBy: [{ urgent: 'desc' }, { number: 'asc' }],
    include: {
      agency: { select: { id: true, name: true, nameEn: true } },
      task: { select: { order: true } },
    },
  });
  return rows.map(({ task, ...row }) => ({
    ...row,
    task: (task && byOrder.get(task.order)) ?? null,
  }));
}

/** What was filed in a submission, by the fields of the version it was filed in. */
async function acceptedText(
  tx: Tx,
  row: Parameters<typeof formsOf>[1],
  submission: { revision: number; formVersion: number; form: unknown },
): Promise<AcceptedText> {
  const { revision, formVersion, form } = submission;
  const { values, nil, nilReason } = submissionFormSchema.parse(form);
  const forms = await formsOf(tx, row);
  return { revision, fields: forms.fields(formVersion), values, nil, nilReason };
}

/** What the statistics need, as the desk counts it. */
async function countedRows(tx: Tx, cycleId: string): Promise<Map<string, StatisticsRow>> {
  const rows = await tx.$queryRaw<(StatisticsRow & { id: string })[]>`
    SELECT r.id, r.agency_id AS agency, t.chapter_title AS chapter, r.stage::text AS stage,
      r.original_due_on AS "originalDueOn", ${MOVED_DUE_ON} AS "movedDueOn", r.due_at AS "dueAt",
      r.first_filed_at AS "firstFiledAt", r.returned_at AS "returnedAt",
      r.missed_at AS "missedAt", r.left_at AS "leftAt", coalesce(s.nil, false) AS nil, s.doubt
    FROM report r LEFT JOIN task t ON t.id = r.task_id
      LEFT JOIN LATERAL (SELECT nil, doubt FROM submission
        WHERE report_id = r.id AND withdrawn_at IS NULL
        ORDER BY revision DESC LIMIT 1) s ON true
    WHERE r.cycle_id = ${cycleId}`;
  return new Map(rows.map(({ id, ...row }) => [id, row]));
}

async function planTasks(
  tx: Tx,
  planId: string,
  lineOf: (offset: number) => number,
): Promise<PlanTask[]> {
  const rows = await tx.task.findMany({ where: { planId }, orderBy: { order: 'asc' } });
  return rows.map(({ order, number, text, chapterTitle, spanStart, spanEnd }) => ({
    key: taskKeyOf(order),
    order,
    number: number ?? String(order),
    text,
    chapter: chapterTitle,
    span: { from: spanStart, to: spanEnd, line: lineOf(spanStart) },
  }));
}

/** The chapters under the keys that forms give them (see form-of.ts). */
function chaptersOf(tasks: readonly PlanTask[]): PlanChapter[] {
  const spans = new Map<string, NoticeSpan>();
  for (const { chapter, span } of tasks) {
    if (chapter === null) continue;
    const known = spans.get(chapter);
    spans.set(chapter, known ? { ...known, to: Math.max(known.to, span.to) } : span);
  }
  return [...spans].map(([title, span], index) => ({ key: `c${index + 1}`, title, span }));
}

interface ObjectingRow {
  id: string;
  parentId: string;
  revision: number;
  opinion: string | null;
  agencyId: string;
  name: string;
  nameEn: string | null;
}

/** The last word of each cooperating agency that disagrees. */
async function objections(
  tx: Tx,
  reportIds: readonly string[],
): Promise<(Objecting & { parentId: string })[]> {
  const rows = await tx.$queryRaw<ObjectingRow[]>`
    SELECT r.id, r.parent_id AS "parentId", s.revision, s.form -> 'values' ->> ${OPINION} AS opinion,
      a.id AS "agencyId", a.name, a.name_en AS "nameEn"
    FROM report r JOIN agency a ON a.id = r.agency_id
      JOIN LATERAL (SELECT revision, form FROM submission WHERE report_id = r.id
        AND withdrawn_at IS NULL ORDER BY revision DESC LIMIT 1) s ON true
    WHERE r.parent_id = ANY(${[...reportIds]}) AND s.form -> 'values' ->> ${POSITION} = 'disagree'
    ORDER BY r.id`;
  return rows.map(({ id, parentId, revision, opinion, agencyId, name, nameEn }) => {
    const agency: AssembledAgency = { id: agencyId, name, nameEn };
    return { parentId, reportId: id, revision, agency, opinion: opinion ?? '' };
  });
}

/** The number of the line that an offset of a text stands in, from 1. */
function linesOf(text: string): (offset: number) => number {
  const ends: number[] = [];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) ends.push(at);
  return (offset) => {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ends[middle] ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return low + 1;
  };
}
