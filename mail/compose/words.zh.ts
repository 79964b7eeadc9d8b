import type { CivilDate } from '../../domain/calendar/civil-date.ts';
import { quoted, titled } from '../../domain/letters/quotation.ts';
import { wordsZh } from '../../domain/words/words.zh.ts';
import type { Notice } from '../../domain/ladder/step.ts';
import { changeNoticesZh } from './change-words.zh.ts';
import { contributionNoticesZh } from './contribution-words.zh.ts';
import { issueNoticesZh } from './issue-notices.zh.ts';
import { documentNoticesZh } from './document-notices.zh.ts';
import { inspectionLabelsZh, inspectionNoticesZh } from './inspection-words.zh.ts';
import { auditNoticesZh } from './audit-notices.zh.ts';
import { letterNoticesZh } from './letter-notices.zh.ts';
import type { MailWords, Matter, NoticeWords } from './catalog.ts';
import { extensionNoticesZh } from './extension-notices.zh.ts';

/** 12月31日 */
const dayAndMonth = (date: CivilDate) => `${Number(date.slice(5, 7))}月${Number(date.slice(8))}日`;

/** “3项2027年度报送” */
const reports = ({ ask, count, about }: Matter) => ask.many(count, about);
const named = (matter: Matter) => matter.single ?? reports(matter);
const until = ({ dueOn, dueBy }: Matter) =>
  dueOn === null ? '' : `，${dayAndMonth(dueOn)}${dueBy}截止`;
const left = ({ daysLeft }: Matter) => {
  if (daysLeft === null || daysLeft < 0) return '即将到期';
  return daysLeft === 0 ? '今天到期' : `还有${daysLeft}天到期`;
};
const past = ({ daysLeft }: Matter) =>
  daysLeft === null || daysLeft === 0 ? '已逾期' : `已逾期${-daysLeft}天`;
const owing = ({ ask, count }: Matter) => ask.these(count);
/** 督办函和通报，是哪一种、有没有。 */
const drafts = ({ ladder }: Matter) =>
  [
    ...(ladder.includes('letter') ? ['督办函'] : []),
    ...(ladder.includes('circular') ? ['通报'] : []),
  ].join('和');

/** 要求签收的，写明期限。 */
const signBy = (dueOn: CivilDate | null) =>
  dueOn === null ? '' : `，请于${dayAndMonth(dueOn)}24:00前签收`;
/** 交办通知的末句：要求签收的，请签收或者提出异议；否则请来联系。 */
const receiptOrTell = ({ dueOn }: Matter) =>
  dueOn === null
    ? '；清单有误的，请及时与我们联系。'
    : `。请于${dayAndMonth(dueOn)}24:00前登录系统签收；清单有误的，请在签收页面写明异议，由主管单位答复，提出异议不影响签收期限。`;

