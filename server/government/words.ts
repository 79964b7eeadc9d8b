import type { EvaluationStage } from '../../domain/evaluation/stage.ts';
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
  /** Of the midterm evaluation: where it stands, when it was revealed, its report, both sides by task. */
  stages: Record<EvaluationStage, string>;
  revealed: string;
  report: string;
  version(version: number, signedAt: string): string;
  matrix(tasks: number): string;
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
  stages: {
    not_begun: '尚未开始',
    blind: '自评和独立评估进行中，结果尚未公布',
    differences: '结果已公布，双方正在说明差异',
    revealed: '结果已公布',
    writing: '结果已公布，评估报告起草中',
    submitted: '评估报告已上报，待确认收到',
    returned: '评估报告已退回，修改中',
    received: '评估报告已确认收到',
  },
  revealed: '公布时间',
  report: '评估报告',
  version: (version, at) => `第${version}版，${at}签发`,
  matrix: (tasks) => `各项任务的自评和独立评估结论（${tasks}项）`,
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
  stages: {
    not_begun: 'It has not begun',
    blind: 'Self-evaluations and independent assessments are under way; nothing is revealed yet',
    differences: 'Revealed; words on differences are still to come',
    revealed: 'Revealed',
    writing: 'Revealed; the report is being written',
    submitted: 'The report is submitted; its receipt is to be confirmed',
    returned: 'The report was returned, and is being revised',
    received: 'The receipt of the report is confirmed',
  },
  revealed: 'Revealed on',
  report: 'Report',
  version: (version, at) => `version ${version}, signed off ${at}`,
  matrix: (tasks) => `Self-evaluation and independent assessment, task by task (${tasks})`,
};

/** What the government's desk says, in a language. */
export const governmentWordsOf = (lang: Lang): GovernmentWords => (lang === 'en' ? en : zh);
