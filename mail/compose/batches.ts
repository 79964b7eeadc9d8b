import { askWordsOf } from '../../domain/kinds/words.ts';
import type { Notice } from '../../domain/ladder/step.ts';
import { civilDateOf } from '../../domain/calendar/zoned.ts';
import { daysBetween } from '../../domain/calendar/civil-date.ts';
import type { Lang } from '../../domain/words/words.ts';
import { oneLine, shorten } from './clean.ts';
import { type MailContent, type MailItem, type MailReport, Uncomposable } from './content.ts';
import { mailWordsOf } from './words.ts';
import type { Matter } from './catalog.ts';

/** The items of one notice, severity (reminders of one distance) and kind, in the order they are listed. */
export interface Batch {
  notice: Notice;
  severity: number;
  items: MailItem[];
}

const SUBJECT_TEXT = 24;

/**
 * The mail's items as batches, the most severe first; within a batch by due date, then number, then
 * title.
 * @throws Uncomposable when there is none, or a row stands twice.
 */
export function batchesOf(items: readonly MailItem[]): Batch[] {
  if (items.length === 0) throw new Uncomposable('items', 'a mail without items');
  if (new Set(items.map((item) => item.row)).size < items.length)
    throw new Uncomposable('items', 'an outbox row stands twice in one mail');
  const batches = new Map<string, Batch>();
  for (const item of items) {
    const { notice, severity } = item;
    if (!speaksOf(item))
      throw new Uncomposable('items', `notice ${notice} without what it speaks of`);
    const key = `${notice} ${severity} ${item.report?.kind ?? ''}`;
    const batch = batches.get(key) ?? { notice, severity, items: [] };
    batch.items.push(item);
    batches.set(key, batch);
  }
  for (const batch of batches.values()) batch.items.sort(inOrder);
  return [...batches.values()].sort((a, b) => b.severity - a.severity);
}

/** Whether an item has what its notice speaks of. */
function speaksOf(item: MailItem): boolean {
  const { notice, assignment, letter, inspection, heads, report } = item;
  if (notice === 'audit_heads') return heads !== undefined;
  if (notice === 'assignment') return assignment !== undefined;
  if (notice === 'letter_issued' || notice === 'circular_issued') return letter !== undefined;
  if (notice.startsWith('inspection_')) return inspection !== undefined;
  return report !== null;
}

/** What the words of a batch depend on. */
export function matterOf(batch: Batch, content: MailContent): Matter {
  const { lang, plan, to, sentAt } = content;
  const reports = batch.items.flatMap(({ report }) => report ?? []);
  const dueOn = theOne(reports.map((report) => report.dueOn));
  const only = batch.items.length === 1 ? reports[0] : undefined;
  const inspection = batch.items[0]?.inspection;
  return {
    notice: batch.notice,
    role: to.role,
    count: batch.items.length,
    agencies: new Set(reports.map((report) => report.agency)).size,
    ask: askWordsOf(lang, reports[0]?.kind ?? null),
    ladder:
      reports[0]?.ladder.filter((step) => reports.every((r) => r.ladder.includes(step))) ?? [],
    about: theOne(reports.map((report) => report.about)),
    dueOn,
    dueBy: theOne(reports.map((report) => report.dueBy ?? '24:00')) ?? '24:00',
    daysLeft: dueOn === null ? null : daysBetween(civilDateOf(sentAt, plan.zone), dueOn),
    single: only ? nameOf(only, lang) : null,
    leads: sum(batch.items.map(({ assignment }) => assignment?.leads.length ?? 0)),
    cooperates: sum(batch.items.map(({ assignment }) => assignment?.cooperates.length ?? 0)),
    plan: oneLine(plan.title),
    commission: oneLine(plan.commission),
    superior: oneLine(plan.superior),
    cause: theOne(batch.items.map(({ cause }) => cause ?? null)),
    agency: oneLine(to.agency),
    letter: batch.items[0]?.letter ?? null,
    inspection: inspection ? { scope: shorten(oneLine(inspection.scope), 2 * SUBJECT_TEXT) } : null,
    newDueOn: theOne(batch.items.map(({ extension }) => extension?.newDueOn ?? null)),
  };
}

function nameOf({ taskNumber, taskText, title, kind }: MailReport, lang: Lang): string {
  if (taskNumber === null || taskText === null) return shorten(oneLine(title), 2 * SUBJECT_TEXT);
  const text = oneLine(taskText);
  // Most tasks begin with a sentence that is as good as a title.
  const sentence = /^[^。；;.]*/.exec(text)![0];
  const name = [...sentence].length <= SUBJECT_TEXT ? sentence : shorten(text, SUBJECT_TEXT);
  const task = mailWordsOf(lang).reportName(taskNumber, name);
  return askWordsOf(lang, kind).named?.(task) ?? task;
}

function inOrder(a: MailItem, b: MailItem): number {
  const key = ({ report, row }: MailItem) =>
    [report?.dueOn ?? '', report?.taskOrder ?? Infinity, report?.title ?? '', row] as const;
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
