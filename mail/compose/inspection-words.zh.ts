import type { CivilDate } from '../../domain/calendar/civil-date.ts';
import type { InspectionNotice } from '../../domain/ladder/step.ts';
import { wordsZh } from '../../domain/words/words.zh.ts';
import type { Matter, NoticeWords } from './catalog.ts';
import type { InspectionLabels } from './inspection-labels.ts';

const about = ({ inspection, plan }: Matter) => inspection?.scope ?? plan;
const days = (from: CivilDate, to: CivilDate) =>
  from === to ? wordsZh.date(from) : `${wordsZh.date(from)}至${wordsZh.date(to)}`;

/** 检查的用语。 */
export const inspectionNoticesZh: Record<InspectionNotice, NoticeWords> = {
  inspection_ordered: {
    name: '检查',
    subject: (matter) => `请安排检查：${about(matter)}`,
    section: () => '部署检查',
    paragraphs: () => [
      '政府办公厅部署了下列检查。请登录系统，核对建议的检查对象，确定检查组和检查时间后通知被检查单位。',
    ],
  },
  inspection_announced: {
    name: '检查',
    subject: (matter) => `接受检查的通知：${about(matter)}`,
    section: () => '接受检查',
    paragraphs: ({ agency, role }) => [
      role === 'leader'
        ? `检查组将按下列时间到${agency}检查。请您阅知，安排人员配合。`
        : `检查组将按下列时间到${agency}检查，检查的任务附后。请报单位负责同志，并按时准备有关材料。`,
      '检查结论将反馈贵单位，贵单位可以提出意见。请勿通过本系统传送涉密材料。',
    ],
  },
  inspection_team: {
    name: '检查',
    subject: (matter) => `参加检查的通知：${about(matter)}`,
    section: () => '参加检查',
    paragraphs: () => [
      '您是下列检查的检查组成员。请按时参加检查，检查开始后登录系统记录发现的问题和整改时限。',
    ],
  },
  inspection_called_off: {
    name: '取消检查',
    subject: (matter) => `检查已取消：${about(matter)}`,
    section: () => '取消检查',
    paragraphs: () => ['下列检查已经取消，理由附后。无须再作准备。'],
  },
  inspection_unconcluded: {
    name: '检查',
    subject: (matter) => `检查结束后尚未作出结论：${about(matter)}`,
    section: () => '尚未作出结论的检查',
    paragraphs: () => ['下列检查的时间已过，尚未作出结论。请登录系统办理。'],
  },
  inspection_concluded: {
    name: '检查结论',
    subject: (matter) => `检查结论：${about(matter)}`,
    section: () => '检查结论',
    paragraphs: ({ role }) => [
      role === 'leader'
        ? '检查结论和发现的问题附后。请您阅示，督促按时整改；对结论有意见的，可在期限内反馈。'
        : '检查结论和发现的问题附后。每个问题须按整改时限报送整改情况；对结论有意见的，可在期限内登录系统反馈，反馈意见不影响整改时限。',
    ],
  },
  inspection_answered: {
    name: '检查',
    subject: (matter) => `被检查单位反馈意见：${about(matter)}`,
    section: () => '被检查单位的意见',
    paragraphs: () => ['被检查单位对检查结论提出了意见，全文附后。'],
  },
};

/** 检查邮件中各项的名称。 */
export const inspectionLabelsZh: InspectionLabels = {
  inspection: (number) => `第${number}次检查`,
  period: '检查工作时段',
  visit: '检查时间',
  team: '检查组',
  answerBy: '反馈意见期限',
  conclusion: '检查结论',
  calledOff: '取消的理由',
  answerOf: (agency) => `${agency}的意见`,
  findings: '发现的问题',
  finding: (number) => `问题${number}`,
  rectifyBy: '整改时限',
  subjects: '检查的任务',
  wholePlan: '方案总体落实情况',
  member: (name, agency) => `${name}（${agency}）`,
  days,
  until: (day) => `${wordsZh.date(day)}24:00前`,
};
