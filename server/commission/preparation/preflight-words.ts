import type { FindingCode } from '../../../domain/preflight/findings.ts';
import type { Lang } from '../../../domain/words/words.ts';

/** What a page says of one finding: what it is, and what follows from it if it stays. */
interface FindingWords {
  name: string;
  means: string;
}

/** What the preflight's page says, in one language. */
export interface PreflightWords {
  title: string;
  text: string;
  clear: string;
  open(blocks: number, toAccept: number): string;
  blocks: string;
  toAccept: string;
  accepted: string;
  notes: string;
  noNotes: string;
  findings: Record<FindingCode, FindingWords>;
  why: Record<'no_officer' | 'only_refused', string>;
  owes(kinds: string): string;
  supervises: string;
  agencies(count: number): string;
  more(count: number): string;
  opensDue(opens: string, due: string): string;
  due(day: string): string;
  later: string;
  solve: string;
  accept: string;
  acceptText: string;
  reason: string;
  reasonHint: string;
  acceptedBy(name: string, at: string): string;
  takeBack: string;
  launched: string;
  badYears: string;
  toLaunch: string;
}

const zh: PreflightWords = {
  title: '启动前检查',
  text: '启动之前，逐项解决下列问题；一时不能解决的，写明理由、署名接受。情况有变的，须重新接受。',
  clear: '没有待办事项，可以启动。',
  open: (blocks, toAccept) =>
    [blocks > 0 ? `${blocks}项必须解决` : '', toAccept > 0 ? `${toAccept}项须解决或者署名接受` : '']
      .filter((part) => part !== '')
      .join('，') + '，之后才能启动。',
  blocks: '必须解决',
  toAccept: '须解决或者接受',
  accepted: '已署名接受',
  notes: '请知悉',
  noNotes: '没有其他需要说明的情况。',
  findings: {
    no_obligations: {
      name: '没有确认任何报送要求',
      means: '启动后无人需要报送。',
    },
    task_without_owner: {
      name: '任务没有责任单位',
      means: '没有单位报送这项任务。请指定责任单位，或者注明不再推进。',
    },
    dates_clash: {
      name: '日期冲突',
      means: '尚未开始报送就已截止。请调整年份或者报送安排。',
    },
    steps_out_of_order: {
      name: '催办步骤次序不对',
      means: '较重的步骤排在较轻的之前。请调整报送安排。',
    },
    unreachable: {
      name: '单位收不到邮件',
      means: '提醒、催办都无法送达，关账也不会自动进行。',
    },
    refused_address: {
      name: '邮箱被拒收',
      means: '以后的邮件不再发往这个邮箱。',
    },
    unconfirmed_addresses: {
      name: '邮箱尚未确认',
      means: '邮件照常发送，但不能确定有人收到。',
    },
    no_sentence: {
      name: '报送要求没有依据',
      means: '既没有文件语句，也没有写明提出人和理由。',
    },
    no_confirmer: { name: '报送要求没有确认人', means: '没有记录由谁确认。' },
    nobody_owes: { name: '无人需要报送', means: '各周期照常开始，但没有报送单位。' },
    no_leader: { name: '没有登记分管领导', means: '催办只发给联络员。' },
    opens_late: { name: '启动即开始报送', means: '原定开始时间已过，启动当日开始，可用时间较短。' },
    skipped: { name: '不要求报送的周期', means: '启动时已在进行中或者已经结束。' },
    targets_undecided: {
      name: '目标尚未核定',
      means: '未核定的目标不要求填报进展数据，也不计入序时进度。请在指标页逐项确认或者不列。',
    },
    provisional: {
      name: '日期暂定的年份',
      means: '放假安排尚未公布，按周末推算，公布后可能变动。',
    },
  },
  why: { no_officer: '没有在用的联络员', only_refused: '联络员的邮箱全部被拒收' },
  owes: (kinds) => `应报送：${kinds}`,
  supervises: '不报送，只接收督办事项',
  agencies: (count) => `${count}个单位：`,
  more: (count) => `等${count}个`,
  opensDue: (opens, due) => `开始${opens}，截止${due}`,
  due: (day) => `截止${day}`,
  later: '在方案运行中指定或者产生',
  solve: '前往处理',
  accept: '接受',
  acceptText: '接受后不影响启动；理由和您的姓名记入操作记录。',
  reason: '接受的理由',
  reasonHint: '例如：联络员下周到任，先由分管领导接收。',
  acceptedBy: (name, at) => `${at}由${name}接受：`,
  takeBack: '撤销接受',
  launched: '方案已经启动，不再检查。',
  badYears: '年度不正确，无法检查。',
  toLaunch: '返回启动页面',
};

