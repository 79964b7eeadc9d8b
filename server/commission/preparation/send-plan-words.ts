import type { Lang } from '../../../domain/words/words.ts';

/** What the send plan says, in one language. */
export interface SendPlanWords {
  title: string;
  textBefore: string;
  textAfter: string;
  paused: string;
  when: string;
  all: string;
  allAgencies: string;
  filter: string;
  step: string;
  reports: string;
  mails: string;
  condition: string;
  certain: string;
  ifUnfiled: string;
  provisional: string;
  none: string;
  /** Rows of the list, and the messages they come in. */
  count(rows: number, messages: number): string;
  list: string;
  burden: string;
  burdenOf(year: number): string;
  burdenText: string;
  rule: string;
  ruleSource: string;
  occasions: string;
  messages: string;
  filesHandedIn: string;
  frequent: string;
  frequentWhy(most: number): string;
  noBurden: string;
  xlsx: string;
  ics: string;
  icsOf: string;
  fileName(plan: string): string;
  dueName(plan: string): string;
  dueTitle(cycle: string, agency: string, reports: number): string;
  dueText(reports: number): string;
  dateHeader: string;
  timeHeader: string;
  cycleHeader: string;
  badYears: string;
}

const zh: SendPlanWords = {
  title: '发送计划',
  textBefore:
    '以下是启动后将发送的全部邮件，由系统运行时所用的同一规则推算，按无人报送计（最多）；按时报送的，不再发送提醒和催办。同一时间发给同一人的各条合并为一封。',
  textAfter:
    '以下是今后将发送的全部邮件，按以后无人报送计（最多）；按时报送的，不再发送提醒和催办。',
  paused: '报送工作已暂停，以下是恢复后将发送的邮件。',
  when: '时间',
  all: '全部',
  allAgencies: '全部单位',
  filter: '筛选',
  step: '事项',
  reports: '涉及报送事项',
  mails: '邮件',
  condition: '发送条件',
  certain: '到时发送',
  ifUnfiled: '仅在未报送时',
  provisional: '日期暂定',
  none: '没有符合条件的邮件。',
  count: (rows, messages) => `${rows}条，合并为${messages}封邮件`,
  list: '将发送的邮件',
  burden: '各单位负担',
  burdenOf: (year) => `各单位负担（${year}年）`,
  burdenText:
    '“报送次数”是一年中有事项到期的天数；“收到邮件”按无人报送计，同一时间发给同一人的合并为一封。',
  rule: '中央办公厅、国务院办公厅《整治形式主义为基层减负若干规定》（2024年8月6日发布）要求：制发文件一般不提出报送贯彻落实情况的要求，不得频繁要求基层填表格、报材料。本系统据此提示：同一季度内有两期以上定期报送到期的，请说明必要性，或者在“报送安排”中减少频次。是否符合规定由主管部门判断。',
  ruleSource: '见该规定“一、切实精简文件”第3条、“三、统筹规范督查检查考核”。',
  occasions: '报送次数',
  messages: '收到邮件（最多）',
  filesHandedIn: '已交附件',
  frequent: '频次较高',
  frequentWhy: (most) => `一个季度内有${most}期定期报送到期`,
  noBurden: '这一年没有到期的报送事项。',
  xlsx: '下载表格',
  ics: '下载截止日期日历',
  icsOf: '日历',
  fileName: (plan) => `发送计划 ${plan}`,
  dueName: (plan) => `截止日期 ${plan}`,
  dueTitle: (cycle, agency, reports) => `${cycle}截止：${agency}（${reports}项）`,
  dueText: (reports) => `当日24:00前报送，共${reports}项。`,
  dateHeader: '日期',
  timeHeader: '时刻',
  cycleHeader: '报送周期',
  badYears: '年度不正确，无法推算。',
};

const en: SendPlanWords = {
  title: 'Send plan',
  textBefore:
    'Every mail that a launch would bring about, by the very rules that it runs by, assuming that nobody ever files (the most there can be). What is filed on time is neither reminded nor urged.',
  textAfter:
    'Every mail that is still to go out, assuming that nobody files from now on (the most there can be). What is filed on time is neither reminded nor urged.',
  paused: 'The plan is paused: this is what goes out once it is resumed.',
  when: 'When',
  all: 'All',
  allAgencies: 'All agencies',
  filter: 'Filter',
  step: 'Step',
  reports: 'Reports',
  mails: 'Mails',
  condition: 'Goes',
  certain: 'in any case',
  ifUnfiled: 'only if unfiled',
  provisional: 'provisional',
  none: 'There is no such mail.',
  count: (rows, messages) =>
    `${rows} ${rows === 1 ? 'row' : 'rows'} in ${messages} ${messages === 1 ? 'mail' : 'mails'}`,
  list: 'What will be sent',
  burden: 'Burden by agency',
  burdenOf: (year) => `Burden by agency, ${year}`,
  burdenText:
    'Occasions are the days of the year on which something falls due. Mails are counted as if nobody filed; what goes to one person at one instant is one mail.',
  rule: 'The national rules on lightening burdens (Several Provisions on Curbing Formalism and Lightening the Burden at the Grassroots, issued by the General Offices of the Party’s Central Committee and of the State Council on 6 August 2024) want documents as a rule to ask for no reports on their implementation, and forms and materials not to be asked for frequently. Duban flags whoever has more than one periodic report due in a quarter: say why it is needed, or ask less often under “Policy”. Whether the rules are kept is for the authorities to judge.',
  ruleSource: 'See part 1, item 3 (documents) and part 3 (inspections) of the Provisions.',
  occasions: 'Occasions',
  messages: 'Mails, at the most',
  filesHandedIn: 'Files handed in',
  frequent: 'frequent',
  frequentWhy: (most) => `${most} periodic reports fall due in one quarter`,
  noBurden: 'Nothing falls due in this year.',
  xlsx: 'Take it as a table (.xlsx)',
  ics: 'Due dates as a calendar (.ics)',
  icsOf: 'calendar (.ics)',
  fileName: (plan) => `Send plan ${plan}`,
  dueName: (plan) => `Due dates ${plan}`,
  dueTitle: (cycle, agency, reports) => `${cycle} due: ${agency} (${reports})`,
  dueText: (reports) =>
    `To be filed by the end of the day: ${reports} ${reports === 1 ? 'report' : 'reports'}.`,
  dateHeader: 'Date',
  timeHeader: 'Time',
  cycleHeader: 'Cycle',
  badYears: 'These years cannot be launched, so nothing can be reckoned.',
};

/** What the send plan says, in a language. */
export const sendPlanWordsOf = (lang: Lang): SendPlanWords => (lang === 'en' ? en : zh);
