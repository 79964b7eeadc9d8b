import { wordsEn } from '../../../domain/words/words.en.ts';
import { wordsZh } from '../../../domain/words/words.zh.ts';
import type { RefusalWords } from '../refusals.ts';

/** The refusals that only requests for an extension meet. */
type ExtensionRefusals = Pick<
  RefusalWords,
  | 'not_extendable'
  | 'extension_no_need'
  | 'extension_too_late'
  | 'extension_open'
  | 'extension_words'
  | 'extension_date'
  | 'internal_due'
  | 'row_twice'
  | 'extension_settled'
  | 'extension_unconfirmed'
  | 'only_leader'
>;

/** In Chinese. */
export const extensionRefusalsZh: ExtensionRefusals = {
  not_extendable: () => ({
    why: '这类事项无须审核，不能申请延期。',
    todo: '请尽快报送；有困难的，请直接联系发展改革委。',
  }),
  extension_no_need: () => ({ why: '这一事项已经报送，无须延期。', todo: '没有改动任何内容。' }),
  extension_too_late: ({ dueOn }) => ({
    why: `截止日期（${wordsZh.shortDate(dueOn)}）已过，不能再申请延期。`,
    todo: '延期须在截止日期24:00前申请。请尽快报送，逾期报送仍予接收。',
  }),
  extension_open: ({ askedAt }, tell) => ({
    why: `已于${tell(askedAt)}申请延期，尚未办理完毕，没有重复记录。`,
    todo: '如需修改，请先撤回原申请，再重新申请。',
  }),
  extension_words: ({ of }) => ({
    why: {
      reason: '没有填写申请理由。',
      state: '没有填写工作进展。',
      decline: '不予确认须说明理由。',
      refusal: '不予延期须说明理由。',
    }[of],
    todo: '请用文字说明后再提交。',
  }),
  extension_date: ({ fault, date }) => {
    const day = wordsZh.shortDate(date);
    return {
      none: { why: '新的截止日期不是有效日期。', todo: '请选择日期。' },
      not_later: {
        why: `新的截止日期须晚于现截止日期（${day}）。`,
        todo: '请选择更晚的日期。',
      },
      past: { why: `新的截止日期早于今日（${day}）。`, todo: '请选择今日或者以后的日期。' },
      too_far: {
        why: `新的截止日期超出可以延期的最后日期（${day}）。`,
        todo: `请选择不晚于${day}的日期。`,
      },
      day_off: { why: '新的截止日期是休息日。', todo: `请选择工作日，例如${day}。` },
    }[fault];
  },
  internal_due: ({ fault, date }) => {
    const day = wordsZh.shortDate(date);
    return {
      none: { why: '内部期限不是有效日期。', todo: '请填写日期，例如2027-12-10；留空即为取消。' },
      closed: { why: '这一事项现在不在填报阶段，不能改动内部期限。', todo: '没有改动任何内容。' },
      past: { why: `内部期限早于今日（${day}）。`, todo: '请选择今日或者以后的日期。' },
      too_late: {
        why: `内部期限晚于截止日期（${day}）。`,
        todo: `请选择不晚于${day}的日期；需要更多时间的，请申请延期。`,
      },
    }[fault];
  },
  row_twice: () => ({
    why: '这一事项在表中前面已经出现。',
    todo: '每个事项只保留一行。',
  }),
  extension_settled: () => ({
    why: '这一申请已经办理或者撤回，没有改动任何内容。',
    todo: '请查看最新情况。',
  }),
  extension_unconfirmed: () => ({
    why: '申请单位分管领导尚未确认。',
    todo: '请等分管领导确认后再审批。',
  }),
  only_leader: () => ({
    why: '只有本单位登记的分管领导可以确认或者不予确认。',
    todo: '请分管领导用登记的邮箱登录办理。',
  }),
};

/** In English. */
export const extensionRefusalsEn: ExtensionRefusals = {
  not_extendable: () => ({
    why: 'Nobody reviews reports of this kind, so no extension can be granted.',
    todo: 'File as soon as you can; if there is a difficulty, call the commission.',
  }),
  extension_no_need: () => ({
    why: 'The report is filed; there is nothing to extend.',
    todo: 'Nothing was changed.',
  }),
  extension_too_late: ({ dueOn }) => ({
    why: `The due date (${wordsEn.shortDate(dueOn)}) is over; no extension can be asked for any more.`,
    todo: 'It must be asked before 24:00 of the due date. File as soon as you can; a late report is still taken.',
  }),
  extension_open: ({ askedAt }, tell) => ({
    why: `An extension was asked for on ${tell(askedAt)} and is not settled. Nothing was recorded twice.`,
    todo: 'To change it, withdraw that request and ask again.',
  }),
  extension_words: ({ of }) => ({
    why: {
      reason: 'The reason is missing.',
      state: 'The state of work is missing.',
      decline: 'Declining needs a reason.',
      refusal: 'A refusal needs a reason.',
    }[of],
    todo: 'Say it in words and submit again.',
  }),
  extension_date: ({ fault, date }) => {
    const day = wordsEn.shortDate(date);
    return {
      none: { why: 'The new due date is no date.', todo: 'Choose a day.' },
      not_later: {
        why: `The new due date must come after the one in force (${day}).`,
        todo: 'Choose a later day.',
      },
      past: { why: `The new due date lies before today (${day}).`, todo: 'Choose today or later.' },
      too_far: {
        why: `The new due date lies beyond the last possible day (${day}).`,
        todo: `Choose a day until ${day}.`,
      },
      day_off: { why: 'The new due date is a day off.', todo: `Choose a workday, such as ${day}.` },
    }[fault];
  },
  internal_due: ({ fault, date }) => {
    const day = wordsEn.shortDate(date);
    return {
      none: {
        why: 'The internal due date is no date.',
        todo: 'Write it as 2027-12-10; leave it empty for none.',
      },
      closed: {
        why: 'Nothing is being filed of this report now: its internal due date stays.',
        todo: 'Nothing was changed.',
      },
      past: {
        why: `The internal due date lies before today (${day}).`,
        todo: 'Choose a later day.',
      },
      too_late: {
        why: `The internal due date is later than the due date (${day}).`,
        todo: `Choose ${day} or an earlier day; for more time, ask for an extension.`,
      },
    }[fault];
  },
  row_twice: () => ({
    why: 'A row before names this report already.',
    todo: 'Keep one row for each report.',
  }),
  extension_settled: () => ({
    why: 'This request is decided or withdrawn already. Nothing was changed.',
    todo: 'See how it stands now.',
  }),
  extension_unconfirmed: () => ({
    why: 'The leader of the agency has not confirmed it yet.',
    todo: 'Decide it when the leader has confirmed it.',
  }),
  only_leader: () => ({
    why: 'Only a registered leader of the agency confirms or declines.',
    todo: 'The leader signs in with the registered address.',
  }),
};
