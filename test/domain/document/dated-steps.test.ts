import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { dayIn } from '../../../domain/document/dated-steps.ts';
import { parseDocument } from '../../../domain/document/parse-document.ts';
import type { NamedDay } from '../../../domain/document/types.ts';
import { seedPlan } from '../../../seeds/load.ts';

const stepsIn = ({ letter = '', task = '推进水利建设。' }: { letter?: string; task?: string }) =>
  parseDocument(
    [
      letter,
      '某自治区贯彻落实《东北振兴“十二五”规划》重点工作分工方案',
      '一、农业',
      '（一）水利',
      `1.${task}（水利厅牵头）`,
    ].join('\n'),
  ).datedSteps;

interface Written {
  words: string;
  on: NamedDay;
}

const number = (min: number, max: number) => fc.integer({ min, max });
const year = number(2011, 2014);
const QUARTERS = ['一', '二', '三', '四'];

/** Every form in which a document names a day, with the day that is meant. */
const day: fc.Arbitrary<Written> = fc.oneof(
  year.map((y) => ({ words: `${y}年底`, on: { year: y, month: 12, day: null } })),
  year.map((y) => ({ words: `${y}年年底`, on: { year: y, month: 12, day: null } })),
  fc.tuple(year, number(1, 12), fc.constantFrom('', '底', '末')).map(([y, month, end]) => ({
    words: `${y}年${month}月${end}`,
    on: { year: y, month, day: null },
  })),
  fc.tuple(year, number(1, 12), number(1, 28)).map(([y, month, d]) => ({
    words: `${y}年${month}月${d}日`,
    on: { year: y, month, day: d },
  })),
  fc.tuple(year, number(0, 3)).map(([y, q]) => ({
    words: `${y}年第${QUARTERS[q]}季度末`,
    on: { year: y, month: 3 * q + 3, day: null },
  })),
  number(1, 12).map((month) => ({ words: `${month}月底`, on: { year: null, month, day: null } })),
  fc.tuple(number(1, 12), number(1, 28)).map(([month, d]) => ({
    words: `${month}月${d}日`,
    on: { year: null, month, day: d },
  })),
  fc.constant({ words: '今年年底', on: { year: null, month: 12, day: null } }),
);
const before = fc.constantFrom('前', '之前', '以前');
const lead = fc.constantFrom('', '力争在', '加强监测站网建设，于', '确保');
const done = fc.constantFrom('完成站网建设', '，建成监测站网', '印发管理办法', '办结移交事项');

describe('a day by which something is to be done', () => {
  test('is read back as it was printed, in every form', () => {
    fc.assert(
      fc.property(day, before, lead, done, ({ words, on }, by, opening, work) => {
        const sentence = `${opening}${words}${by}${work}`;
        expect(stepsIn({ task: `推进水利建设。${sentence}。` })).toMatchObject([
          { task: 1, on, quote: sentence, title: work.replace(/^，/, '') },
        ]);
      }),
      { numRuns: 300 },
    );
  });

  test('as a time limit in brackets', () => {
    fc.assert(
      fc.property(
        day.filter(({ words }) => !words.startsWith('今')),
        fc.constantFrom('完成时限', '完成时间', '办结时限'),
        fc.constantFrom('', '前'),
        ({ words, on }, label, by) => {
          const task = `建成监测站网（${label}：${words}${by}）。`;
          expect(stepsIn({ task })).toMatchObject([{ task: 1, on, title: '建成监测站网' }]);
        },
      ),
      { numRuns: 100 },
    );
  });

  test('stands where its sentence stands', () => {
    const letter = '各部门、各地区要于4月20日前将联络员名单报自治区发展改革委。';
    const text = `${letter}\n某区《规划》（2011—2015年）分工方案\n一、农业\n（一）水利\n1.推进。（水利厅牵头）`;
    const [step] = parseDocument(text).datedSteps;
    expect(step).toMatchObject({
      task: null,
      on: { year: null, month: 4, day: 20 },
      asks: 'contacts',
      title: '联络员名单',
      subject: '各部门、各地区要于',
    });
    expect(text.slice(...step!.span)).toBe(step!.quote);
  });

  test('two in a sentence are two; the later has the year of the earlier', () => {
    const task = '2012年3月底前完成普查，6月10日前公布普查结果。';
    expect(stepsIn({ task })).toMatchObject([
      { on: { year: 2012, month: 3, day: null }, asks: 'result', title: '完成普查' },
      { on: { year: 2012, month: 6, day: 10 }, asks: 'publication', title: '公布普查结果' },
    ]);
  });

  test.each([
    ['a horizon of an indicator', '到2015年，实现城市连续覆盖。'],
    ['a figure to be reached', '2013年底前，新增耕地10万亩。'],
    ['the end of the plan itself', '2015年底前完成病险水库除险加固。'],
    ['after “to”', '到2013年底前完成规划编制。'],
    ['every year', '每年年底前完成检查。'],
    ['every month', '每月底前完成检查。'],
    ['every quarter', '每季度末前报送进度。'],
    ['a month without its name', '月底前完成检查。'],
    ['the next year', '次年1月底前完成清算。'],
    ['before the plan', '2009年底前完成关停。'],
    ['after the plan', '2020年底前建成铁路。'],
    ['a span of time', '完成时限：2012年—2014年。'],
    ['a span of months', '完成时限：2012年1月至6月。'],
    ['nothing done', '2012年底前的存量项目另行安排。'],
    ['no such day', '2012年2月30日前完成检查。'],
    ['no such month', '13月底前完成检查。'],
  ])('none: %s', (_, task) => {
    expect(stepsIn({ task })).toEqual([]);
  });

  test.each([
    ['what has a kind of its own', '6月底前制定实施方案报自治区发展改革委。'],
    ['what comes every year', '各部门每年年底前将落实情况报自治区发展改革委。'],
    ['nothing handed in', '2012年底前完成各项准备。'],
  ])('none in a cover letter: %s', (_, letter) => {
    expect(stepsIn({ letter })).toEqual([]);
  });

  test('the real notice names none', () => {
    expect(seedPlan().document.datedSteps).toEqual([]);
  });

  test('a day without a year is one of the launch’s; 29 February only where it is', () => {
    expect(dayIn({ year: null, month: 2, day: 29 }, 2012)).toBe('2012-02-29');
    expect(dayIn({ year: null, month: 2, day: 29 }, 2013)).toBeNull();
    expect(dayIn({ year: null, month: 2, day: null }, 2013)).toBe('2013-02-28');
  });
});
