import { describe, expect, test } from '@jest/globals';
import { parseDocument } from '../../../domain/document/parse-document.ts';

function read(...brackets: string[]) {
  const tasks = brackets.map((bracket, index) => `${index + 1}. 做事。（${bracket}）`);
  return parseDocument(`振兴“十二五”规划分工方案\n一、甲章\n（一）甲节\n${tasks.join('\n')}`);
}

const names = (bracket: string) => {
  const [task] = read(bracket).tasks;
  return `${task?.lead.join(' ')} | ${task?.cooperating.join(' ')}`.trim();
};

describe('names in a closing bracket', () => {
  test.each([
    ['自治区水利厅、财政厅牵头', '自治区水利厅 自治区财政厅 |'],
    ['自治区水利厅、财政厅共同牵头，教育厅配合', '自治区水利厅 自治区财政厅 | 自治区教育厅'],
    ['自治区水利厅牵头；教育厅、文化厅配合', '自治区水利厅 | 自治区教育厅 自治区文化厅'],
    [
      '自治区财政厅和教育厅牵头，文化厅以及粮食局配合',
      '自治区财政厅 自治区教育厅 | 自治区文化厅 自治区粮食局',
    ],
    ['自治区水利厅牵头，呼和浩特海关和财政厅配合', '自治区水利厅 | 呼和浩特海关 自治区财政厅'],
    [
      '自治区水利厅牵头,呼铁局、财政厅,工商联配合',
      '自治区水利厅 | 呼铁局 自治区财政厅 自治区工商联',
    ],
    [
      '自治区水利厅牵头，内蒙古国税局、气象局，粮食局配合',
      '自治区水利厅 | 内蒙古国税局 内蒙古气象局 自治区粮食局',
    ],
    [
      '自治区水利厅牵头，呼伦贝尔市、兴安盟行政公署配合',
      '自治区水利厅 | 呼伦贝尔市 兴安盟行政公署',
    ],
    ['自治区民委（宗教局）牵头，财政厅配合', '自治区民委（宗教局） | 自治区财政厅'],
    ['省发展改革委牵头，财政厅、市场监管局配合', '省发展改革委 | 省财政厅 省市场监管局'],
    ['辽宁省水利厅牵头，财政厅配合', '辽宁省水利厅 | 辽宁省财政厅'],
    ['国家电网公司牵头，水利厅配合', '国家电网公司 | 水利厅'],
    [' 自治区水利厅 牵头 ， 财政厅 、 教育厅 配合 ', '自治区水利厅 | 自治区财政厅 自治区教育厅'],
    ['自治区水利\n　　厅牵头，财政厅配合', '自治区水利厅 | 自治区财政厅'],
  ])('%s', (bracket, expected) => {
    expect(names(bracket)).toBe(expected);
  });
});

describe('one agency under several names', () => {
  const agencies = (...brackets: string[]) =>
    read(...brackets).agencies.map(({ name, aliases }) => [name, ...aliases]);

  test('goes by the one used most, and of equals by the fuller', () => {
    expect(agencies('自治区环保厅牵头', '自治区环境保护厅牵头', '自治区环保厅牵头')).toEqual([
      ['自治区环保厅', '自治区环境保护厅'],
    ]);
    expect(agencies('自治区环保厅牵头', '自治区环境保护厅牵头')).toEqual([
      ['自治区环境保护厅', '自治区环保厅'],
    ]);
  });

  test.each([
    ['自治区发展改革委', '自治区发展和改革委员会'],
    ['自治区发改委', '自治区发展和改革委员会'],
    ['自治区经信委', '自治区经济和信息化委员会'],
    ['自治区人社厅', '自治区人力资源和社会保障厅'],
    ['自治区住房城乡建设厅', '自治区住房和城乡建设厅'],
    ['自治区国资委', '自治区国有资产监督管理委员会'],
    ['自治区安全监管局', '自治区安全生产监督管理局'],
    ['自治区食品药品监管局', '自治区食品药品监督管理局'],
    ['自治区金融办', '自治区金融工作办公室'],
    ['内蒙古国税局', '内蒙古国家税务局'],
    ['呼铁局', '呼和浩特铁路局'],
    ['自治区农牧业厅', '内蒙古自治区农牧业厅'],
  ])('%s is %s', (short, long) => {
    expect(agencies(`${short}牵头`, `${long}牵头`)).toEqual([[long, short]]);
  });

  test('a name without its prefix is the only one with it', () => {
    expect(agencies('农牧业厅牵头', '自治区农牧业厅牵头')).toEqual([
      ['自治区农牧业厅', '农牧业厅'],
    ]);
    expect(agencies('财政厅牵头', '辽宁省财政厅牵头', '吉林省财政厅牵头')).toHaveLength(3);
  });

  test.each([
    ['自治区地税局', '内蒙古国税局'],
    ['自治区农牧业厅', '自治区农业厅'],
    ['自治区人民政府办公厅', '自治区人民政府'],
    ['自治区安全监管局', '内蒙古煤矿安监局'],
    ['呼和浩特海关', '满洲里海关'],
  ])('%s is not %s', (one, other) => {
    expect(agencies(`${one}牵头`, `${other}牵头`)).toEqual([[one], [other]]);
  });

  test('tasks name it as the list does', () => {
    const { tasks, agencies } = read(
      '自治区环保厅牵头，财政厅配合',
      '自治区财政厅牵头，环境保护厅配合',
      '自治区环保厅牵头',
    );
    expect(tasks[1]?.cooperating).toEqual(['自治区环保厅']);
    expect(agencies).toEqual([
      { name: '自治区环保厅', aliases: ['自治区环境保护厅'], leads: [1, 3], cooperates: [2] },
      { name: '自治区财政厅', aliases: [], leads: [2], cooperates: [1] },
    ]);
  });
});
