/** What the audit's actions are called; an unknown one is shown as it is. */
const ACTIONS: Readonly<Record<string, string>> = {
  launch: '启动方案',
  file: '报送',
  return: '退回',
  accept: '审核通过',
  escalate: '提请督办',
  issue: '登记签发',
  close: '关账',
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
};

export const actionZh = (action: string): string => ACTIONS[action] ?? action;
export const actorZh = (kind: string): string => ACTORS[kind] ?? kind;
export const dutyZh = (kind: string): string => DUTIES[kind] ?? kind;