/** 各种情形的用语。 */
const notice: Record<Notice, NoticeWords> = {
  ...changeNoticesZh,
  ...contributionNoticesZh,
  ...documentNoticesZh,
  ...issueNoticesZh,
  ...auditNoticesZh,
  ...letterNoticesZh,
  ...inspectionNoticesZh,
  assignment: {
    name: '交办',
    subject: ({ plan, leads, cooperates, dueOn }) =>
      (leads + cooperates === 0
        ? `落实情况报送任务：${titled(plan)}`
        : `牵头任务${leads}项、配合任务${cooperates}项：${titled(plan)}`) + signBy(dueOn),
    section: () => '任务交办',
    paragraphs: (matter) => {
      const { plan, leads, cooperates, agency, superior, role } = matter;
      return [
        leads + cooperates === 0
          ? `${titled(plan)}已启动实施。${agency}负责本地区、本单位的落实，并按期向${superior}报送落实情况。`
          : `${titled(plan)}已启动实施。${agency}牵头${leads}项任务、配合${cooperates}项任务，清单附后。`,
        role === 'leader'
          ? '请您部署有关处室制定实施方案、抓好落实，并按下列时间安排报送。'
          : `请核对任务清单和联络员信息，制定实施方案，并按下列时间安排报送${receiptOrTell(matter)}`,
      ];
    },
  },
  opening: {
    name: '报送开始',
    subject: (matter) => `${named(matter)}${matter.ask.opens}${until(matter)}`,
    section: (matter) => `${matter.ask.section}（${matter.count}项）`,
    paragraphs: (matter) => [
      matter.role === 'leader'
        ? `${matter.ask.begun}，贵单位须${matter.ask.act}${owing(matter)}，请您安排经办人员按期${matter.ask.act}。`
        : `${matter.ask.begun}，贵单位须${matter.ask.act}${owing(matter)}。请登录系统在线${matter.ask.fill}，${matter.ask.onTime}`,
    ],
  },
  remind: {
    name: '提醒',
    subject: (matter) => `${named(matter)}${left(matter)}${until(matter)}`,
    section: (matter) => `${left(matter)}（${matter.count}项）`,
    paragraphs: (matter) => [
      matter.role === 'leader'
        ? `贵单位${owing(matter)}尚未${matter.ask.act}，请您督促经办人员按期${matter.ask.act}。`
        : `贵单位${owing(matter)}尚未${matter.ask.act}，请抓紧${matter.ask.fill}。`,
    ],
  },
  urge: {
    name: '催办',
    subject: (matter) => `${named(matter)}${past(matter)}`,
    section: (matter) => `已逾期（${matter.count}项）`,
    paragraphs: (matter) => [
      matter.role === 'leader'
        ? `贵单位${owing(matter)}已过${matter.ask.act}截止时间，至今未${matter.ask.act}，请您督促经办人员立即${matter.ask.act}。`
        : `贵单位${owing(matter)}已过${matter.ask.act}截止时间，至今未${matter.ask.act}，请立即登录${matter.ask.fill}。`,
      `仍不${matter.ask.act}的，将提请${matter.superior}升级督办；${matter.ask.act}后催办即停止，本次按逾期${matter.ask.act}统计。`,
    ],
  },
  escalate: {
    name: '升级',
    subject: (matter) =>
      matter.single === null
        ? `${matter.agencies}个单位的${reports(matter)}${matter.ask.lacking}`
        : `${matter.single}${matter.ask.lacking}`,
    section: (matter) => `提请督办（${matter.count}项）`,
    paragraphs: (matter) => [
      `${owing(matter)}经提醒${matter.ladder.includes('urge') ? '和催办' : ''}仍未${matter.ask.act}，涉及${matter.agencies}个单位，现提请${matter.agency}督办。`,
      `请与有关单位联系，核实原因，督促${matter.ask.act}。${
        drafts(matter) === ''
          ? ''
          : `仍不${matter.ask.act}的，系统将起草${drafts(matter)}，由有权签发的人员审定后发出。`
      }`,
    ],
  },
  letter: {
    name: '督办函',
    subject: (matter) => `${named(matter)}逾期，督办函稿待审签`,
    section: (matter) => `督办函稿待审签（${matter.count}项）`,
    paragraphs: (matter) => [
      `${owing(matter)}经升级督办仍未${matter.ask.act}，现列入督办函稿，涉及${matter.agencies}个单位。`,
      '文稿列明已列入而逾期未报的全部事项，可能多于本邮件新列入的事项，以督办页面所示为准。',
      '请审阅、修改后签发；未经签发，系统不会自动发出。',
    ],
  },
  circular: {
    name: '通报',
    subject: (matter) => `${named(matter)}逾期，情况通报稿待审签`,
    section: (matter) => `情况通报稿待审签（${matter.count}项）`,
    paragraphs: (matter) => [
      `${owing(matter)}经督办函督促仍未${matter.ask.act}，现列入情况通报稿，涉及${matter.agencies}个单位。`,
      '文稿列明已列入而逾期未报的全部事项，可能多于本邮件新列入的事项，以督办页面所示为准。',
      '请审阅、修改后签发；未经签发，系统不会自动发出。',
    ],
  },
  close: {
    name: '关账',
    subject: (matter) => `${named(matter)}${matter.ask.lacking}，已关账`,
    section: (matter) => `${matter.ask.lacking}，已关账（${matter.count}项）`,
    paragraphs: (matter) => [
      `${owing(matter)}至关账日仍未${matter.ask.act}，记为“未${matter.ask.act}”，不再提醒和催办。`,
      '此后仍可补报，计为逾期报送，并照常审核。',
    ],
  },
  returned: {
    name: '退回',
    subject: (matter) =>
      `${named(matter)}被退回${matter.dueOn === null ? '' : `，请于${dayAndMonth(matter.dueOn)}24:00前重新${matter.ask.act}`}`,
    section: (matter) => `退回修改（${matter.count}项）`,
    paragraphs: (matter) => [
      matter.role === 'leader'
        ? `${matter.superior}审核了贵单位的报送稿，现退回修改，请您督促经办人员按退回理由修改后重新${matter.ask.act}。`
        : `${matter.superior}审核了贵单位的报送稿，现退回修改。请按退回理由修改后重新${matter.ask.act}，原报送稿已保留。`,
    ],
  },
  rescheduled: {
    name: '期限变更',
    subject: (matter) =>
      `${named(matter)}期限变更${matter.dueOn === null ? '' : `，请于${dayAndMonth(matter.dueOn)}24:00前${matter.ask.act}`}`,
    section: (matter) => `期限变更（${matter.count}项）`,
    paragraphs: (matter) => [
      matter.cause === 'resume'
        ? `报送工作暂停后现已恢复。${owing(matter)}在暂停期间到期，重新给予${matter.ask.act}时间。`
        : `${matter.commission}调整了报送时间安排，${owing(matter)}的截止时间随之变更。`,
      `请按新的期限${matter.ask.act}，此前的提醒不再有效；已经填写的内容仍予保留。`,
    ],
  },
  difference: {
    name: '差异说明',
    subject: (matter) => `${named(matter)}与对方结论差异较大，请说明${until(matter)}`,
    section: (matter) => `自评与独立评估差异较大，请说明（${matter.count}项）`,
    paragraphs: (matter) => [
      `中期评估结果已经公布。${owing(matter)}的自评与独立评估结论相差两档以上，现请双方说明理由；认可对方结论的，可以调整本方结论。`,
      `登录后可见对方的评估结论和依据。原报送稿及报送时间均予保留。`,
    ],
  },
  taken_off: {
    name: '评估人调整',
    subject: (matter) => `${named(matter)}改由他人承担，您无须再评估`,
    section: (matter) => `不再由您评估（${matter.count}项）`,
    paragraphs: (matter) => [
      `${matter.commission}调整了评估人，${owing(matter)}自即日起不再由您评估，无须报送；此前的通知和提醒不再有效。`,
    ],
  },
  ...extensionNoticesZh,
  objection_answered: {
    name: '异议答复',
    subject: () => '贵单位所提异议已答复',
    section: (matter) => `异议答复（${matter.count}项）`,
    paragraphs: (matter) => [
      `贵单位对任务分工提出的异议，${matter.superior}已作答复。对答复仍有不同意见的，可以在签收页面再次提出。`,
    ],
  },
  accepted: {
    name: '办结',
    subject: (matter) => `${named(matter)}已审核通过`,
    section: (matter) => `已办结（${matter.count}项）`,
    paragraphs: (matter) => [
      `贵单位的报送稿已经${matter.superior}审核通过，${matter.count === 1 ? '本项' : '以下各项'}办结销号，无须再作处理。`,
    ],
  },
};

