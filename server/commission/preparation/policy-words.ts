import type { Lang } from '../../../domain/words/words.ts';
import type { ObligationField, PLAN_FIELDS } from './policy-fields.ts';

type PlanField = (typeof PLAN_FIELDS)[number];

/** What the policy's pages say, in one language. */
export interface PolicyWords {
  title: string;
  text: string;
  plan: string;
  plans: Record<PlanField, string>;
  fields: Record<ObligationField, string>;
  hints: Record<'reminders' | 'ladder' | 'none' | 'at' | 'month', string>;
  kindDefault: string;
  asDefault(value: string): string;
  every: Record<'year' | 'half-year' | 'quarter' | 'month', string>;
  about: Record<'current' | 'previous', string>;
  opens: Record<'on' | 'daysBefore' | 'workdaysBefore', string>;
  due: Record<'last-workday' | 'on' | 'day', string>;
  dates: string;
  ladder: string;
  fixed: string;
  /** The next cycle as it is set now. */
  next(cycle: string, opens: string, due: string): string;
  running: string;
  look: string;
  fault(fields: string): string;
  former: string;
  formerText: string;
  noFormer: string;
  rescheduled(reports: number): string;
  propose: string;
  proposed: string;
  preview: {
    title: string;
    note: string;
    cycles: string;
    cycle: string;
    before: string;
    after: string;
    none: string;
    added: string;
    dropped: string;
    moved: string;
    sum(added: number, dropped: number, moved: number): string;
    rescheduled(reports: number): string;
    noChange: string;
    gone: string;
    confirm: string;
    back: string;
  };
}

const zh: PolicyWords = {
  title: '报送安排',
  text: '在此调整日期、催办步骤、工作时间。保存之前先列出哪些日期、哪些邮件随之变动；不填的，按该类报送的一般安排。',
  plan: '整个方案',
  plans: {
    workingHour: '发送时刻',
    zone: '时区',
    nearDueDays: '临近提醒（截止前天数，亮黄灯）',
    returnWorkdays: '退回后重新报送（工作日）',
    reviewWorkdays: '审核期限（工作日）',
    extensionMonths: '延期最长（月）',
    inspectionsPerYear: '每个单位一年内接受检查不超过（次）',
    answerWorkdays: '被检查单位反馈意见期限（工作日）',
    behindYellowPoints: '指标落后序时进度亮黄灯（百分点）',
    behindRedPoints: '指标落后序时进度亮红灯（百分点）',
    jumpPercent: '指标较上期变动须说明原因（%）',
  },
  fields: {
    every: '频次',
    about: '报告的时段',
    opens: '开始报送',
    opensAt: '开始报送的日期或者天数',
    due: '截止',
    dueAt: '截止的日期或者日',
    dueMonth: '截止在该期第几个月',
    dueAfterDays: '启动后天数',
    dueAfterWorkdays: '启动后工作日',
    datedOn: '截止日期',
    reminders: '截止前提醒（天）',
    urgeAfter: '催办（截止后工作日）',
    escalateAfter: '升级督办（截止后工作日）',
    letterAfter: '拟督办函（截止后工作日）',
    circularAfter: '拟通报（截止后工作日）',
    closeAfter: '关账（截止后工作日）',
  },
  hints: {
    reminders: '用空格隔开，例如：30 15 7 3 1',
    ladder: '不填的，按一般安排。',
    none: '填0，不拟。',
    at: '日期填“月-日”，例如12-10；天数、日填数字。',
    month: '不填的，为最后一个月。',
  },
  kindDefault: '一般安排',
  asDefault: (value) => `一般为${value}`,
  every: { year: '每年', 'half-year': '每半年', quarter: '每季度', month: '每月' },
  about: { current: '截止日所在的时段', previous: '上一时段' },
  opens: { on: '固定日期', daysBefore: '截止前天数', workdaysBefore: '截止前工作日' },
  due: { 'last-workday': '该期最后一个工作日', on: '固定日期', day: '某月某日' },
  dates: '日期',
  ladder: '催办步骤',
  fixed: '日期随其他报送确定，不单独设置。',
  next: (cycle, opens, due) => `目前安排：${cycle}，${opens}开始，${due}截止。`,
  running: '方案已经启动，频次和报告的时段不再调整。',
  look: '先看变动',
  fault: (fields) => `没有保存，下列内容不正确：${fields}。`,
  former: '以前的安排',
  formerText: '可以把以前的安排填入上表，核对变动后再保存。',
  noFormer: '没有调整过。',
  rescheduled: (reports) => `在办事项改期${reports}项`,
  propose: '恢复到这次调整之前',
  proposed: '已填入以前的安排，尚未保存；请核对变动后保存。',
  preview: {
    title: '核对变动，再保存',
    note: '以下是保存后的变动，目前没有改动任何内容。邮件数按无人报送计。',
    cycles: '变动的报送周期',
    cycle: '报送周期',
    before: '现在',
    after: '保存后',
    none: '日期和邮件都没有变动。',
    added: '新增邮件',
    dropped: '取消邮件',
    moved: '改期邮件',
    sum: (added, dropped, moved) => `新增邮件${added}封，取消${dropped}封，改期${moved}封。`,
    rescheduled: (reports) =>
      reports === 0
        ? '在办事项的截止日期没有变动。'
        : `在办事项改期${reports}项，立即通知有关单位；原截止日期保留在统计中。`,
    noChange: '不变',
    gone: '（无）',
    confirm: '保存',
    back: '返回修改',
  },
};