const en: PreflightWords = {
  title: 'Preflight',
  text: 'Before the launch, each of these is solved, or accepted by name with a reason. What changes afterwards has to be accepted anew.',
  clear: 'Nothing is open: the plan can be launched.',
  open: (blocks, toAccept) =>
    [
      blocks > 0 ? `${blocks} to be solved` : '',
      toAccept > 0 ? `${toAccept} to be solved or accepted by name` : '',
    ]
      .filter((part) => part !== '')
      .join(', ') + ', before the plan can be launched.',
  blocks: 'To be solved',
  toAccept: 'To be solved or accepted',
  accepted: 'Accepted by name',
  notes: 'To be known',
  noNotes: 'There is nothing else to be known.',
  findings: {
    no_obligations: { name: 'No obligation is confirmed', means: 'Nobody would owe anything.' },
    task_without_owner: {
      name: 'A task without an owner',
      means: 'Nobody reports on it. Name who is responsible, or set it aside.',
    },
    dates_clash: {
      name: 'Dates that clash',
      means: 'It would open after it is due. Change the years or the policy.',
    },
    steps_out_of_order: {
      name: 'Steps out of order',
      means: 'A graver step comes before a milder one. Change the policy.',
    },
    unreachable: {
      name: 'An agency that no mail reaches',
      means: 'Neither reminder nor urging arrives, and its books never close.',
    },
    refused_address: {
      name: 'A refused address',
      means: 'Nothing more is sent to it.',
    },
    unconfirmed_addresses: {
      name: 'An unconfirmed address',
      means: 'Mails are sent, but nobody knows that they are read.',
    },
    no_sentence: {
      name: 'An obligation without its sentence',
      means: 'Neither the document nor anybody’s reasons order it.',
    },
    no_confirmer: {
      name: 'An obligation without a confirmer',
      means: 'It is not recorded who confirmed it.',
    },
    nobody_owes: {
      name: 'Nobody owes it',
      means: 'Its cycles come and go without a report.',
    },
    no_leader: { name: 'No leader is registered', means: 'Urging goes to the officers alone.' },
    opens_late: {
      name: 'It opens with the launch',
      means: 'Its opening lies before the launch, so there is less time.',
    },
    skipped: {
      name: 'Cycles that are skipped',
      means: 'They are under way or over at the launch.',
    },
    targets_undecided: {
      name: 'Targets that nobody has decided on',
      means:
        'Until a target is confirmed, no report asks for its value and it has no course. Confirm or set aside each on the page of indicators.',
    },
    provisional: {
      name: 'Years with provisional dates',
      means: 'Their calendar of workdays is not published; dates may move.',
    },
  },
  why: {
    no_officer: 'it has no active officer',
    only_refused: 'the addresses of all its officers were refused',
  },
  owes: (kinds) => `It owes: ${kinds}`,
  supervises: 'It owes nothing; what is overdue is put before it',
  agencies: (count) => `${count} ${count === 1 ? 'agency' : 'agencies'}: `,
  more: (count) => ` and others, ${count} in all`,
  opensDue: (opens, due) => `opens ${opens}, due ${due}`,
  due: (day) => `due ${day}`,
  later: 'named or brought about while the plan runs',
  solve: 'Solve it',
  accept: 'Accept',
  acceptText:
    'It no longer keeps the plan from being launched; the audit holds your name and reason.',
  reason: 'Why it is accepted',
  reasonHint: 'Such as: the officer begins next week, until then the leader is told.',
  acceptedBy: (name, at) => `Accepted by ${name} on ${at}: `,
  takeBack: 'Take it back',
  launched: 'The plan is launched: there is nothing more to check.',
  badYears: 'These years cannot be launched, so there is nothing to check.',
  toLaunch: 'Back to the launch',
};

/** What the preflight's page says, in a language. */
export const preflightWordsOf = (lang: Lang): PreflightWords => (lang === 'en' ? en : zh);
