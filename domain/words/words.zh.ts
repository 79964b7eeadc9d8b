import { type CivilDate, weekdayOf } from '../calendar/civil-date.ts';
import { civilDateOf, civilTimeOf } from '../calendar/zoned.ts';
import type { LightReason } from '../light/reason.ts';
import { reminderDays, reminderWorkdays, type LightAsk, type Words } from './words.ts';

const WEEKDAYS = '日一二三四五六';

function shortDate(date: CivilDate): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${year}年${month}月${day}日`;
}

function date(day: CivilDate): string {
  return `${shortDate(day)}（星期${WEEKDAYS[weekdayOf(day)]}）`;
}

const left = (days: number, by = '24:00') => (days === 0 ? `今日${by}截止` : `距截止还有${days}天`);

function light(reason: LightReason, ask?: LightAsk): string {
  const act = ask?.act ?? '报送';
  switch (reason.code) {
    case 'not-yet-open':
      return `尚未开始${act}，${date(reason.opensOn)}开始，${date(reason.dueOn)}截止。`;
    case 'on-course':
      return `进展正常，${date(reason.dueOn)}${reason.by ?? ''}截止，${left(reason.days, reason.by)}。`;
    case 'near-due':
      return `临近截止：${date(reason.dueOn)}${reason.by ?? ''}截止，${left(reason.days, reason.by)}。`;
    case 'returned':
      return `已于${date(reason.returnedOn)}退回修改，请于${date(reason.dueOn)}24:00前重新${act}，${left(reason.days)}。`;
    case 'reopened':
      return `办结后于${date(reason.reopenedOn)}重新打开，请于${date(reason.dueOn)}24:00前重新${act}，${left(reason.days)}。`;
    case 'overdue':
      return `已逾期${reason.days === 0 ? '' : `${reason.days}天`}，应于${date(reason.dueOn)}${reason.by ?? '24:00'}前${act}。`;
    case 'in-review':
      return `已于${date(reason.filedOn)}${act}，正在审核，审核期限为${date(reason.reviewDueOn)}。`;
    case 'filed-late':
      return `逾期${act}：应于${date(reason.dueOn)}${reason.by ?? '24:00'}前${act}，实际于${date(reason.filedOn)}${act}，正在审核，审核期限为${date(reason.reviewDueOn)}。`;
    case 'review-late':
      return `已于${date(reason.filedOn)}${act}，审核应于${date(reason.reviewDueOn)}前完成，已超期${reason.days}天。`;
    case 'missed':
      return `未${act}，已关账，应于${date(reason.dueOn)}24:00前${act}。`;
    case 'missed-filed':
      return `关账后于${date(reason.filedOn)}补报，正在审核；原应于${date(reason.dueOn)}24:00前${act}。`;
    case 'missed-returned':
      return `关账后补报，已退回修改，请于${date(reason.dueOn)}24:00前重新${act}。`;
    case 'accepted':
      if (reason.acceptedOn && ask?.done) return ask.done(date(reason.acceptedOn));
      return reason.acceptedOn ? `已于${date(reason.acceptedOn)}审核通过，办结。` : '已办结。';
  }
}

const LEFT_CAUSES: Readonly<Record<string, string>> = {
  task_dropped: '任务不再推进',
  task_completed: '任务已完成',
  removed: '职责调整，不再承担该项任务',
  merged: '单位合并，同一事项由接收单位报送',
  obligation_ended: '报送要求已终止',
  finding_withdrawn: '检查组撤销了发现的问题',
  not_asked: '报告先行办结，未征求意见',
  issue_withdrawn: '反映单位已撤回',
  issue_merged: '已并案办理',
};

/** The Chinese catalog. */
export const wordsZh: Words = {
  lang: 'zh-CN',
  productName: '督办',

  date,
  shortDate,
  internalDue: '内部期限',
  instant: (instant, zone) =>
    `${shortDate(civilDateOf(instant, zone))} ${civilTimeOf(instant, zone)}`,
  onTimeUntil: (dueOn) => `${date(dueOn)}24:00前报送均为按时。`,
  provisional: '暂定，以国务院办公厅公布的放假安排为准',
  originallyDue: (dueOn) => `原截止日期：${date(dueOn)}`,

  colour: { green: '绿灯', yellow: '黄灯', red: '红灯', blue: '蓝灯' },
  light,

  notice: {
    opening: '报送通知',
    remind: '临近提醒',
    urge: '到期催办',
    escalate: '升级督办',
    letter: '督办函',
    circular: '情况通报',
    close: '关账',
    assignment: '立项交办通知',
    objection_answered: '异议答复通知',
    signed_off: '签发文件送达',
    issue_passed_on: '重大问题报告',
    issue_answered: '重大问题答复',
    issue_merged: '重大问题并案通知',
    instruction: '批示',
    taken_up: '批示办理通知',
    returned: '退回通知',
    rescheduled: '期限变更通知',
    accepted: '办结通知',
    extension_asked: '延期申请待确认',
    extension_declined: '延期申请未获确认通知',
    extension_waiting: '延期申请待审批',
    extended: '同意延期通知',
    extension_refused: '不予延期通知',
    reopened: '重新打开通知',
    left: '不再要求报送通知',
    rejoined: '恢复报送通知',
    amended: '任务调整通知',
    transferred: '移交接收通知',
    passed_on: '移交通知',
    ask: '征求配合意见',
    ask_again: '催请配合意见',
    disagreement: '不同意见报告',
    letter_issued: '督办函印发',
    circular_issued: '情况通报印发',
    audit_heads: '审计记录位置',
    inspection_ordered: '检查部署通知',
    inspection_announced: '检查通知',
    inspection_team: '检查组通知',
    inspection_called_off: '取消检查通知',
    inspection_unconcluded: '检查结论催办',
    inspection_concluded: '检查结论',
    inspection_answered: '被检查单位意见通知',
    difference: '评估差异说明通知',
    taken_off: '评估人调整通知',
  },
  noticeMeaning: {
    assignment: '下达任务分工，通知责任单位联络员核对并签收。',
    opening: '报送工作开始，通知责任单位联络员。',
    remind: '截止日期临近，提醒责任单位联络员。',
    urge: '已逾期，向责任单位联络员和分管领导催办。',
    escalate: '逾期未报，提请上级督办。',
    letter: '逾期未报，已起草督办函，待签发。',
    circular: '逾期未报，已起草情况通报，待签发。',
    close: '本期关账，记为未报送；此后补报的仍予接收，按逾期统计。',
    ask: '请配合单位联络员对牵头单位的报告提出意见。',
    ask_again: '配合单位尚未答复，再次提请。',
  },
  step: (name, notice) => {
    const workdays = reminderWorkdays(name);
    if (workdays !== null) return `临近提醒（提前${workdays}个工作日）`;
    const days = reminderDays(name);
    return days === null ? wordsZh.notice[notice] : `临近提醒（提前${days}天）`;
  },

  stage: {
    collecting: '待报送',
    reviewing: '审核中',
    accepted: '已办结',
    missed: '未报送（已关账）',
  },
  left: '不再要求报送',
  leftCause: (cause) => LEFT_CAUSES[cause] ?? cause,
  agencyKind: {
    department: '部门',
    region: '地区',
    commission: '发展改革委',
    government_office: '政府办公厅',
    enterprise: '企业',
  },
  responsibility: { lead: '牵头', cooperating: '配合', responsible: '责任' },
  contactRole: { officer: '联络员', leader: '分管领导', deputy: '代办人' },
  task: (number) => `任务${number}`,

  tally: {
    owed: '应报',
    left: '不再要求报送',
    filed: '已报',
    accepted: '办结',
    nil: '无进展',
    short: '内容过少',
    copied: '与上期雷同',
    rescheduled: '期限变更',
    returned: '退回',
    overdue: '逾期未报',
  },
  punctuality: {
    filedOnTime: '按时报送',
    filedLate: '逾期报送',
    missing: '到期未报',
    notYetDue: '未到期',
  },
  againstOriginal: '按原截止日期',
  againstMoved: '按变更后截止日期',
};