const en: PolicyWords = {
  title: 'Policy',
  text: 'Dates, ladders and working hour are changed here. Before anything is saved, the page lists which dates and mails move. What is left empty is as usual for the kind of report.',
  plan: 'The whole plan',
  plans: {
    workingHour: 'Mails go at',
    zone: 'Time zone',
    nearDueDays: 'Yellow from so many days before the due date',
    returnWorkdays: 'Workdays for a returned report',
    reviewWorkdays: 'Workdays of a reviewer',
    extensionMonths: 'Longest extension, in months',
    inspectionsPerYear: 'An agency is inspected in a year at most (times)',
    answerWorkdays: 'Workdays to answer the conclusion of an inspection',
    behindYellowPoints: 'Indicators yellow from so many points behind',
    behindRedPoints: 'Indicators red from so many points behind',
    jumpPercent: 'A change asks for a reason beyond (% of the last value)',
  },
  fields: {
    every: 'How often',
    about: 'It tells of',
    opens: 'Opens',
    opensAt: 'Day or days of the opening',
    due: 'Due',
    dueAt: 'Day it is due',
    dueMonth: 'Which month of the period',
    dueAfterDays: 'Days after the launch',
    dueAfterWorkdays: 'Workdays after the launch',
    datedOn: 'Due date',
    reminders: 'Reminders, days before',
    urgeAfter: 'Urged, workdays after',
    escalateAfter: 'Escalated, workdays after',
    letterAfter: 'Letter drafted, workdays after',
    circularAfter: 'Circular drafted, workdays after',
    closeAfter: 'Books closed, workdays after',
  },
  hints: {
    reminders: 'with spaces between, such as 30 15 7 3 1',
    ladder: 'Left empty: as usual.',
    none: '0: none is drafted.',
    at: 'A day as month-day, such as 12-10; days as a number.',
    month: 'Left empty: the last one.',
  },
  kindDefault: 'as usual',
  asDefault: (value) => `usually ${value}`,
  every: { year: 'yearly', 'half-year': 'half-yearly', quarter: 'quarterly', month: 'monthly' },
  about: { current: 'the period it falls due in', previous: 'the period before' },
  opens: { on: 'on a day', daysBefore: 'days before due', workdaysBefore: 'workdays before due' },
  due: { 'last-workday': 'last workday of the period', on: 'on a day', day: 'on a day of a month' },
  dates: 'Dates',
  ladder: 'Ladder',
  fixed: 'Its dates follow from other reports.',
  next: (cycle, opens, due) => `As it is set now: ${cycle} opens ${opens} and is due ${due}.`,
  running: 'The plan is launched: how often, and of which period, stays as it is.',
  look: 'See what moves',
  fault: (fields) => `Nothing was saved; these say nothing that can be: ${fields}.`,
  former: 'Former arrangements',
  formerText: 'Put former settings into the form, look at what would move, and save.',
  noFormer: 'Nothing was changed so far.',
  rescheduled: (reports) =>
    `${reports} open ${reports === 1 ? 'report' : 'reports'} given another date`,
  propose: 'Back to what held before',
  proposed:
    'The former settings stand in the form; nothing is saved yet. Look at what moves, then save.',
  preview: {
    title: 'Look at what moves, then save',
    note: 'This is what saving would change; nothing is changed yet. Mails are counted as if nobody filed.',
    cycles: 'Cycles that change',
    cycle: 'Cycle',
    before: 'Now',
    after: 'Then',
    none: 'No date and no mail moves.',
    added: 'Mails added',
    dropped: 'Mails dropped',
    moved: 'Mails moved',
    sum: (added, dropped, moved) =>
      `${added} mails added, ${dropped} dropped, ${moved} at another time.`,
    rescheduled: (reports) =>
      reports === 0
        ? 'No open report is given another date.'
        : `${reports} open ${reports === 1 ? 'report is' : 'reports are'} given another date, and the agencies told at once; the first date stays in the statistics.`,
    noChange: 'unchanged',
    gone: '(none)',
    confirm: 'Save',
    back: 'Back to the form',
  },
};

/** What the policy's pages say, in a language. */
export const policyWordsOf = (lang: Lang): PolicyWords => (lang === 'en' ? en : zh);
