import { shortDate } from './dates.zh.ts';
import type { NoticeKind } from './notices.ts';
import { titled } from './titled.zh.ts';
import type { Tally } from './words.ts';

interface Notice {
  tag: string;
  subject(tally: Tally): string;
  section(tally: Tally): string;
  paragraphs(tally: Tally): string[];
}

/** “3 项 2027 年度报送” */
const reports = ({ count, year }: Tally) => `${count}项${year === null ? '' : `${year}年度`}报送`;
const named = (tally: Tally) => tally.single ?? reports(tally);
const until = ({ dueOn }: Tally) => (dueOn === null ? '' : `，${shortDate(dueOn)}24:00截止`);
const left = ({ daysLeft }: Tally) => {
  if (daysLeft === null || daysLeft < 0) return '即将到期';
  return daysLeft === 0 ? '今天到期' : `还有${daysLeft}天到期`;
};
const past = ({ daysLeft }: Tally) => (daysLeft === null ? '已逾期' : `已逾期${-daysLeft}天`);
const owing = ({ count }: Tally) => (count === 1 ? '以下事项' : `以下${count}项`);

/** 各类通知的用语。 */
export const notices: Record<NoticeKind, Notice> = {
  assignment: {
    tag: '交办',
    subject: ({ plan, leads, cooperates }) =>
      leads + cooperates === 0
        ? `落实情况报送任务：${titled(plan)}`
        : `牵头任务${leads}项、配合任务${cooperates}项：${titled(plan)}`,
    section: () => '任务交办',
    paragraphs: ({ plan, leads, cooperates, agency, commission, role }) => [
      leads + cooperates === 0
        ? `${titled(plan)}已启动实施。${agency}负责本地区、本单位的落实，并按期向${commission}报送落实情况。`
        : `${titled(plan)}已启动实施。${agency}牵头${leads}项任务、配合${cooperates}项任务，清单附后。`,
      role === 'leader'
        ? '请您部署有关处室制定实施方案、抓好落实，并按下列时间安排报送。'
        : '请核对任务清单和联络员信息，制定实施方案，并按下列时间安排报送；清单有误的，请及时与我们联系。',
    ],
  },
  opening: {
    tag: '报送开始',
    subject: (tally) => `${tally.single ?? reports(tally)}开始${until(tally)}`,
    section: (tally) => `开始报送（${tally.count}项）`,
    paragraphs: (tally) => [
      tally.role === 'leader'
        ? `落实情况报送已经开始，贵单位须报送${owing(tally)}，请您安排经办人员按期报送。`
        : `落实情况报送已经开始，贵单位须报送${owing(tally)}。请登录系统在线填报，截止日24:00前提交均为按时。`,
    ],
  },
  remind: {
    tag: '提醒',
    subject: (tally) => `${named(tally)}${left(tally)}${until(tally)}`,
    section: (tally) => `${left(tally)}（${tally.count}项）`,
    paragraphs: (tally) => [
      tally.role === 'leader'
        ? `贵单位${owing(tally)}尚未报送，请您督促经办人员按期报送。`
        : `贵单位${owing(tally)}尚未报送，请抓紧填报。`,
    ],
  },
  urge: {
    tag: '催办',
    subject: (tally) => `${named(tally)}${past(tally)}`,
    section: (tally) => `已逾期（${tally.count}项）`,
    paragraphs: (tally) => [
      tally.role === 'leader'
        ? `贵单位${owing(tally)}已过报送截止时间，至今未报送，请您督促经办人员立即报送。`
        : `贵单位${owing(tally)}已过报送截止时间，至今未报送，请立即登录填报。`,
      `仍不报送的，将提请${tally.commission}升级督办；报送后催办即停止，本次按逾期报送统计。`,
    ],
  },
  escalate: {
    tag: '升级',
    subject: (tally) =>
      tally.single === null
        ? `${tally.agencies}个单位的${reports(tally)}逾期未报`
        : `${tally.single}逾期未报`,
    section: (tally) => `提请督办（${tally.count}项）`,
    paragraphs: (tally) => [
      `${owing(tally)}经提醒和催办仍未报送，涉及${tally.agencies}个单位，现提请${tally.commission}督办。`,
      '请与有关单位联系，核实原因，督促报送。仍不报送的，系统将起草督办函和通报，由有权签发的人员审定后发出。',
    ],
  },
  letter: {
    tag: '督办函',
    subject: (tally) => `${named(tally)}逾期，督办函稿待审签`,
    section: (tally) => `督办函稿待审签（${tally.count}项）`,
    paragraphs: (tally) => [
      `${owing(tally)}经升级督办仍未报送，系统已起草督办函，涉及${tally.agencies}个单位。`,
      '请审阅、修改后签发；未经签发，系统不会自动发出。',
    ],
  },
  circular: {
    tag: '通报',
    subject: (tally) => `${named(tally)}逾期，情况通报稿待审签`,
    section: (tally) => `情况通报稿待审签（${tally.count}项）`,
    paragraphs: (tally) => [
      `${owing(tally)}经督办函督促仍未报送，系统已起草情况通报，涉及${tally.agencies}个单位。`,
      '请审阅、修改后签发；未经签发，系统不会自动发出。',
    ],
  },
  close: {
    tag: '关账',
    subject: (tally) => `${named(tally)}逾期未报，已关账`,
    section: (tally) => `逾期未报，已关账（${tally.count}项）`,
    paragraphs: (tally) => [
      `${owing(tally)}至关账日仍未报送，记为“未报”，不再提醒和催办。`,
      '此后仍可补报，计为逾期报送，并照常审核。',
    ],
  },
  returned: {
    tag: '退回',
    subject: (tally) =>
      `${named(tally)}被退回${tally.dueOn === null ? '' : `，请于${shortDate(tally.dueOn)}24:00前重新报送`}`,
    section: (tally) => `退回修改（${tally.count}项）`,
    paragraphs: (tally) => [
      tally.role === 'leader'
        ? `${tally.commission}审核了贵单位的报送稿，现退回修改，请您督促经办人员按退回理由修改后重新报送。`
        : `${tally.commission}审核了贵单位的报送稿，现退回修改。请按退回理由修改后重新报送，原报送稿已保留。`,
    ],
  },
  accepted: {
    tag: '办结',
    subject: (tally) => `${named(tally)}已审核通过`,
    section: (tally) => `已办结（${tally.count}项）`,
    paragraphs: (tally) => [
      `贵单位的报送稿已经${tally.commission}审核通过，${tally.count === 1 ? '本项' : '以下各项'}办结销号，无须再作处理。`,
    ],
  },
};
