import type { AskWords } from '../words/ask-words.ts';
import type { KindWords } from './catalog.ts';

const options = {
  not_started: '尚未启动',
  limited: '进展有限',
  substantial: '进展明显',
  complete: '已经完成',
  not_pursued: '不再推进',
};

const evidence = { label: '评估依据', hint: '得出这一结论的事实和数据，注明来源。' };
const difference = {
  label: '对评估差异的说明',
  hint: '自评与独立评估相差两档以上：请说明理由；认可对方结论的，可以调整本方评估结论。',
};

/** 中期评估两方的用语。 */
export const evaluationWordsZh = (
  asked: AskWords,
  period: (name: string) => string,
): Record<'midterm' | 'assessment' | 'evaluation_report', KindWords> => {
  const ask = { ...asked, done: (on: string) => `已于${on}报送。` };
  return {
    midterm: {
      name: '中期自评',
      about: () => '中期自评',
      title: (agency, name) => `${agency}规划实施中期自评（${period(name)}）`,
      ask: {
        ...ask,
        order: '开展中期自评',
        named: (task) => `${task}的中期自评`,
        begun: '规划实施中期自评已经开始',
      },
      fields: {
        rating: { label: '自评结论', hint: '对任务（地区：对规划）实施情况的总体判断。', options },
        evidence,
        hindrances: { label: '制约因素', hint: '影响推进的困难、问题及其原因。' },
        adjustments: {
          label: '调整建议',
          hint: '目标、措施、分工或时限应当如何调整；没有的不填。',
        },
        difference,
      },
    },
    assessment: {
      name: '独立评估',
      about: () => '独立评估',
      title: (agency, name) => `${agency}承担的独立评估（${period(name)}）`,
      ask: {
        ...ask,
        order: '开展独立评估',
        named: (task) => `${task}的独立评估`,
        begun: '规划实施独立评估已经开始',
        many: (count) => `${count}项独立评估`,
      },
      fields: {
        rating: { label: '评估结论', hint: '依据年度报告和实际情况独立判断。', options },
        evidence,
        hindrances: { label: '制约因素', hint: '评估中发现的困难、问题及其原因。' },
        adjustments: {
          label: '调整建议',
          hint: '目标、措施、分工或时限应当如何调整；没有的不填。',
        },
        difference,
      },
    },
    evaluation_report: {
      name: '中期评估报告',
      about: () => '中期评估报告',
      title: () => '规划实施中期评估的报告',
      sumsUp: () => '规划实施中期评估情况',
      ask: {
        ...asked,
        order: '报送中期评估报告',
        begun: '中期评估报告开始起草',
        many: (count) => `${count}份中期评估报告`,
      },
      fields: {
        overview: { label: '总体评价', hint: '规划实施的总体进展和评价，数据以汇总材料为准。' },
        reporting: {
          label: '评估组织情况',
          hint: '自评和独立评估的组织、报送情况；数字和名单见汇总材料。',
        },
        matrix: {
          label: '各项任务评估结论',
          hint: '对本章各项任务评估结论的归纳；逐项结论见汇总材料。',
        },
        indicators: {
          label: '指标完成情况',
          hint: '对指标完成情况和序时进度的归纳；逐项数值见汇总材料。',
        },
        hindrances: { label: '主要制约因素', hint: '本章带有共性的制约因素及其原因。' },
        adjustments: { label: '调整建议', hint: '对规划目标、措施、分工、时限的调整意见。' },
        nextSteps: { label: '下一步工作', hint: '下一阶段的工作安排。' },
      },
    },
  };
};
