import type { AskWords } from '../words/ask-words.ts';
import type { KindWords } from './catalog.ts';
import { eventNumber } from './event-name.ts';

const numberOf = (period: string): string => String(eventNumber(period) ?? '');

/** 检查发现问题整改的用语。 */
export const rectificationWordsZh = (ask: AskWords): KindWords => ({
  name: '整改',
  about: (name) => `检查发现的第${numberOf(name)}个问题的整改`,
  title: (agency, name) => `${agency}：检查发现的第${numberOf(name)}个问题的整改`,
  ask: {
    ...ask,
    order: '整改检查发现的问题并报送整改情况',
    begun: '检查发现了问题，请按时整改并报送整改情况',
    many: (count) => `${count}个问题的整改`,
    these: (count) => (count === 1 ? '以下问题的整改' : `以下${count}个问题的整改`),
    opens: '待整改',
    section: '待整改的问题',
    fill: '报送整改情况',
    lacking: '逾期未报整改情况',
    onTime: '整改时限当日24:00前报送整改情况均为按时。',
    link: '登录报送整改情况',
  },
  fields: {
    measures: {
      label: '整改措施和结果',
      hint: '针对检查发现的问题采取了什么措施，结果如何。',
    },
    evidence: { label: '佐证', hint: '能证明整改到位的事实、数据、文件名称和文号。' },
    remaining: { label: '尚未整改到位的部分', hint: '原因、下一步措施和完成时间；没有的可不填。' },
    lasting: { label: '长效措施', hint: '防止同类问题再次发生的制度安排。' },
  },
});
