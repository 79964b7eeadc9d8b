import type { PreparationRefusal } from '../../domain/report/refusal.ts';
import type { RefusalWords } from './refusals.ts';

/** 启动前准备、调整报送安排、终止方案办不成的原因。 */
export const preparationRefusalsZh: Pick<RefusalWords, PreparationRefusal['code']> = {
  preflight_open: ({ open }) => ({
    why: `启动前检查还有${open}项没有解决，也没有署名接受，方案没有启动。`,
    todo: '请到“启动前检查”逐项解决，或者写明理由署名接受。',
  }),
  finding_gone: () => ({ why: '这一项已经不存在。', todo: '请查看检查的最新结果。' }),
  finding_changed: () => ({
    why: '您打开页面后，这一项的情况有了变化，没有记录接受。',
    todo: '请核对现在的情况，再提交一次；您填写的理由已保留。',
  }),
  finding_blocks: () => ({ why: '这一项不能接受，只能解决。', todo: '请按链接前往处理。' }),
  policy_changed: () => ({
    why: '您核对之后，报送安排又有了变动，没有保存。',
    todo: '请核对现在的影响，再确认一次；您填写的内容已保留。',
  }),
  launch_changed: () => ({
    why: '您核对之后，启动的结果有了变化，方案没有启动。',
    todo: '请核对现在的数字，再确认一次。',
  }),
  end_ordered: ({ endOrderedAt }, tell) => ({
    why: `方案已于${tell(endOrderedAt)}决定终止。`,
    todo: '需要继续的，请先在“启动和运行”撤销终止。',
  }),
  end_not_ordered: () => ({ why: '方案没有决定终止。', todo: '无须撤销。' }),
};
