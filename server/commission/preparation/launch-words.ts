import type { Lang } from '../../../domain/words/words.ts';

/** The steps of the preparation, in their order. */
export type PreparationStep =
  'document' | 'people' | 'preflight' | 'send-plan' | 'policy' | 'launch';

/** What the preparation and the end of a plan say, in one language. */
export interface PreparationWords {
  steps: string;
  step: Record<PreparationStep, string>;
  document(tasks: number, obligations: number): string;
  people(agencies: number): string;
  peopleMissing(count: number): string;
  preflightClear(accepted: number): string;
  preflightOpen(count: number): string;
  mails(count: number): string;
  /** The hour at which mails go. */
  policy(hour: string): string;
  launchNow: string;
  launchLater: string;
  state: Record<'done' | 'open' | 'look', string>;
  /** Leads to the second step. */
  look: string;
  blocked: string;
  confirm: {
    title(years: string): string;
    text: string;
    years: string;
    told: string;
    cycles: string;
    reports: string;
    mails: string;
    accepted: string;
    provisional: string;
    button(years: string): string;
    back: string;
  };
  held: {
    title: string;
    text: string;
    none: string;
    onResume(reports: number, fellDue: number): string;
  };
  end: {
    title: string;
    text: string;
    stay: string;
    leave: string;
    look: string;
    ordered(at: string, by: string): string;
    ended(at: string): string;
    undo: string;
    undoText: string;
  };
}

const zh: PreparationWords = {
  steps: '启动前的准备',
  step: {
    document: '导入文件',
    people: '单位和联络员',
    preflight: '启动前检查',
    'send-plan': '发送计划',
    policy: '报送安排',
    launch: '启动',
  },
  document: (tasks, obligations) => `任务${tasks}项，报送要求${obligations}项。`,
  people: (agencies) => `${agencies}个单位均有可以收到邮件的联络员。`,
  peopleMissing: (count) => `${count}个单位收不到邮件。`,
  preflightClear: (accepted) =>
    accepted > 0 ? `没有待办事项，已署名接受${accepted}项。` : '没有待办事项。',
  preflightOpen: (count) => `${count}项待解决或者接受。`,
  mails: (count) => `第一年最多${count}封邮件，逐封可查。`,
  policy: (hour) => `邮件在${hour}发送，日期、催办步骤可以调整。`,
  launchNow: '可以启动。',
  launchLater: '完成以上各项后启动。',
  state: { done: '已完成', open: '待办', look: '请核对' },
  look: '核对数字，准备启动',
  blocked: '启动前检查完成后，才能启动。',
  confirm: {
    title: (years) => `确认启动${years}年`,
    text: '请核对以下数字。确认后立即发送交办通知；首封通知发出前可以撤销。',
    years: '年度',
    told: '立即收到交办通知的联络员',
    cycles: '报送周期',
    reports: '应报送事项（全部周期）',
    mails: '第一年邮件数',
    accepted: '署名接受的检查事项',
    provisional: '日期暂定的周期',
    button: (years) => `确认启动${years}`,
    back: '返回，不启动',
  },
  held: {
    title: '暂停期间未发送的通知',
    text: '暂停期间不发送任何通知。如未暂停，以下通知应已发出：',
    none: '到目前为止，没有应当发出的通知。',
    onResume: (reports, fellDue) =>
      reports === 0
        ? '恢复后按原计划继续。'
        : `恢复后，${reports}个事项各只发送最重的一级，其余不再补发${
            fellDue > 0 ? `；其中暂停期间到期的${fellDue}项顺延，不催办` : ''
          }。`,
  },
  end: {
    title: '终止方案',
    text: '方案提前结束的，在此终止：以后各期不再开始，不删除任何内容；在办事项办结后，方案结束。',
    stay: '在办事项照常报送、审核',
    leave: '在办事项一并退出，取消已安排的通知并告知有关单位',
    look: '先看影响',
    ordered: (at, by) => `${by}于${at}决定终止方案：`,
    ended: (at) => `方案已于${at}结束。`,
    undo: '撤销终止',
    undoText:
      '方案结束前，且没有错过应当开始的周期的，可以撤销：以后各期照常开始，退出的事项恢复。',
  },
};

const count = (number: number, one: string) => `${number} ${number === 1 ? one : `${one}s`}`;

const en: PreparationWords = {
  steps: 'Before the launch',
  step: {
    document: 'The document',
    people: 'Agencies and people',
    preflight: 'Preflight',
    'send-plan': 'Send plan',
    policy: 'Policy',
    launch: 'Launch',
  },
  document: (tasks, obligations) => `${count(tasks, 'task')}, ${count(obligations, 'obligation')}.`,
  people: (agencies) =>
    agencies === 1 ? 'The one agency can be reached.' : `All ${agencies} agencies can be reached.`,
  peopleMissing: (missing) =>
    `${missing} ${missing === 1 ? 'agency is' : 'agencies are'} reached by no mail.`,
  preflightClear: (accepted) =>
    accepted > 0
      ? `Nothing is open; ${count(accepted, 'finding')} accepted by name.`
      : 'Nothing is open.',
  preflightOpen: (open) => `${count(open, 'finding')} to be solved or accepted.`,
  mails: (most) => `At the most ${count(most, 'mail')} in the first year, each of them listed.`,
  policy: (hour) => `Mails go at ${hour}; dates and ladders can be changed.`,
  launchNow: 'It can be launched.',
  launchLater: 'Once what stands above is done.',
  state: { done: 'done', open: 'open', look: 'look at it' },
  look: 'Look at the numbers and prepare to launch',
  blocked: 'It can be launched once nothing is open in the preflight.',
  confirm: {
    title: (years) => `Confirm the launch for ${years}`,
    text: 'Look at these numbers. The notices of assignment go at once; the launch can be undone until the first of them has left.',
    years: 'Years',
    told: 'Officers who get the notice of assignment at once',
    cycles: 'Cycles',
    reports: 'Reports owed in all of them',
    mails: 'Mails in the first year',
    accepted: 'Findings accepted by name',
    provisional: 'Cycles with provisional dates',
    button: (years) => `Launch for ${years}`,
    back: 'Back, without launching',
  },
  held: {
    title: 'What the pause holds back',
    text: 'Nothing is sent in a pause. Without it, these would have been sent:',
    none: 'Until now nothing would have been sent.',
    onResume: (reports, fellDue) =>
      reports === 0
        ? 'It goes on by its dates once it is resumed.'
        : `Once it is resumed, ${count(reports, 'report')} ${
            reports === 1 ? 'gets' : 'get'
          } the gravest of their steps alone, and nothing else is made up for${
            fellDue > 0
              ? `; ${fellDue} that fell due in the pause ${fellDue === 1 ? 'is' : 'are'} given a later date and not urged`
              : ''
          }.`,
  },
  end: {
    title: 'End the plan',
    text: 'A plan that ends before its time is ended here: no later cycle starts, and nothing is deleted; it ends once what is open is done.',
    stay: 'What is open is reported and reviewed as before',
    leave: 'What is open leaves too; staged mails are taken back and the agencies told',
    look: 'See what would come of it',
    ordered: (at, by) => `${by} ordered the end of the plan on ${at}: `,
    ended: (at) => `The plan ended on ${at}.`,
    undo: 'Take the end back',
    undoText:
      'Until it has ended, and as long as no cycle would have opened since: later cycles start as before, and what left is owed again.',
  },
};

/** What the preparation and the end of a plan say, in a language. */
export const preparationWordsOf = (lang: Lang): PreparationWords => (lang === 'en' ? en : zh);
