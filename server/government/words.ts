import type { Lang } from '../../domain/words/words.ts';

/** What the government's desk says, in one language. */
interface GovernmentWords {
  title: string;
  waiting(count: number): string;
  nothing: string;
  since: string;
  documents: string;
  lights: string;
  asOf(day: string): string;
  asOfLabel: string;
  noReports: string;
}

const zh: GovernmentWords = {
  title: '政府工作台',
  waiting: (count) => `待审核、待签收（${count}项）`,
  nothing: '没有待办事项。',
  since: '上报时间',
  documents: '上报文件',
  lights: '规划亮灯情况',
  asOf: (day) => `截至${day}24:00。`,
  asOfLabel: '截至日期',
  noReports: '截至这一天还没有开始报送的事项。',
};

const en: GovernmentWords = {
  title: 'Government’s desk',
  waiting: (count) => `Waits for your review or receipt (${count})`,
  nothing: 'Nothing waits for you.',
  since: 'Submitted',
  documents: 'Documents submitted',
  lights: 'Lights of the plan',
  asOf: (day) => `As of the end of ${day}.`,
  asOfLabel: 'As of',
  noReports: 'No report had opened by that day.',
};

/** What the government's desk says, in a language. */
export const governmentWordsOf = (lang: Lang): GovernmentWords => (lang === 'en' ? en : zh);
