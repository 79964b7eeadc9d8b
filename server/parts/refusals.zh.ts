import type { Clash } from '../../domain/kinds/cycles.ts';
import { kindWordsOf } from '../../domain/kinds/words.ts';
import { wordsZh } from '../../domain/words/words.zh.ts';
import { attachmentRefusalsZh } from './attachment-refusals.zh.ts';
import { extensionRefusalsZh } from './extensions/refusals.ts';
import { changeRefusalsZh } from './change-refusals.zh.ts';
import { inspectionRefusalsZh } from './inspection-refusals.zh.ts';
import { indicatorRefusalsZh } from './indicator-refusals.zh.ts';
import { preparationRefusalsZh } from './preparation-refusals.zh.ts';
import { registerRefusalsZh } from './register-refusals.zh.ts';
import { issueRefusalsZh } from './issue-refusals.zh.ts';
import { signOffRefusalsZh } from './sign-off-refusals.zh.ts';
import type { RefusalWords } from './refusals.ts';

const clash = ({ kind, period, opensOn, dueOn }: Clash) => {
  const { name, about } = kindWordsOf('zh-CN', kind);
  return `${about(period) || name}${wordsZh.shortDate(opensOn)}开始、${wordsZh.shortDate(dueOn)}截止`;
};

/** Every refusal in Chinese. */
export const refusalsZh: RefusalWords = {
  ...extensionRefusalsZh,
  ...changeRefusalsZh,
  ...preparationRefusalsZh,
  ...signOffRefusalsZh,
  ...inspectionRefusalsZh,
  ...issueRefusalsZh,
  ...indicatorRefusalsZh,
  ...attachmentRefusalsZh,
  rehearsal_under_way: ({ askedAt }, tell) => ({
    why: `另一次演练正在进行（${tell(askedAt)}开始），同一时间只能进行一次。`,
    todo: '请等它结束，或者先将其取消。',
  }),
  rehearsal_over: () => ({
    why: '这次演练已经结束。',
    todo: '无须取消；可以查看结果，或者重新演练。',
  }),
  calendar_changed: () => ({
    why: '工作日历刚刚有变动，撤回的已不是最近一次导入。',
    todo: '请刷新本页，查看现在的日历。',
  }),
  calendar_of_others: ({ title }) => ({
    why: `工作日历由所有方案共用，其他单位的方案《${title}》正在按它运行。`,
    todo: '请由系统管理员导入。',
  }),
  ...registerRefusalsZh,
  needs_words: () => ({ why: '没有写明内容。', todo: '请写明理由或者意见，有关单位将会看到。' }),
  words_too_long: ({ most, given }) => ({
    why: `文字过长：共${given}字，最多${most}字。`,
    todo: '请精简后再提交；已写的内容保留在页面上。',
  }),
  nothing_refused: () => ({
    why: '没有这样的被拒邮件，或者已经重新发送。',
    todo: '请刷新页面查看。',
  }),
  no_such_task: () => ({
    why: '这项任务没有分工给本单位。',
    todo: '请从本单位的任务中选择，或者对整个任务分工提出。',
  }),
  objection_closed: ({ closedAt }, tell) => ({
    why: `这项异议已于${tell(closedAt)}答复或者撤回。`,
    todo: '无须再办；有不同意见的，可另行提出。',
  }),
  only_superior_answers: () => ({
    why: '异议由该单位的上级主管单位答复。',
    todo: '请用负责答复单位的账号登录。',
  }),
  bad_contact: ({ field }) =>
    field === 'address'
      ? { why: '这不是电子邮箱地址。', todo: '请检查电子邮箱。' }
      : { why: '没有填写姓名，或者填写过长。', todo: '请填写姓名，60字以内。' },
  address_taken: () => ({
    why: '这个电子邮箱已由其他单位登记。',
    todo: '请换用本单位人员的电子邮箱；有疑问的，请联系发展改革委。',
  }),
  contact_exists: ({ name }) => ({
    why: `本单位的${name}已登记同一电子邮箱、同一职责。`,
    todo: '请直接更新该人员的信息，或者换用其他电子邮箱。',
  }),
  last_officer: () => ({
    why: '这是本单位唯一的联络员，停用后将无人收到通知。',
    todo: '请先增加一名联络员，再停用或者变更。',
  }),
  wrong_code: ({ left }) => ({
    why: '验证码不正确。',
    todo: left > 0 ? `还可以输入${left}次。` : '请重新发送验证码。',
  }),
  code_over: () => ({
    why: '验证码已失效：超过10分钟、已经使用，或者输错次数过多。',
    todo: '请重新发送验证码。',
  }),
  too_many_codes: () => ({ why: '发送验证码过于频繁。', todo: '请稍后再试。' }),
  not_found: () => ({ why: '没有这一报送事项。', todo: '请从首页重新进入。' }),
  not_yours: () => ({
    why: '这一事项由其他单位报送。',
    todo: '请核对事项；职责有变动的，请联系发展改革委。',
  }),
  only_reviewer: () => ({
    why: '只有负责审核的上级单位可以办理，本单位的报送稿不由本单位审核。',
    todo: '请用负责审核单位的账号登录。',
  }),
  only_operator: () => ({ why: '只有发展改革委或管理员可以操作。', todo: '请联系发展改革委。' }),
  not_open_yet: ({ opensAt }, tell) => ({
    why: '尚未开始报送。',
    todo: `${tell(opensAt)}开始报送，届时会发邮件通知。`,
  }),
  already_filed: ({ filedAt }, tell) => ({
    why: `已于${tell(filedAt)}报送，正在审核，没有重复记录。`,
    todo: '无须再次提交。审核前如需修改，可撤回后重新报送。',
  }),
  already_accepted: ({ acceptedAt }, tell) => ({
    why: `已于${tell(acceptedAt)}审核通过，办结。`,
    todo: '无须再办。',
  }),
  left_roster: ({ leftAt }, tell) => ({
    why: `这一事项自${tell(leftAt)}起不再要求报送。`,
    todo: '无须再办。',
  }),
  field_needed: () => ({ why: '有必填项没有填写。', todo: '请补充填写后再提交。' }),
  revealed: ({ revealedAt }, instant) => ({
    why: `中期评估结果已于${instant(revealedAt)}公布。`,
    todo: '公布后不再受理新的自评、独立评估，也不再调整评估人。',
  }),
  assessor_responsible: () => ({
    why: '本单位已承担该项任务，不能再对其进行独立评估。',
    todo: '请联系发展改革委另行指定评估人。',
  }),
  no_assessor: () => ({
    why: '没有选择评估人，或者所选的评估人已经停用。',
    todo: '请从名单中选择一人或几人。',
  }),
  no_evaluation: () => ({
    why: '本方案没有确认独立评估的报送要求。',
    todo: '请在启动方案时确认；已经启动的方案不能指定评估人。',
  }),
  empty_report: () => ({
    why: '不能报送空白报告。',
    todo: '请至少填写一栏；确无进展的，请选“无进展”并说明原因。',
  }),
  nil_needs_reason: () => ({ why: '选择“无进展”须说明原因。', todo: '请填写无进展的原因。' }),
  nil_not_taken: () => ({
    why: '这一事项不能以“无进展”报送。',
    todo: '请按所列栏目填报。',
  }),
  questioned: ({ doubt }) => ({
    why:
      doubt === 'short'
        ? '尚未报送：填报内容过少，看不出做了什么。'
        : '尚未报送：填报内容与上期基本相同。',
    todo:
      doubt === 'short'
        ? '请补充做了什么、取得什么成效；确实如此的，可照此报送，将单独标记和统计。'
        : '请说明本期有什么变化；确无变化的，可照此报送，将单独标记和统计。',
  }),
  return_needs_reason: () => ({ why: '退回须说明理由。', todo: '请写明需要补充、修改的内容。' }),
  nothing_to_review: () => ({ why: '目前没有待审核的报送稿。', todo: '请等该单位报送后再审核。' }),
  nothing_to_withdraw: () => ({
    why: '目前没有可以撤回的报送稿。',
    todo: '请查看最新情况，修改后重新报送。',
  }),
  review_begun: ({ begunAt }, tell) => ({
    why: `审核已于${tell(begunAt)}开始。`,
    todo: '需要修改的，请联系审核单位退回；退回后至少有规定的工作日重新报送。',
  }),
  nothing_to_reopen: () => ({
    why: '这一事项没有经审核办结，不能重新打开。',
    todo: '请查看事项的最新情况。',
  }),
  passed_on: () => ({
    why: '这一事项已移交其他单位，不再由本单位报送。',
    todo: '您填写的内容没有提交，可以复制后转给接收单位；此前报送的内容仍可查看。',
  }),
  plan_ended: ({ endedAt }, tell) => ({
    why: `方案各期报送已于${tell(endedAt)}全部结束。`,
    todo: '已结束的方案不再重新打开事项；需要补充的，请另行行文。',
  }),
  changed_since: ({ revision }) => ({
    why: `这一事项已有新的变动，最新为第${revision}稿，您看到的不是最新内容。`,
    todo: '请查看最新内容后再处理。',
  }),
  already_launched: ({ launchedAt }, tell) => ({
    why: `已于${tell(launchedAt)}启动。`,
    todo: '无须再次启动。',
  }),
  is_part: () => ({ why: '这是配合单位的意见，不能按报送件办理。', todo: '请在意见页面办理。' }),
  lead_report_closed: () => ({
    why: '牵头单位的报告已经办结或关账，不再接收配合意见。',
    todo: '确有意见的，请与牵头单位或审核单位联系。',
  }),
  text_changed: () => ({
    why: '您打开页面后，牵头单位的文稿有了变动，意见不能记在您没有看到的文稿上。',
    todo: '请阅读现在的文稿，再提交一次；您填写的内容已保留。',
  }),
  position_needed: () => ({
    why: '没有表明同意或不同意。',
    todo: '请选择“同意”或“不同意”。',
  }),
  opinion_needed: () => ({
    why: '不同意须写明具体意见。',
    todo: '请写明应如何修改及理由。',
  }),
  not_launched: () => ({ why: '尚未立项交办。', todo: '请先立项交办。' }),
  bad_period: () => ({ why: '起止年份不正确。', todo: '请检查起始年份和结束年份。' }),
  no_obligations: () => ({
    why: '没有确认任何报送要求，交办后无人需要报送。',
    todo: '请先确认报送要求。',
  }),
  dates_clash: ({ clashes }) => ({
    why: `有的周期尚未开始报送就已截止：${clashes.map(clash).join('；')}。`,
    todo: '请调整年份或报送时间安排。',
  }),
  steps_out_of_order: ({ kind }) => ({
    why: `${kindWordsOf('zh-CN', kind).name}的催办步骤次序不对，较重的排在较轻的之前。`,
    todo: '请调整各步骤的时间。',
  }),
  mails_sent: ({ sent }) => ({
    why: `已有${sent}封邮件发出，立项交办不能再撤销。`,
    todo: '如需停止催办，请暂停报送工作。',
  }),
  handed_in: ({ count }) => ({
    why: `各单位已报来${count}件材料，撤销立项交办会使其丢失，因此不能撤销。`,
    todo: '如需停止催办，请暂停报送工作。',
  }),
  already_paused: ({ pausedAt }, tell) => ({
    why: `报送工作已于${tell(pausedAt)}暂停。`,
    todo: '无须再次暂停。',
  }),
  not_paused: () => ({ why: '报送工作没有暂停。', todo: '无须恢复。' }),
};
