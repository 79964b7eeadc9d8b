import { fieldsOf, type Field, type RepeatItems } from '../../domain/forms/field-spec.ts';
import { kindOf } from '../../domain/kinds/kinds.ts';
import { taskKeyOf } from '../../domain/report/report-id.ts';
import type { Tx } from '../ledger.ts';

/** What a report's form depends on: columns of its row. */
export interface FormSource {
  planId: string;
  kind: string;
  period: string;
  taskId: string | null;
  agencyId: string;
}

/** The forms of one report. */
export interface ReportForms {
  /** The version that is filed now. */
  version: number;
  /** The fields of a version. @throws RangeError for one that the kind never had. */
  fields(version: number): Field[];
}

/** The forms of a report, in every version of its kind; one read for all of them. */
export async function formsOf(tx: Tx, source: FormSource): Promise<ReportForms> {
  const items = await repeatItemsOf(tx, source);
  const { forms, formVersion, kind } = kindOf(source.kind);
  return {
    version: formVersion,
    fields(version) {
      const specs = forms[version];
      if (!specs) throw new RangeError(`${kind} has no form of version ${version}`);
      return fieldsOf(specs({ taskId: source.taskId, period: source.period }), items);
    },
  };
}

/**
 * What a report's fields may be repeated for: the tasks that its agency leads or is responsible for,
 * the plan's chapters, the targets of its task, and the years of the launch.
 */
async function repeatItemsOf(
  tx: Tx,
  { planId, taskId, agencyId }: FormSource,
): Promise<RepeatItems> {
  const plan = await tx.plan.findUniqueOrThrow({
    where: { id: planId },
    select: { sourceFrom: true, sourceTo: true, launchFrom: true, launchTo: true },
  });
  const tasks = await tx.task.findMany({
    where: {
      planId,
      responsibilities: { some: { agencyId, role: { in: ['lead', 'responsible'] } } },
    },
    orderBy: { order: 'asc' },
    select: { order: true, number: true, text: true },
  });
  const chapters = await tx.task.findMany({
    where: { planId, chapterTitle: { not: null } },
    orderBy: { order: 'asc' },
    select: { chapterNumber: true, chapterTitle: true },
  });
  const indicators = await tx.indicator.findMany({
    where: { taskId: taskId ?? '' },
    orderBy: { id: 'asc' },
    select: { id: true, quote: true },
  });
  const titles = new Map(
    chapters.map(({ chapterNumber, chapterTitle }) => [
      `${chapterNumber} ${chapterTitle}`,
      chapterTitle ?? '',
    ]),
  );
  const from = plan.launchFrom ?? plan.sourceFrom;
  const to = plan.launchTo ?? plan.sourceTo;
  return {
    task: tasks.map(({ order, number, text }) => ({
      key: taskKeyOf(order),
      label: `${number ?? order}. ${text}`,
    })),
    // By their place: a document may number its chapters anew, or not at all.
    chapter: [...titles.values()].map((label, index) => ({ key: `c${index + 1}`, label })),
    indicator: indicators.map(({ id, quote }) => ({ key: id, label: quote })),
    year: Array.from({ length: to - from + 1 }, (_, index) => ({
      key: String(from + index),
      label: String(from + index),
    })),
  };
}
