import type { DeskSection } from './desk-section.ts';

/** The names of the desk's pages, as its navigation has them. */
type SectionWords = Record<DeskSection, string>;

/** Sections that belong together, as the navigation shows them. */
export type SectionGroup = 'work' | 'plan' | 'records';

/** What the groups are called. */
export const groupsZh: Record<SectionGroup, string> = {
  work: '日常工作',
  plan: '方案管理',
  records: '查询',
};

/** The same in English. */
export const groupsEn: Record<SectionGroup, string> = {
  work: 'Work',
  plan: 'Plan',
  records: 'Records',
};

/** In Chinese. */
export const sectionsZh: SectionWords = {
  overview: '总览',
  reports: '台账',
  reviews: '审核',
  documents: '整理汇总',
  government: '政府工作台',
  instructions: '批示',
  issues: '重大问题',
  escalations: '升级督办',
  letters: '督办函和通报',
  mails: '邮件',
  agencies: '单位',
  register: '名录',
  tasks: '任务',
  changes: '变动和移交',
  launch: '启动和运行',
  preflight: '启动前检查',
  'send-plan': '发送计划',
  policy: '报送安排',
  audit: '操作记录',
  source: '文件原文',
  duties: '文件要求',
  policies: '政策研究',
  indicators: '指标',
  import: '导入文件',
  extensions: '延期',
  evaluation: '中期评估',
  inspections: '检查',
  statistics: '统计',
  objections: '异议',
  disagreements: '不同意见',
  rehearsal: '演练',
  calendar: '工作日历',
};

/** In English. */
export const sectionsEn: SectionWords = {
  overview: 'Overview',
  reports: 'Ledger',
  reviews: 'Reviews',
  documents: 'Consolidation',
  government: 'Government’s desk',
  instructions: 'Instructions',
  issues: 'Major issues',
  escalations: 'Escalations',
  letters: 'Letters',
  mails: 'Mails',
  agencies: 'Agencies',
  register: 'Register',
  tasks: 'Tasks',
  changes: 'Changes',
  launch: 'Launch and running',
  preflight: 'Preflight',
  'send-plan': 'Send plan',
  policy: 'Policy',
  audit: 'Audit',
  source: 'Source',
  duties: 'What it orders',
  policies: 'National policy',
  indicators: 'Indicators',
  import: 'Import',
  extensions: 'Extensions',
  evaluation: 'Midterm evaluation',
  inspections: 'Inspections',
  statistics: 'Statistics',
  objections: 'Objections',
  disagreements: 'Disagreements',
  rehearsal: 'Rehearsal',
  calendar: 'Workday calendar',
};
