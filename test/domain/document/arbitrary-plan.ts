import fc from 'fast-check';
import type { PlanModel, Style, TaskModel } from './print-document.ts';

const NAMES = [
  ...[
    '农牧业厅',
    '水利厅',
    '财政厅',
    '发展改革委',
    '国资委',
    '金融办',
    '粮食局',
    '广电局',
    '工商联',
  ].map((name) => `自治区${name}`),
  ...['国税局', '气象局', '通信管理局', '民航机场集团公司'].map((name) => `内蒙古${name}`),
  ...['呼和浩特海关', '满洲里海关', '呼铁局', '人民银行呼和浩特中心支行', '兴安盟', '赤峰市'],
];

/** Words that have misled parsers: nested brackets, figures, enumerations, the words of the notation. */
const PHRASES = [
  '加快农村（含牧区、林区，下同）建设',
  '畅通“北粮南运”',
  '到2015年，达标率提高到90%以上',
  '3.5亿元和500千伏主网架',
  '《合作规划纲要（2009-2018）》',
  '由牵头单位会同配合单位推进',
  '分1）规划、2）建设两步',
  '一、二产业并重；',
  '（点）转型。',
  '第十章。',
];

const words = fc.array(fc.constantFrom(...'建设发展农村城市现代体系改善条件'), {
  minLength: 2,
  maxLength: 8,
});
const title = words.map((characters) => characters.join(''));

const task: fc.Arbitrary<TaskModel> = fc
  .record({
    text: fc.array(fc.constantFrom(...PHRASES), { maxLength: 5 }),
    names: fc.uniqueArray(fc.constantFrom(...NAMES), { minLength: 1, maxLength: 9 }),
    leads: fc.integer({ min: 1, max: 3 }),
    group: fc.integer({ min: 1, max: 4 }),
  })
  .map(({ text, names, leads, group }) => ({
    text: text.map((phrase) => `推进${phrase}`).concat('落实。'),
    lead: names.slice(0, leads),
    cooperating: groupsOf(names.slice(leads), group),
  }));

function groupsOf(names: readonly string[], size: number): string[][] {
  const groups: string[][] = [];
  for (let at = 0; at < names.length; at += size) groups.push(names.slice(at, at + size));
  return groups;
}

const several = <T>(of: fc.Arbitrary<T>) => fc.array(of, { minLength: 1, maxLength: 4 });

export const arbitraryPlan: fc.Arbitrary<PlanModel> = fc.record({
  fiveYearPlan: fc.constantFrom('九', '十', '十一', '十二', '十三', '十四'),
  chapters: several(
    fc.record({ title, sections: several(fc.record({ title, tasks: several(task) })) }),
  ),
});

export const arbitraryStyle: fc.Arbitrary<Style> = fc.record({
  width: fc.constantFrom('as is', 'narrow', 'wide'),
  dot: fc.constantFrom('.', '、'),
  indent: fc.constantFrom('', '　　', '  ', '\t'),
  gap: fc.constantFrom('', ' ', '　', '\t'),
  trailing: fc.constantFrom('', '  ', '　\t'),
  newline: fc.constantFrom('\n', '\r\n', '\r'),
  blankLines: fc.boolean(),
  letter: fc.boolean(),
  elide: fc.boolean(),
  wrap: fc.boolean(),
  stop: fc.constantFrom('', '。'),
});
