import { quoted } from '../letters/quotation.ts';
import type { AskWords } from '../words/ask-words.ts';
import type { KindCatalog } from './catalog.ts';
import { datedName } from './dated-name.ts';
import { eventNumber } from './event-name.ts';
import { evaluationWordsZh } from './evaluation-words.zh.ts';
import { issueHandlingWordsZh } from './issue-handling-words.zh.ts';
import { rectificationWordsZh } from './rectification-words.zh.ts';

const NUMERALS = ['一', '二', '三', '四'];

function period(name: string): string {
  const dated = datedName(name);
  if (dated) return dated.title;
  const number = eventNumber(name);
  if (number !== null) return `第${number}件`;
  const [, year, half, quarter, month] = /^(\d{4})(?:H(\d)|Q(\d)|-(\d\d))?$/.exec(name) ?? [];
  if (year === undefined) return '';
  if (half !== undefined) return `${year}年${half === '1' ? '上' : '下'}半年`;
  if (quarter !== undefined) return `${year}年第${NUMERALS[Number(quarter) - 1]}季度`;
  return month === undefined ? `${year}年度` : `${year}年${Number(month)}月`;
}

/** 一般报送的说法；各类另有说法的，只写不同之处。 */
const ask: AskWords = {
  order: '报送落实情况',
  begun: '落实情况报送已经开始',
  many: (count, about) => `${count}项${about ?? ''}报送`,
  these: (count) => (count === 1 ? '以下事项' : `以下${count}项`),
  opens: '开始',
  section: '开始报送',
  act: '报送',
  acted: '报送',
  fill: '填报',
  lacking: '逾期未报',
  onTime: '截止日24:00前提交均为按时。',
  link: '登录填报',
};

