import { wordsZh } from '../../../domain/words/words.zh.ts';
import type { InspectionWords } from './catalog.ts';
import { stagesZh } from './stages.ts';

/** 检查页面的用语。 */
export const inspectionWordsZh: InspectionWords = {
  title: '检查',
  lead: '政府办公厅部署检查；系统按落实情况和随机抽取提出检查对象的建议，由发展改革委或者政府办公厅确定检查对象、检查组和时间，通知后实施。检查结论反馈被检查单位，每个问题按时限整改，直至销号。',
  none: '还没有部署检查。',
  stage: stagesZh,
  inspection: (number) => `第${number}次检查`,
  days: (from, to) =>
    from === to ? wordsZh.date(from) : `${wordsZh.date(from)}至${wordsZh.date(to)}`,
  columns: {
    inspection: '检查内容',
    stage: '状态',
    visit: '检查时间',
    agencies: '被检查单位',
    findings: '发现问题',
  },
  found: (found, done) => (found === 0 ? '—' : `${found}个，已销号${done}个`),
  notArranged: '待安排',
  order: {
    title: '部署检查',
    text: '部署后以邮件通知发展改革委安排。系统同时随机生成并记录抽取号，随机抽取的部分按这个号抽取，可以复核。',
    scope: '检查内容',
    scopeHint: '检查什么、重点是什么。',
    from: '检查的工作时段：自',
    to: '至',
    share: '随机抽取比例（%）',
    shareHint: '在没有其他理由的任务中随机抽取的比例，0为不抽取。',
    send: '部署',
  },
  facts: {
    stage: '状态',
    scope: '检查内容',
    period: '检查的工作时段',
    draw: '随机抽取',
    drawn: (share, seed) => `${share}%，抽取号${seed}`,
    visit: '检查时间',
    team: '检查组',
    ordered: '部署',
    announced: '通知',
    concluded: '作出结论',
    conclusion: '检查结论',
    answerBy: '反馈意见截止',
    closed: '办结',
    calledOff: '取消',
    overLimit: '超过年度检查次数的理由',
    by: (at, name) => `${at}，${name}`,
  },
  subjects: {
    title: (count) => `检查对象（${count}项）`,
    agency: '单位',
    task: '任务',
    why: '建议理由',
    whole: '方案总体落实情况',
    byHand: '人工选定',
    none: '还没有确定检查对象。',
  },
  reason: (reason) => {
    switch (reason.code) {
      case 'red':
        return `现有${reason.reports}项亮红灯`;
      case 'late':
        return `时段内${reason.reports}项迟报或者未报`;
      case 'differs':
        return '中期评估双方结论相差较大';
      case 'behind':
        return `落后序时进度${reason.points}个百分点`;
      case 'random':
        return '随机抽取';
    }
  },
  arrange: {
    open: '安排检查',
    title: '安排检查',
    text: '选定检查对象、检查组成员和检查时间后保存；保存不发通知，通知之前可以反复修改。',
    times: (limit) => `各单位本年已接受检查次数（上限${limit}次）`,
    timesOf: (times) => `${times}次`,
    never: '本年各单位都还没有接受过检查。',
    proposed: (count) => `建议的检查对象（${count}项）`,
    proposedText: (share, seed) =>
      `按亮灯、迟报、评估分歧、进度落后提出；其余的随机抽取${share}%（抽取号${seed}）。请勾选。`,
    rest: (count) => `其他任务（${count}项）`,
    team: '检查组成员',
    teamText: '任何人不得检查自己所在或者可以代表的单位。',
    from: '检查时间：自',
    to: '至',
    overLimit: '超过年度检查次数的理由',
    overLimitHint: '有单位本年接受检查已达上限时必须写明；没有的不填。',
    save: '保存安排',
  },
  announce: {
    look: '通知被检查单位',
    title: '核对检查通知',
    text: '确认后立即向下列人员发出邮件；现在还没有发出。',
    told: (count) => `将通知${count}人`,
    confirm: '确认并发出通知',
    back: '返回',
    notice: {
      inspection_announced: '检查通知',
      inspection_team: '检查组通知',
      inspection_concluded: '检查结论',
    },
  },
  findings: {
    title: (count) => `发现的问题（${count}个）`,
    none: '没有记录问题。',
    notYet: '检查开始后在此记录发现的问题。',
    finding: (number) => `问题${number}`,
    severity: { general: '一般', serious: '严重' },
    rectifyBy: '整改时限',
    recorded: (at) => `${at}记录，记录人：`,
    withdrawn: (at) => `${at}撤销，经办人：`,
    state: '整改情况',
    done: (at) => `${at}整改办结，已销号`,
    report: '整改事项',
    add: '记录问题',
    addText:
      '作出结论后，每个问题即成为被检查单位的整改事项，按整改时限催办；结论之前被检查单位看不到。',
    agency: '被检查单位',
    task: '涉及任务',
    whole: '不涉及具体任务',
    text: '问题',
    textHint: '事实是什么，依据是什么。',
    severityLabel: '程度',
    rectifyHint: '须为今天以后的工作日。',
    save: '记录',
    withdraw: '撤销',
    why: '撤销的理由',
    whyHint: '结论以后撤销的，理由会发给被检查单位，整改事项随之终止。',
  },
  conclude: {
    title: '作出结论',
    text: '结论和各单位自己的问题发给被检查单位；每个问题成为其整改事项。作出后不能再记录问题。',
    label: '检查结论',
    hint: '总体评价、主要成绩和问题；会全文发给所有被检查单位。',
    look: '核对后果',
    preview: '核对检查结论',
    owed: (count) => `将要求整改${count}个问题`,
    nothing: '没有需要整改的问题，检查随结论办结。',
    answerBy: (day) => `被检查单位可以在${wordsZh.date(day)}24:00前反馈意见。`,
    confirm: '确认并作出结论',
  },
  answers: {
    title: '被检查单位的意见',
    none: '没有收到意见。',
    answered: (at) => `${at}反馈，反馈人：`,
    label: '对检查结论的意见',
    hint: (day) => `${wordsZh.date(day)}24:00前可以反馈，可以补充；反馈意见不影响整改时限。`,
    send: '反馈意见',
  },
  callOff: {
    title: '取消检查',
    text: '取消后以邮件告知已经得到通知的人，写明理由；已记录的问题留存，不要求整改。',
    label: '取消的理由',
    send: '取消检查',
  },
  own: {
    title: '检查',
    team: '我是检查组成员',
    inspected: '本单位接受检查',
    memberText: '您是这次检查的检查组成员，检查开始后请在此记录发现的问题。',
    inspectedText: '本单位是这次检查的被检查单位。',
    back: '返回我的报送',
  },
  done: {
    ordered: '已部署检查，以邮件通知发展改革委安排。',
    arranged: '已保存安排，尚未通知。',
    announced: '已发出检查通知。',
    found: '已记录问题。',
    'finding-withdrawn': '已撤销问题。',
    concluded: '已作出结论，以邮件发给被检查单位。',
    answered: '已反馈意见，以邮件告知组织检查的单位。',
    'called-off': '已取消检查，以邮件告知有关人员。',
  },
};
