import type { InspectionRefusal } from '../../domain/inspections/refusal.ts';
import { wordsZh } from '../../domain/words/words.zh.ts';
import { stagesZh } from './inspections/stages.ts';
import type { RefusalWords } from './refusals.ts';

const LACKING = { subjects: '检查对象', team: '检查组', dates: '检查时间' } as const;

/** 检查办不成的原因。 */
export const inspectionRefusalsZh: Pick<RefusalWords, InspectionRefusal['code']> = {
  only_government_orders: () => ({
    why: '检查由政府办公厅部署。',
    todo: '请用政府办公厅的账号登录。',
  }),
  only_inspecting_offices: () => ({
    why: '检查由政府办公厅和主管的发展改革委组织。',
    todo: '请由这两个单位或者检查组成员办理。',
  }),
  inspects_itself: () => ({
    why: '检查对象包括本单位，本单位不能组织这次检查。',
    todo: '请由政府办公厅办理。',
  }),
  inspection_stage: ({ stage }) => ({
    why: `这次检查目前的状态是“${stagesZh[stage]}”，不能这样办理。`,
    todo: '请查看检查的最新情况。',
  }),
  inspection_changed: () => ({
    why: '您打开页面后，这次检查有了变动，没有办理。',
    todo: '请核对现在的内容，再提交一次；您填写的内容已保留。',
  }),
  inspection_lacks: ({ lacking }) => ({
    why: `还没有确定${lacking.map((each) => LACKING[each]).join('、')}，不能通知被检查单位。`,
    todo: '请先补齐并保存安排。',
  }),
  inspection_dates: ({ fault, date }) =>
    ({
      none: { why: '没有填写起止日期，或者日期不存在。', todo: '请填写起止日期。' },
      past: {
        why: `开始日期早于今天（${wordsZh.date(date)}）。`,
        todo: '请改为今天或者以后的日期。',
      },
      order: { why: `结束日期早于开始日期（${wordsZh.date(date)}）。`, todo: '请检查起止日期。' },
    })[fault],
  bad_share: () => ({ why: '随机抽取的比例不正确。', todo: '请填写0到100之间的整数。' }),
  no_such_subject: () => ({
    why: '所选的检查对象已不在方案的任务分工中，没有保存。',
    todo: '请重新选择。',
  }),
  no_such_member: () => ({
    why: '所选的检查组成员已停用，没有保存。',
    todo: '请重新选择。',
  }),
  member_inspects_own: ({ name }) => ({
    why: `${name}属于被检查单位，或者可以代表被检查单位办理，不能参加检查组。`,
    todo: '请另选其他单位的人员。',
  }),
  inspected_often: ({ names, limit }) => ({
    why: `${names.join('、')}本年接受检查已达${limit}次的上限。`,
    todo: '请调整检查对象；确需检查的，写明理由后再通知。',
  }),
  not_inspected: () => ({
    why: '该单位不在检查对象之内，或者该任务不由其承担。',
    todo: '请选择被检查单位及其任务。',
  }),
  rectify_by: ({ fault, date }) => ({
    why: {
      none: '没有填写整改时限，或者日期不存在。',
      past: '整改时限须在今天以后。',
      day_off: '整改时限不是工作日。',
    }[fault],
    todo: `可以填写${wordsZh.date(date)}或者以后的工作日。`,
  }),
  rectify_past: ({ numbers }) => ({
    why: `问题${numbers.join('、')}的整改时限已到，不能作出结论。`,
    todo: '请撤销这些问题后按新的整改时限重新记录。',
  }),
  finding_withdrawn: ({ withdrawnAt }, tell) => ({
    why: `这个问题已于${tell(withdrawnAt)}撤销。`,
    todo: '无须再办。',
  }),
  finding_closed: ({ closedAt }, tell) => ({
    why: `这个问题已于${tell(closedAt)}整改办结（销号）。`,
    todo: '已经销号的问题不再撤销。',
  }),
  answer_over: ({ answerDueOn }) => ({
    why: `反馈意见的期限是${wordsZh.date(answerDueOn)}，已经截止。`,
    todo: '对具体问题的说明，可以写在整改情况中；您填写的内容没有提交。',
  }),
};
