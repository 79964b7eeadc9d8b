import { kindWordsOf } from '../kinds/words.ts';
import { wordsZh } from '../words/words.zh.ts';
import { quoted, titled } from './quotation.ts';
import type { OverdueFacts, OverdueItem } from './official-text.ts';

const LONGEST_NAME = 40;

/** The first sentence of a task's text, by which a letter names it. */
export function taskName(text: string): string {
  const sentence = [...(text.split(/[。；\n]/, 1)[0]?.trim() ?? '')];
  const name = sentence.slice(0, LONGEST_NAME).join('');
  return sentence.length <= LONGEST_NAME ? name : `${name}……`;
}

/** One overdue report: what it is about, when it was due, and for how many days it is overdue. */
export function itemLine(
  { agency, task, dueOn, daysOverdue }: OverdueItem,
  { kind, period }: OverdueFacts,
): string {
  const subject = task
    ? `第${task.number}项任务${quoted(taskName(task.text))}`
    : kindWordsOf('zh-CN', kind).title(agency, period);
  return `${subject}，应于${wordsZh.shortDate(dueOn)}前报送，已逾期${daysOverdue}天`;
}

/** What the cycle is called: 2027年度报送工作, 实施方案报送工作. */
export const workOf = ({ kind, period }: OverdueFacts): string =>
  `${kindWordsOf('zh-CN', kind).about(period)}报送工作`;

/** Why the report is owed: the sentence of the document itself. */
export function ground({ plan, order }: OverdueFacts): string {
  return order === null
    ? `根据${titled(plan)}`
    : `按照${titled(plan)}印发通知关于${quoted(order)}的要求`;
}

/** Numbers the lines as official documents do on their third level: 1. 2. 3. */
export function numbered(lines: readonly string[]): string[] {
  return lines.map(
    (line, index) => `${index + 1}．${line}${index < lines.length - 1 ? '；' : '。'}`,
  );
}
