import { civilDateOf } from '../../domain/calendar/zoned.ts';
import { daysBetween } from '../../domain/calendar/civil-date.ts';
import type { Lang } from '../../domain/words/words.ts';
import { oneLine, shorten } from './clean.ts';
import { type MailContent, type MailItem, type MailReport, Uncomposable } from './content.ts';
import { type Occasion, occasionOf } from './occasions.ts';
import { mailWordsOf } from './words-of.ts';
import type { Matter } from './words.ts';

/** The items of one occasion (reminders of one distance), in the order they are listed. */
export interface Batch {
  kind: Occasion;
  rank: number;
  items: MailItem[];
}

const SUBJECT_TEXT = 24;

/**
 * The mail's items as batches, the most severe first; within a batch by due date, then number, then
 * title.
 * @throws Uncomposable when there is none, a row stands twice, or a rung is not known.
 */
export function batchesOf(items: readonly MailItem[]): Batch[] {
  if (items.length === 0) throw new Uncomposable('items', 'a mail without items');
  if (new Set(items.map((item) => item.row)).size < items.length)
    throw new Uncomposable('items', 'an outbox row stands twice in one mail');
  const batches = new Map<number, Batch>();
  for (const item of items) {
    const { kind, rank } = occasionOf(item.rung);
    if (kind === 'assignment' ? !item.assignment : !item.report)
      throw new Uncomposable('items', `rung ${item.rung} without what it speaks of`);
    const batch = batches.get(rank) ?? { kind, rank, items: [] };
    batch.items.push(item);
    batches.set(rank, batch);
  }
  for (const batch of batches.values()) batch.items.sort(inOrder);
  return [...batches.values()].sort((a, b) => a.rank - b.rank);
}

/** What the words of a batch depend on. */
export function matterOf(batch: Batch, content: MailContent): Matter {
  const { lang, plan, to, sentAt } = content;
  const reports = batch.items.flatMap(({ report }) => report ?? []);
  const dueOn = theOne(reports.map((report) => report.dueOn));
  const only = batch.items.length === 1 ? reports[0] : undefined;
  return {
    kind: batch.kind,
    role: to.role,
    count: batch.items.length,
    agencies: new Set(reports.map((report) => report.agency)).size,
    year: theOne(reports.map((report) => report.year)),
    dueOn,
    daysLeft: dueOn === null ? null : daysBetween(civilDateOf(sentAt, plan.zone), dueOn),
    single: only ? nameOf(only, lang) : null,
    leads: sum(batch.items.map(({ assignment }) => assignment?.leads.length ?? 0)),
    cooperates: sum(batch.items.map(({ assignment }) => assignment?.cooperates.length ?? 0)),
    plan: oneLine(plan.title),
    commission: oneLine(plan.commission),
    agency: oneLine(to.agency),
  };
}

function nameOf({ taskNumber, taskText, title }: MailReport, lang: Lang): string {
  if (taskNumber === null || taskText === null) return shorten(oneLine(title), 2 * SUBJECT_TEXT);
  const text = oneLine(taskText);
  // Most tasks begin with a sentence that is as good as a title.
  const sentence = /^[^。；;.]*/.exec(text)![0];
  const name = [...sentence].length <= SUBJECT_TEXT ? sentence : shorten(text, SUBJECT_TEXT);
  return mailWordsOf(lang).reportName(taskNumber, name);
}

function inOrder(a: MailItem, b: MailItem): number {
  const key = ({ report, row }: MailItem) =>
    [report?.dueOn ?? '', report?.taskNumber ?? Infinity, report?.title ?? '', row] as const;
  const [first, second] = [key(a), key(b)];
  for (const [index, value] of first.entries()) {
    const other = second[index]!;
    if (value !== other) return value < other ? -1 : 1;
  }
  return 0;
}

function theOne<Value>(values: Value[]): Value | null {
  const [first] = values;
  return first !== undefined && values.every((value) => value === first) ? first : null;
}

const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);
