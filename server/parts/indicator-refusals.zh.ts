import type { IndicatorField, IndicatorRefusal } from '../../domain/indicators/refusal.ts';
import type { RefusalWords } from './refusals.ts';

const FIELDS: Record<IndicatorField, string> = {
  name: '指标名称没有填写，或者超过120字。',
  target: '目标值没有填写，或者超过300字。',
  unit: '目标值是数字的，须写明计量单位（20字以内），目标值所带单位与计量单位应当一致。',
  base: '基期值不是数字，或者单位与目标值不一致；填写基期年份的，须填写基期值。',
  baseYear: '基期年份不是四位数的年份。',
  byYear: '完成年份不是四位数的年份，或者不晚于基期年份。',
  task: '没有选择任务。',
  agency: '没有选择对应任务的，须选择填报单位。',
};

/** 指标不能这样确认、修改的原因。 */
export const indicatorRefusalsZh: Pick<RefusalWords, IndicatorRefusal['code'] | 'figures'> = {
  figures: () => ({
    why: '尚未报送：指标数值缺少单位、来源或者原因说明。',
    todo: '请按栏内提示补充后再报送；已填内容都在表中。',
  }),
  no_such_indicator: () => ({
    why: '没有选择指标，或者没有这项指标。',
    todo: '请刷新页面，从列表中选择。',
  }),
  indicator_field: ({ field }) => ({
    why: FIELDS[field],
    todo: '请修改后再保存；已填内容保留在页面上。',
  }),
  indicator_unchanged: () => ({
    why: '这项指标已经如此，没有变化。',
    todo: '无须再办；可能刚由他人办理，请刷新页面查看。',
  }),
  indicator_needs_task: () => ({
    why: '该单位只按任务报送，没有单位整体报送，指标没有对应的表可填。',
    todo: '请选择该单位牵头的任务；没有对应任务的指标，只能由按规划整体报送的地区填报。',
  }),
  indicator_not_owner: () => ({
    why: '所选单位不是该项任务的牵头或者责任单位，不报送该项任务。',
    todo: '请改选填报单位，或者留空，由任务的牵头单位填报。',
  }),
};
