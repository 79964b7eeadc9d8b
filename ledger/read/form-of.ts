import {
  fieldsOf,
  type Field,
  type Repeat,
  type RepeatItem,
  type RepeatItems,
} from '../../domain/forms/field-spec.ts';
import { kindOf } from '../../domain/kinds/kinds.ts';
import { taskKeyOf } from '../../domain/report/report-id.ts';
import type { Tx } from '../ledger.ts';
import { indicatorItems } from './indicators/items.ts';
import { namedTaskIds } from './named-tasks.ts';

/** What a report's form depends on: columns of its row. */
export interface FormSource {
  planId: string;
  kind: string;
  period: string;
  taskId: string | null;
  agencyId: string;
  differsAt?: Date | null;
}

/** The forms of one report. */
export interface ReportForms {
  /** The version that is filed now. */
  version: number;
  /** The fields of a version. @throws RangeError for one that the kind never had. */
  fields(version: number): Field[];
}

/** The forms of rows that a transaction holds: what they are made of is not changed meanwhile. */
const held = new WeakMap<FormSource, Promise<ReportForms>>();

/** The same of a row that this transaction has locked, read once however often it is asked for. */
export function formsOfHeld(tx: Tx, source: FormSource): Promise<ReportForms> {
  const known = held.get(source) ?? formsOf(tx, source);
  held.set(source, known);
  return known;
}

/** The forms of a report, in every version of its kind; one read for all of them. */
export async function formsOf(tx: Tx, source: FormSource): Promise<ReportForms> {
  const { forms, formVersion, kind } = kindOf(source.kind);
  const byVersion = new Map(
    Object.entries(forms).map(([version, specsOf]) => [
      Number(version),
      specsOf({
        taskId: source.taskId,
        period: source.period,
        differs: Boolean(source.differsAt),
      }),
    ]),
  );
  const wanted = [...byVersion.values()]
    .flat()
    .flatMap(({ repeat, each }) => [repeat ?? [], each ?? []].flat());
  const items = await repeatItemsOf(tx, source, new Set(wanted));
  return {
    version: formVersion,
    fields(version) {
      const specs = byVersion.get(version);
      if (!specs) throw new RangeError(`${kind} has no form of version ${version}`);
      return fieldsOf(specs, items);
    },
  };
}

/** What a report's fields may be repeated for; read only where a form of its kind asks for it. */
async function repeatItemsOf(
  tx: Tx,
  source: FormSource,
  wanted: ReadonlySet<Repeat>,
): Promise<RepeatItems> {
  const read = async (
    repeat: Repeat,
    items: (tx: Tx, source: FormSource) => Promise<RepeatItem[]>,
  ) => (wanted.has(repeat) ? items(tx, source) : []);
  return {
    task: await read('task', ownTasks),
    chapter: await read('chapter', chapters),
    indicator: await read('indicator', indicatorItems),
    year: await read('year', years),
    named: await read('named', namedTasks),
  };
}

/** The tasks that the agency leads or is responsible for. */
async function ownTasks(tx: Tx, { planId, agencyId }: FormSource): Promise<RepeatItem[]> {
  const tasks = await tx.task.findMany({
    where: {
      planId,
      setAsideAt: null,
      responsibilities: { some: { agencyId, role: { in: ['lead', 'responsible'] } } },
    },
    orderBy: { order: 'asc' },
    select: { order: true, number: true, text: true },
  });
  return tasks.map(taskItem);
}

/** The plan's chapters by their place: a document may number them anew, or not at all. */
async function chapters(tx: Tx, { planId }: FormSource): Promise<RepeatItem[]> {
  const tasks = await tx.task.findMany({
    where: { planId, chapterTitle: { not: null } },
    orderBy: { order: 'asc' },
    select: { chapterNumber: true, chapterTitle: true },
  });
  const titles = new Map(
    tasks.map(({ chapterNumber, chapterTitle }) => [
      `${chapterNumber} ${chapterTitle}`,
      chapterTitle ?? '',
    ]),
  );
  return [...titles.values()].map((label, index) => ({ key: `c${index + 1}`, label }));
}

/** The years of the launch; before it, those of the document. */
async function years(tx: Tx, { planId }: FormSource): Promise<RepeatItem[]> {
  const { sourceFrom, sourceTo, launchFrom, launchTo } = await tx.plan.findUniqueOrThrow({
    where: { id: planId },
    select: { sourceFrom: true, sourceTo: true, launchFrom: true, launchTo: true },
  });
  const from = launchFrom ?? sourceFrom;
  return Array.from({ length: (launchTo ?? sourceTo) - from + 1 }, (_, index) => ({
    key: String(from + index),
    label: String(from + index),
  }));
}

/** The tasks whose text names the region or one of its places. */
async function namedTasks(tx: Tx, { planId, agencyId }: FormSource): Promise<RepeatItem[]> {
  const tasks = await tx.task.findMany({
    where: { id: { in: await namedTaskIds(tx, planId, agencyId) } },
    orderBy: { order: 'asc' },
    select: { order: true, number: true, text: true },
  });
  return tasks.map(taskItem);
}

const taskItem = ({
  order,
  number,
  text,
}: {
  order: number;
  number: string | null;
  text: string;
}) => ({
  key: taskKeyOf(order),
  label: `${number ?? order}. ${text}`,
});
