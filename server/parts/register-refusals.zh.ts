import type { FenceRefusal } from '../../domain/fence/refusal.ts';
import type { RegisterRefusal } from '../../domain/register/refusal.ts';
import type { RefusalWords } from './refusals.ts';

/** Why the register is not changed so; Chinese. */
export const registerRefusalsZh: Pick<
  RefusalWords,
  RegisterRefusal['code'] | FenceRefusal['code']
> = {
  only_admin: () => ({
    why: '只有管理员可以办理。',
    todo: '用户、角色以及发展改革委、政府办公厅两类单位由管理员设置，请联系管理员。',
  }),
  bad_agency: ({ field }) => ({
    why: {
      name: '没有填写单位名称，或者名称过长。',
      nameEn: '英文名称过长，或者含有不可见字符。',
      alias: '没有填写别名，或者别名过长。',
    }[field],
    todo: '请填写100字以内的名称。',
  }),
  alias_taken: ({ name, agency }) => ({
    why: `“${name}”已是“${agency}”的名称或者别名。`,
    todo: '一个名称只能指一个单位。请换用其他名称，或者先从该单位删去。',
  }),
  has_duties: () => ({
    why: '该单位还有任务、报送事项，或者是某一方案的主管单位。',
    todo: '请先在该单位页面办理移交；移交完成后该单位即终止。',
  }),
  bad_user: ({ field }) => ({
    why: {
      name: '没有填写姓名，或者填写过长。',
      address: '这不是电子邮箱地址。',
      agency: '没有选择单位，或者所选单位与角色不符。',
    }[field],
    todo: {
      name: '请填写姓名，60字以内。',
      address: '请检查电子邮箱。',
      agency: '发展改革委、政府角色须选择同类单位；单位角色须选择本单位。',
    }[field],
  }),
  user_exists: ({ name }) => ({
    why: `这个电子邮箱已有用户：${name}。`,
    todo: '请修改该用户，或者换用其他电子邮箱。',
  }),
  nobody_there: () => ({
    why: '没有人使用这个电子邮箱，系统中也没有与它有关的记录。',
    todo: '没有任何改动。请检查电子邮箱。',
  }),
  retention_changed: () => ({
    why: '超过保存期限的内容与刚才看到的不同，或者查看已超过一小时。',
    todo: '没有清除任何内容。请重新查看下表，再次确认。',
  }),
  last_admin: () => ({
    why: '这是最后一名管理员，不能停用，也不能改为其他角色。',
    todo: '请先设置另一名管理员。',
  }),
  bad_absence: ({ fault }) => ({
    why: {
      days: '起止日期没有填全，或者不是有效日期。',
      order: '结束日期早于开始日期。',
      stand_in: '所选代办人不是该单位在用的联络员。',
    }[fault],
    todo: '请更正后再提交；不再外出的，请将两个日期都清空。',
  }),
  asked_enough: () => ({
    why: '一小时内已多次向这一地址发送确认邮件。',
    todo: '请稍后再发，或者先用电话核对地址。',
  }),
  is_set_up: () => ({ why: '系统已有管理员，初始设置已经完成。', todo: '请直接登录。' }),
  wrong_setup_code: () => ({
    why: '初始设置码不正确。',
    todo: '设置码显示在启动系统的终端窗口或者服务日志中，请照原样填写。',
  }),
  register_changed: () => ({
    why: '预览之后名录又有变动，没有写入任何内容。',
    todo: '下面是按现在的名录重新比对的结果，请核对后再确认。',
  }),
  bad_cell: ({ value }) => ({
    why: value === '' ? '这一栏没有填写。' : `“${value}”不能填在这一栏。`,
    todo: '请照导出表格中的写法填写。',
  }),
  bad_workbook: ({ fault }) => ({
    why: {
      none: '没有选择文件。',
      too_large: '文件过大，没有读取。',
      unreadable: '这不是可以读取的电子表格，文件可能已损坏或者加密。',
      no_sheets: '表中没有可以识别的工作表，或者表头不符。',
      too_many_rows: '行数过多，没有读取。',
    }[fault],
    todo: '请先导出名录，在导出的表格中修改后再上传；文件不超过5兆字节，每张表不超过5000行。',
  }),
  upload_gone: () => ({ why: '上传的文件已过期。', todo: '请重新选择文件上传。' }),
  no_fence: () => ({
    why: '没有恢复隔离，或者已经解除。',
    todo: '邮件按期发送，无需处理。',
  }),
  nothing_known: () => ({
    why: '文件中没有本系统的邮件编号（Message-ID）。',
    todo: '没有任何改动。请上传邮件中继的日志、每行一个的 Message-ID 清单，或者邮件归档（mbox）。',
  }),
  fence_changed: () => ({
    why: '待发邮件与刚才看到的不同。',
    todo: '没有解除隔离。请重新查看下表，再次确认。',
  }),
};
