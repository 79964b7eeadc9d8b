import type { RefusalWords } from './refusals.ts';

export const refusalsZh: RefusalWords = {
  not_found: () => ({ why: '没有这一报送事项。', todo: '请从首页重新进入。' }),
  not_yours: () => ({
    why: '这一事项由其他单位报送。',
    todo: '请核对事项；职责有变动的，请联系发展改革委。',
  }),
  only_commission: () => ({
    why: '只有发展改革委可以审核。',
    todo: '请用发展改革委的账号登录。',
  }),
  only_operator: () => ({ why: '只有发展改革委或管理员可以操作。', todo: '请联系发展改革委。' }),
  not_open_yet: ({ opensAt }, tell) => ({
    why: '尚未开始报送。',
    todo: `${tell(opensAt)}开始报送，届时会发邮件通知。`,
  }),
  already_filed: ({ filedAt }, tell) => ({
    why: `已于${tell(filedAt)}报送，正在审核，没有重复记录。`,
    todo: '无须再次提交。如需修改，请联系发展改革委退回。',
  }),
  already_accepted: ({ acceptedAt }, tell) => ({
    why: `已于${tell(acceptedAt)}审核通过，办结。`,
    todo: '无须再办。',
  }),
  withdrawn: () => ({ why: '这一事项已撤销，不再要求报送。', todo: '无须再办。' }),
  empty_report: () => ({
    why: '不能报送空白报告。',
    todo: '请至少填写一栏；确无进展的，请选“无进展”并说明原因。',
  }),
  nil_needs_reason: () => ({ why: '选择“无进展”须说明原因。', todo: '请填写无进展的原因。' }),
  return_needs_reason: () => ({ why: '退回须说明理由。', todo: '请写明需要补充、修改的内容。' }),
  nothing_to_review: () => ({ why: '目前没有待审核的报送稿。', todo: '请等该单位报送后再审核。' }),
  changed_since: ({ revision }) => ({
    why: `这一事项已有新的变动，最新为第${revision}稿，您看到的不是最新内容。`,
    todo: '请查看最新内容后再处理。',
  }),
  already_launched: ({ launchedAt }, tell) => ({
    why: `已于${tell(launchedAt)}启动。`,
    todo: '无须再次启动。',
  }),
  bad_period: () => ({ why: '起止年份不正确。', todo: '请检查起始年份和结束年份。' }),
};
