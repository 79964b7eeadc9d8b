import type { AskWords } from '../words/ask-words.ts';
import type { KindWords } from './catalog.ts';

/** 重大问题办理的用语。 */
export const issueWordsZh = (
  ask: AskWords,
  period: (name: string) => string,
): Record<string, KindWords> => ({
  issue_handling: {
    name: '重大问题办理',
    about: (name) => `重大问题${period(name)}`,
    title: (_agency, name) => `重大问题${period(name)}的办理`,
    ask: {
      ...ask,
      order: '研究提出意见并报政府',
      begun: '有单位反映重大问题，请研究办理',
      many: (count) => `${count}件重大问题待办理`,
      these: (count) => (count === 1 ? '以下重大问题' : `以下${count}件重大问题`),
      opens: '待办理',
      section: '待办理的重大问题',
      act: '上报',
      acted: '上报',
      fill: '办理',
      lacking: '逾期未上报',
      onTime: '紧急问题须在截止当日标明的时间前上报，其他问题截止日24:00前上报均为按时。',
      link: '登录办理',
    },
    fields: {
      opinion: { label: '研究意见', hint: '对问题的核实情况和研究意见，随问题一并上报。' },
      proposal: { label: '处理建议', hint: '建议由谁、怎样处理；没有的不填。' },
    },
  },
});
