import { mailCodeText, type MailCodeWords } from './mail-code.ts';

/** What the audit's actions are called; an unknown one is shown as it is. */
const ACTIONS: Readonly<Record<string, string>> = {
  launch: '启动方案',
  file: '报送',
  return: '退回',
  accept: '审核通过',
  escalate: '提请督办',
  issue: '印发',
  close: '关账',
  withdraw: '撤回',
  edit_letter: '修改文稿',
  undo_issue: '撤销印发',
  undo_launch: '撤销启动',
  pause: '暂停',
  send_again: '再次发送被拒收的邮件',
  resume: '恢复',
  ask_extension: '申请延期',
  confirm_extension: '确认延期申请',
  decline_extension: '不予确认延期申请',
  withdraw_extension: '撤回延期申请',
  grant_extension: '同意延期',
  refuse_extension: '不予延期',
  change_policy: '调整报送安排',
  accept_finding: '接受启动前检查事项',
  reopen_finding: '撤销接受启动前检查事项',
  end_plan: '终止方案',
  resume_plan_end: '撤销终止方案',
  confirm_obligations: '确认报送要求',
  begin_review: '开始审核',
  reopen: '重新打开',
  set_aside: '任务不再推进或者完成',
  resume_task: '恢复任务',
  change_task: '调整任务',
  end_obligation: '终止报送要求',
  resume_obligation: '恢复报送要求',
  transfer: '移交',
  contribute: '提出配合意见',
  share_draft: '分享草稿',
  object: '提出异议',
  withdraw_objection: '撤回异议',
  answer_objection: '答复异议',
  ask_contact: '申请登记联系人',
  add_contact: '登记联系人',
  change_contact: '变更联系人',
  deactivate_contact: '停用联系人',
  save_writing: '起草保存',
  hand_in: '送签',
  send_back: '退回起草人',
  assign_assessors: '指定评估人',
  reveal: '公布中期评估结果',
  sign_off: '签发',
  instruct: '作出批示',
  take_up: '签收批示',
};

const ACTORS: Readonly<Record<string, string>> = {
  agency: '单位',
  commission: '发展改革委',
  government: '政府办公厅',
  admin: '系统管理员',
  system: '系统',
};

const DUTIES: Readonly<Record<string, string>> = {
  implementation_plan: '制定实施方案',
  policy: '政策衔接',
  coordination: '综合协调',
  midterm: '中期评估',
  major_issue: '重大问题报告',
  annual: '年度报送',
  consolidation: '整理汇总',
  inspection: '检查',
  dated_step: '限时事项',
  report: '报送',
  publish: '公开',
  deliverable: '限时完成',
};

/** What was done, by its name in the audit; an unknown name stands as it is. */
export const actionZh = (action: string): string => ACTIONS[action] ?? action;
/** Who it was done by, by the kind of actor. */
export const actorZh = (kind: string): string => ACTORS[kind] ?? kind;
/** What a sentence of the document orders. */
export const dutyZh = (kind: string): string => DUTIES[kind] ?? kind;

const MAIL: MailCodeWords = {
  stage: {
    connect: '连接邮件服务器',
    greeting: '等待邮件服务器应答',
    ehlo: '与邮件服务器握手',
    tls: '建立加密连接',
    auth: '登录邮件服务器',
    mail: '提交发件人',
    rcpt: '提交收件人',
    data: '提交邮件',
    message: '传送邮件内容',
  },
  what: {
    timeout: '超时',
    dns: '找不到服务器',
    tls: '加密失败',
    protocol: '应答不符合协议',
    deadline: '用时过长，已中止',
    refused: '连接被拒绝',
    unreachable: '网络不可达',
    dropped: '连接中断',
    size: '邮件过大',
    credentials: '账号或密码不正确',
    address: '地址格式不正确',
  },
  whole: {
    tls: '加密连接失败',
    closed: '发送已停止，将重试',
    lease_expired: '发送中断，不确定是否送达',
  },
  noReply: (stage, what) => `${stage}：${what}`,
  taken: '服务器已接收',
  recipient: (forNow) => `收件地址${forNow ? '暂时' : ''}被服务器拒收`,
  refused: (stage, forNow) => `${stage}时被服务器${forNow ? '暂时' : ''}拒绝`,
  withCode: (text, code) => `${text}（${code}）`,
};

/** What became of a mail, by its code. */
export const mailCodeZh = (code: string): string => mailCodeText(code, MAIL);