/** 邮件用语。 */
export const mailWordsZh: MailWords = {
  common: wordsZh,
  notice,
  tag: (name) => `【督办·${name}】`,
  also: (count) => `，另有其他事项${count}项`,
  greeting: ({ name, agency, inPlaceOf }) =>
    `${name.startsWith(agency) ? name : `${agency} ${name}`}${inPlaceOf === null ? '' : `（${inPlaceOf}外出，由您代收）`}：`,
  reportName: (number, text) => `${wordsZh.task(number)}${quoted(text)}`,
  deadline: (date, by = '24:00') => `${wordsZh.date(date)}${by}前`,
  labels: {
    due: ({ act }) => `${act}截止`,
    newDue: ({ act }) => `重新${act}截止`,
    chapter: '所属篇章',
    agency: '责任单位',
    lead: '牵头单位',
    cooperating: '配合单位',
    objectedTo: '异议事项',
    objection: '所提异议',
    answer: '答复',
    answeredBy: '答复人',
    reason: '退回理由',
    why: '理由',
    former: '原承担单位',
    successor: '现承担单位',
    opinion: '配合单位意见',
    instruction: '批示',
    issueOpinion: '研究意见',
    issueAnswer: '答复',
    takenUp: '办理意见',
    reviewer: '审核',
    attachment: '附件',
    asked: '报送要求',
    askedUntil: '申请延至',
    stateOfWork: '工作进展',
    askedBy: '申请人',
    extensionReason: '延期理由',
    declineReason: '不予确认的理由',
    refusalReason: '不予延期理由',
    remarks: '审批意见',
    issuedOn: '印发日期',
    leads: '牵头任务',
    cooperates: '配合任务',
  },
  inspection: inspectionLabelsZh,
  wholeAssignment: '整个任务分工',
  asked: ({ leads, cooperates, superior }) =>
    [
      `按下列时间安排向${superior}报送${leads > 0 ? '，牵头任务逐项报送' : ''}。`,
      cooperates > 0 ? '配合任务由牵头单位报送，请按其要求提供情况。' : '',
    ].join(''),
  owes: (opensOn, dueOn) => `${wordsZh.date(opensOn)}开始，${wordsZh.date(dueOn)}24:00截止`,
  colon: '：',
  list: '、',
  remark: '；',
  counted: (name, count) => `${name}（${count}项）`,
  owed: (agency, { count }, days) => `${agency}（${count}项，逾期${days}天）`,
  view: '登录查看',
  confirm: '登录确认',
  decide: '登录审批',
  footer: {
    why: ({ agency, role }, plan) =>
      `您收到本邮件，是因为您登记为${agency}的${role === 'leader' ? '分管领导' : '联络员'}，承担${titled(plan)}有关工作。本邮件只发给您本人。`,
    atMost: (count) =>
      `提醒有限度：同一事项在同一期限内，最多向您发送${count}封提醒、催办邮件；报送后即停止。`,
    noClassified: '严禁通过本系统及邮件报送、传递涉密信息。',
    signIn: (url) =>
      `邮件中的链接只用于定位事项，打开后须登录方可查看和填报；请认准系统网址 ${url} ，其他网址请勿打开。`,
    inquiries: (commission, contact) => `如有疑问或联络员变动，请联系${commission}：${contact}`,
    noReply: '本邮件由系统自动发出，请勿直接回复。',
  },
};
