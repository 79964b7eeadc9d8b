import { describe, expect, test } from '@jest/globals';
import { parseDocument } from '../../../domain/document/parse-document.ts';
import { SEED } from './generate-document.ts';

const document = parseDocument(SEED);
const task = (number: number) => {
  const found = document.tasks[number - 1];
  if (!found) throw new Error(`no task ${number}`);
  return found;
};

describe('the notice of the regional government', () => {
  test('has its title, its period and every task with its chapter and section', () => {
    expect(document.title).toBe('内蒙古自治区贯彻落实国家《东北振兴“十二五”规划》重点工作分工方案');
    expect(document.period).toEqual({ from: 2011, to: 2015 });
    expect(document.tasks.map(({ number }) => number)).toEqual(
      Array.from({ length: 99 }, (_, index) => index + 1),
    );
    expect(new Set(document.tasks.map(({ chapter }) => chapter?.number)).size).toBe(10);
    expect(new Set(document.tasks.map(({ section }) => section?.number)).size).toBe(37);
    expect(task(18).chapter).toEqual({ number: 2, title: '完善现代产业体系' });
    expect(task(98).section).toEqual({ number: 37, title: '统筹“引进来”与“走出去”' });
  });

  test('keeps each text verbatim, without its number and its closing bracket', () => {
    for (const { span, text } of document.tasks) {
      expect(SEED.slice(...span)).toBe(text);
      expect(text).not.toMatch(/^\s|^\d+\.|（[^）]*牵头[^）]*）|\s$/);
      expect(SEED.slice(span[1])).toMatch(/^（自治区[^（）]*牵头/);
    }
    expect(task(63).text).toBe('认真组织实施大兴安岭林区生态保护与经济转型规划。');
    expect(task(11).text).toContain('（含牧区、林区、垦区，下同）');
  });

  test.each([
    [2, '农牧业厅', '自治区水利厅 自治区发展改革委 自治区财政厅'],
    [4, '国土资源厅', '自治区农牧业厅'],
    [15, '经济和信息化委', ''],
    [46, '发展改革委', '自治区财政厅 自治区国土资源厅 自治区地税局 自治区金融办 内蒙古国税局'],
    [48, '发展改革委', '自治区铁路办 呼铁局'],
    [50, '发展改革委', '内蒙古民航机场集团公司'],
    [58, '水利厅', '自治区发展改革委 自治区民政厅 自治区财政厅 内蒙古气象局'],
    [60, '经济和信息化委', '自治区广电局 自治区发展改革委 内蒙古通信管理局'],
    [
      85,
      '人民政府办公厅',
      '自治区民政厅 自治区卫生厅 自治区公安厅 自治区安全监管局 自治区食品药品监管局 内蒙古煤矿安监局',
    ],
    [88, '财政厅', '自治区地税局 内蒙古国税局'],
    [
      93,
      '商务厅',
      '自治区发展改革委 自治区经济和信息化委 自治区交通运输厅 内蒙古出入境检验检疫局 呼和浩特海关 满洲里海关',
    ],
    [
      95,
      '商务厅',
      '自治区发展改革委 自治区农牧业厅 呼和浩特海关 满洲里海关 人民银行呼和浩特中心支行',
    ],
    [96, '商务厅', '呼和浩特海关 满洲里海关'],
    [97, '商务厅', '自治区金融办 人民银行呼和浩特中心支行'],
  ])('task %i names its agencies in full', (number, lead, cooperating) => {
    expect(task(number).lead).toEqual([`自治区${lead}`]);
    expect(task(number).cooperating).toEqual(cooperating.split(' ').filter(Boolean));
  });

  test('has 45 agencies, one of them under two names', () => {
    expect(document.agencies).toHaveLength(45);
    expect(document.agencies.filter(({ aliases }) => aliases.length > 0)).toEqual([
      {
        name: '自治区环保厅',
        aliases: ['自治区环境保护厅'],
        leads: [70, 72],
        cooperates: [12, 33, 44, 59, 69, 71],
      },
    ]);
    expect(
      document.agencies
        .map(({ name }) => name)
        .filter((name) => !name.startsWith('自治区'))
        .sort(),
    ).toEqual(
      [
        '内蒙古出入境检验检疫局',
        '内蒙古国税局',
        '内蒙古民航机场集团公司',
        '内蒙古气象局',
        '内蒙古煤矿安监局',
        '内蒙古通信管理局',
        '人民银行呼和浩特中心支行',
        '呼和浩特海关',
        '呼铁局',
        '满洲里海关',
      ].sort(),
    );
    const responsibilities = document.tasks.flatMap(({ lead, cooperating }) => [
      ...lead,
      ...cooperating,
    ]);
    expect(
      document.agencies.reduce(
        (n, { leads, cooperates }) => n + leads.length + cooperates.length,
        0,
      ),
    ).toBe(responsibilities.length);
    expect(new Set(responsibilities)).toEqual(new Set(document.agencies.map(({ name }) => name)));
  });

  test('orders eight duties, each in its own words', () => {
    expect(document.duties.map(({ kind, cadence }) => [kind, cadence])).toEqual([
      ['implementation_plan', 'once'],
      ['policy', 'continuous'],
      ['coordination', 'continuous'],
      ['midterm', 'midterm'],
      ['major_issue', 'promptly'],
      ['annual', 'yearly'],
      ['consolidation', 'yearly'],
      ['inspection', 'periodic'],
    ]);
    for (const { quote, span } of document.duties) expect(SEED.slice(...span)).toBe(quote);
    const quotes = Object.fromEntries(document.duties.map(({ kind, quote }) => [kind, quote]));
    expect(quotes.implementation_plan).toMatch(
      /^东部各盟市.*抓紧制定落实《规划》重点工作实施方案$/,
    );
    expect(quotes.policy).toMatch(/^各部门、各地区要加强政策研究，.*方面的政策$/);
    expect(quotes.coordination).toMatch(/^自治区发展改革委.*综合协调.*跟踪分析$/);
    expect(quotes.midterm).toBe('组织开展《规划》实施的中期评估');
    expect(quotes.major_issue).toBe('评估结果和重大问题及时向自治区人民政府报告');
    expect(quotes.annual).toMatch(/^各部门、各地区要.*每年年底前将落实情况报自治区发展改革委$/);
    expect(quotes.consolidation).toBe('经自治区发展改革委整理汇总后报自治区人民政府');
    expect(quotes.inspection).toMatch(/^自治区人民政府将定期组织开展.*检查.*$/);
  });

  test('sets seven targets in six tasks', () => {
    expect(
      document.indicators.map(({ task, target, unit, by }) => [task, target, unit, by]),
    ).toEqual([
      [60, '实现城市连续覆盖并向农村地区延伸', null, 2015],
      [71, 90, '%', 2015],
      [74, 90, '%', 2015],
      [74, 80, '%', 2015],
      [75, 13, '%', '每年'],
      [77, expect.stringMatching(/^全面完成城市棚户区.*危旧房改造$/), null, 2015],
      [87, '妥善解决厂办大集体问题', null, '三年左右'],
    ]);
    for (const { task: number, quote } of document.indicators)
      expect(task(number).text).toContain(quote);
  });

  test('is only read whole: key order as published', () => {
    expect(Object.keys(document)).toEqual([
      'title',
      'period',
      'tasks',
      'agencies',
      'duties',
      'indicators',
      'datedSteps',
    ]);
    expect(Object.keys(task(1))).toEqual([
      'number',
      'chapter',
      'section',
      'text',
      'span',
      'lead',
      'cooperating',
    ]);
  });
});
