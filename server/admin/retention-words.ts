import type { Lang } from '../../domain/words/words.ts';
import type { Kept } from '../../ledger/retention/rules.ts';

/** What the page about how long things are kept says, in one language. */
export interface RetentionWords {
  lead: string;
  table: string;
  kind: string;
  days: string;
  there: string;
  first: string;
  past: string;
  kinds: Record<Kept, { name: string; text: string }>;
  forEver: string;
  daysOf(days: number): string;
  remove: string;
  nothing: string;
  removeText(count: number): string;
  confirm: string;
}

const zh: RetentionWords = {
  lead: '每类内容各有保存期限，由部署设置（DUBAN_KEEP_…_DAYS）规定。审计永久保存：其中没有电子邮箱，链条也以每一条记录为基础。',
  table: '保存期限与到期内容',
  kind: '内容',
  days: '保存期限',
  there: '现有',
  first: '最早一条的起算日',
  past: '已到期',
  kinds: {
    messages: { name: '已发邮件的正文', text: '发送之日起算；何时发给谁仍有记录' },
    sessions: { name: '登录会话', text: '到期之日起算' },
    heartbeats: { name: '进程心跳', text: '最后一次心跳起算' },
    signIns: { name: '登录记录', text: '记录之日起算' },
    contacts: { name: '离任联络员的姓名、邮箱和电话', text: '离任之日起算；其经办事项保留' },
    users: { name: '已停用用户的姓名和邮箱', text: '停用之日起算；其经办事项保留' },
    questions: { name: '未确认的联络员变更', text: '询问之日起算' },
  },
  forEver: '永久',
  daysOf: (days) => `${days}天`,
  remove: '清除到期内容',
  nothing: '没有到期的内容，无需清除。',
  removeText: (count) =>
    `将清除上表中已到期的${count}条，或全部清除，或全部保留。清除须用新的验证码确认，写入审计，不能撤回；请先备份。`,
  confirm: '确认清除',
};

const en: RetentionWords = {
  lead: 'Each kind is kept for its time, which the deployment sets (DUBAN_KEEP_…_DAYS). The audit is kept for ever: it names no address, and its chain rests on every entry.',
  table: 'What is kept for how long, and what is past its time',
  kind: 'What',
  days: 'Kept',
  there: 'There',
  first: 'First counted from',
  past: 'Past its time',
  kinds: {
    messages: {
      name: 'Text of mails that were sent',
      text: 'from the sending; to whom and when stays',
    },
    sessions: { name: 'Sessions', text: 'from their end' },
    heartbeats: { name: 'Heartbeats of processes', text: 'from the last one' },
    signIns: { name: 'Record of sign-ins', text: 'from the entry' },
    contacts: {
      name: 'Name, address and phone of contacts who have left',
      text: 'from their leaving; what they did stays',
    },
    users: {
      name: 'Name and address of deactivated users',
      text: 'from their deactivation; what they did stays',
    },
    questions: { name: 'Changes of contacts that were never confirmed', text: 'from the question' },
  },
  forEver: 'for ever',
  daysOf: (days) => `for ${days} days`,
  remove: 'Remove what is past its time',
  nothing: 'Nothing is past its time: there is nothing to remove.',
  removeText: (count) =>
    `Removes the ${count} that are past their time in the table, all or none of them. A fresh code is asked for, the audit notes it, and it cannot be taken back: make a backup before.`,
  confirm: 'Remove them',
};

/** The words in a language. */
export const retentionWordsOf = (lang: Lang): RetentionWords => (lang === 'en' ? en : zh);