/** 各类报送的用语。 */
export const kindWordsZh: KindCatalog = {
  period,
  cycle: (kind, about) => `${about}${kind}`,
  named: (kind, title) => `${kind}${quoted(title)}`,
  ask,
  kinds: {
    ...evaluationWordsZh(ask, period),
    rectification: rectificationWordsZh(ask),
    receipt: {
      name: '签收',
      about: () => '',
      title: (agency) => `${agency}任务分工签收`,
      ask: {
        ...ask,
        order: '签收任务分工',
        begun: '任务分工已经下达',
        many: (count) => `${count}项任务分工签收`,
        section: '待签收',
        act: '签收',
        acted: '签收',
        fill: '签收',
        lacking: '逾期',
        onTime: '截止日24:00前签收均为按时。',
        link: '登录签收',
        done: (date) => `已于${date}签收。`,
      },
      fields: {},
    },
    periodic: {
      name: '定期报告',
      about: period,
      title: (agency, name) => `${agency}${period(name)}规划落实情况报告`,
      ask,
      fields: {
        progress: { label: '落实进展', hint: '本期做了什么，取得什么成效，尽量用数据说明。' },
        policy: { label: '政策衔接', hint: '衔接落实了哪些国家政策，还需要哪些支持。' },
        problems: { label: '存在问题', hint: '推进中遇到的困难和问题。' },
        support: { label: '需要支持的事项', hint: '需要上级协调、支持的事项，没有的不填。' },
        nextSteps: { label: '下一步工作', hint: '下一阶段的安排和完成时限。' },
        named: {
          label: '涉及本地区的任务',
          hint: '任务原文提到本地区或所辖地方，请逐项说明本地区的进展。',
        },
        inCharge: { label: '责任人', hint: '处室和职务，不填个人隐私信息。' },
        value: { label: '指标完成值', hint: '按任务确定的量化目标填报，注明单位和来源。' },
        figure: {
          label: '指标完成值',
          hint: '截至本期末的数值，只填一个数，可以带单位；没有数值的留空，并说明原因。',
        },
        figureUnit: { label: '计量单位', hint: '数值已带单位的可以不填。' },
        figureSource: { label: '数据来源', hint: '如统计公报、部门统计、工作台账。' },
        figureReason: {
          label: '原因说明',
          hint: '没有数值、与目标方向相反或者较上期变动较大的，请说明原因。',
        },
        goal: { label: '定性目标', hint: '对照目标要求，说明目前达到的程度。' },
      },
    },
    implementation_plan: {
      name: '实施方案',
      about: () => '实施方案',
      title: (agency) => `${agency}规划重点工作实施方案`,
      ask: { ...ask, order: '制定并报送实施方案', begun: '实施方案的制定和报送已经开始' },
      fields: {
        goals: { label: '年度目标', hint: '本年度要达到的目标，可核查、可量化。' },
        measures: { label: '主要措施', hint: '落实任务的措施和步骤。' },
        inCharge: { label: '责任人', hint: '处室和职务，不填个人隐私信息。' },
        support: { label: '需要支持的事项', hint: '需要上级协调、支持的事项。' },
      },
    },
    deliverable: {
      name: '限时事项',
      about: (name) => quoted(period(name)),
      title: (agency, name) => `${agency}关于${quoted(period(name))}的报告`,
      ask: { ...ask, order: '按期完成并报送', begun: '限时事项报送已经开始' },
      fields: {
        delivered: { label: '完成情况', hint: '完成了什么，形成了什么成果，尽量用数据说明。' },
        contacts: {
          label: '联络员',
          hint: '每行一人：姓名、处室和职务、办公电话。不填个人隐私信息。',
        },
        place: { label: '成果去向', hint: '文件名称和文号、刊载位置、报送对象等。' },
        address: { label: '公开网址', hint: '已在网上公开的，填写网址；没有的不填。' },
        remarks: { label: '备注', hint: '其他需要说明的情况。' },
      },
    },
    contribution: {
      name: '配合意见',
      about: period,
      title: (agency, name) => `${agency}${period(name)}配合意见`,
      ask: {
        ...ask,
        order: '提出配合意见',
        begun: '现征求配合意见',
        many: (count, about) => `${count}项${about ?? ''}配合意见`,
        named: (task) => `${task}的配合意见`,
        opens: '征求意见',
        section: '征求配合意见',
        act: '答复',
        acted: '答复',
        fill: '答复',
        lacking: '尚未答复',
        onTime: '截止日24:00前答复均为按时。',
        link: '登录答复',
        done: (on) => `已于${on}答复。`,
      },
      fields: {
        input: {
          label: '本单位配合工作情况',
          hint: '本单位为该项任务做了什么、取得什么成效，供牵头单位采用。',
        },
        position: {
          label: '对所示文稿的意见',
          hint: '意见与所针对的文稿版本一并保存。',
          options: { agree: '同意', disagree: '不同意' },
        },
        opinion: { label: '具体意见', hint: '不同意的，请写明应如何修改及理由。' },
      },
    },
    consolidation: {
      name: '整理汇总',
      about: (name) => `${period(name)}整理汇总`,
      title: (_agency, name) => `${period(name)}规划落实情况的整理汇总报告`,
      ask: {
        ...ask,
        order: '整理汇总各单位报送情况并上报',
        begun: '整理汇总已经开始',
        many: (count, about) => `${count}项${about ?? '整理汇总'}报告`,
        section: '开始整理汇总',
        act: '上报',
        acted: '上报',
        fill: '办理',
        lacking: '逾期未上报',
        onTime: '截止日24:00前上报均为按时。',
        link: '登录办理',
      },
      fields: {
        issues: { label: '重大问题', hint: '对尚未办结的重大问题的说明；问题原文见汇总材料。' },
        overview: { label: '总体情况', hint: '本期规划落实的总体评价，数据以汇总材料为准。' },
        reporting: {
          label: '报送情况',
          hint: '对报送是否及时、完整的说明；数字和名单见汇总材料。',
        },
        progress: { label: '各章进展', hint: '对本章各项任务进展的归纳，不必重复各单位原文。' },
        indicators: {
          label: '指标完成情况',
          hint: '对指标完成情况和序时进度的归纳；逐项数值见汇总材料。',
        },
        policy: { label: '政策衔接', hint: '衔接落实国家政策的总体情况。' },
        problems: { label: '主要问题', hint: '带有共性的、需要引起重视的问题。' },
        support: { label: '需要协调支持的事项', hint: '需要政府协调解决的事项和建议。' },
        disagreements: { label: '不同意见', hint: '对配合单位不同意见的处理意见。' },
        nextSteps: { label: '下一步工作', hint: '下一阶段的工作安排。' },
      },
    },
    issue_handling: issueHandlingWordsZh(ask),
  },
};
