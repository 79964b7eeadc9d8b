import type { ImportWords } from './catalog.ts';

/** Why something is not done with a draft, in Chinese. */
export const importRefusalsZh: ImportWords['refusal'] = {
  not_found: () => ({ why: '没有这份草稿。', todo: '请从列表中选择。' }),
  known_file: () => ({
    why: '同一份文件已经导入过。',
    todo: '没有重复保存，请使用原有的草稿或者方案。',
  }),
  decided_meanwhile: ({ by, at }, tell) => ({
    why: `${by}于${tell(at)}已对同一内容作出决定，您的修改没有保存，填写的内容仍在下面。`,
    todo: '请核对现在的内容；仍要修改的，请再次保存。',
  }),
  imported: () => ({ why: '这份草稿已经导入。', todo: '请在方案中继续办理。' }),
  discarded: ({ by, at }, tell) => ({
    why: `这份草稿已由${by}于${tell(at)}作废。`,
    todo: '需要继续办理的，请先在列表中恢复。',
  }),
  not_discarded: () => ({ why: '这份草稿没有作废。', todo: '没有改动任何内容。' }),
  nothing_to_undo: () => ({ why: '没有可以撤销的决定。', todo: '没有改动任何内容。' }),
  nothing_to_redo: () => ({ why: '没有可以恢复的决定。', todo: '没有改动任何内容。' }),
  bad_field: ({ field }) => ({
    why: `填写的内容不能保存：${FIELDS[field] ?? '请检查各栏'}。`,
    todo: '请更正后再保存，其他内容没有改动。',
  }),
  unknown_names: ({ names }) => ({
    why: `没有这些单位：${names.join('、')}。`,
    todo: '请使用文件或者名册中的名称。',
  }),
  open_points: () => ({
    why: '还有内容没有核对，没有导入。',
    todo: '请办理下面列出的各项，再导入。',
  }),
  other_commission: () => ({
    why: '负责督办的单位不是您的单位，没有导入。',
    todo: '请选择您的单位，或者请系统管理员导入。',
  }),
  nothing_to_amend: () => ({ why: '没有选中任何差别。', todo: '请勾选要记入原方案的差别。' }),
  is_amendment: () => ({
    why: '这份文件是对已有方案的修订，不另立方案。',
    todo: '请查看差别，将其记入原方案；或者改为单独导入。',
  }),
  task_refused: ({ task }) => ({
    why: `第${task}项任务不能这样修订，没有改动任何内容。`,
    todo: '任务至少要有一个牵头或者责任单位；请更正后再试，或者不勾选这一项。',
  }),
  plan_ended: () => ({ why: '原方案已经结束，不能修订。', todo: '请单独导入。' }),
};

const FIELDS: Readonly<Record<string, string>> = {
  title: '标题不能为空',
  period: '年度应为四位数字，开始不晚于结束',
  roles: '单位名称过长或者过多',
  text: '任务内容为空或者过长',
  lines: '行号应在原文范围之内',
  why: '请写明理由',
  split: '请选择从哪一句开始',
  agency: '请选择单位',
  match: '请选择所指',
  kind: '请选择类别',
  due: '日期或者数字不对',
  ladder: '提醒和催办应为数字',
  date: '截止日期应为存在的日期，例如2027-06-30',
  'item-title': '请填写事项名称',
  names: '请填写单位名称',
};
