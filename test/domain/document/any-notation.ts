import fc from 'fast-check';
import { chineseNumeral } from '../../../domain/document/numerals.ts';

/** A task as it is meant. No lead: all are responsible. */
export interface Meant {
  readonly text: string;
  readonly lead: readonly string[];
  readonly others: readonly string[];
}

const NAMES = [
  ...[
    '市发展改革委',
    '市工业和信息化局',
    '市财政局',
    '市自然资源和规划局',
    '市委组织部（市委人才办）',
  ],
  ...['市文化和旅游局', '市税务局', '人行云岭市分行', '云岭金融监管分局', '云岭海关', '团市委'],
  ...[
    '云岭供电公司',
    '市公共资源交易中心',
    '市中级人民法院',
    '市总工会',
    '云岭大学',
    '市消防救援支队',
  ],
  ...['各县（市、区）人民政府', '各县区', '有关部门', '各产业主管部门', '市各功能区管委会'],
];
const PHRASES = [
  '加快农村（含牧区、林区）建设',
  '对成效明显的给予最高100万元奖励',
  '落实《关于促进发展的意见》（国发〔2018〕42号）',
  '推行“一网通办”（一表申请、一窗发放）',
  '到2027年，达标率提高到90%以上',
  '由企业牵头、高校配合组建创新联合体',
  '增长3.5%',
  '分1）规划、2）建设两步',
  '每年评选一批示范项目',
];

const task: fc.Arbitrary<Meant> = fc
  .record({
    phrases: fc.array(fc.constantFrom(...PHRASES), { minLength: 1, maxLength: 3 }),
    names: fc.uniqueArray(fc.constantFrom(...NAMES), { minLength: 1, maxLength: 6 }),
    leads: fc.integer({ min: 0, max: 2 }),
  })
  .map(({ phrases, names, leads }) => ({
    text: `推进工作。${phrases.join('，')}。`,
    lead: leads < names.length || leads === 1 ? names.slice(0, leads) : [],
    others: leads < names.length || leads === 1 ? names.slice(leads) : names,
  }));
/** A plan as its headings’ tasks. */
export const plan = fc.array(fc.array(task, { minLength: 2, maxLength: 4 }), {
  minLength: 1,
  maxLength: 4,
});

/** Writes who leads and who takes part. */
type Clause = (lead: string, others: string) => string;
/** Names as they are listed. */
export const join = (names: readonly string[]) => names.join('、');

/** How a clause may be written: with a lead and cooperating agencies, either of which may be ''. */
export const CLAUSES: Record<string, { led: Clause; joint: (names: string) => string }> = {
  phrases: {
    led: (lead, others) => (others ? `（${lead}牵头，${others}配合）` : `（${lead}牵头）`),
    joint: (names) => `（${names}负责）`,
  },
  duties: {
    led: (lead, others) =>
      others ? `（${lead}牵头，${others}按职责分工负责）` : `（${lead}牵头负责）`,
    joint: (names) => `（${names}按职责分工负责）`,
  },
  labels: {
    led: (lead, others) =>
      others ? `（牵头单位：${lead}；配合单位：${others}）` : `（牵头单位：${lead}）`,
    joint: (names) => `（责任单位：${names}）`,
  },
  'square brackets': {
    led: (lead, others) =>
      others ? `〔牵头部门：${lead}，配合部门：${others}〕` : `［牵头部门：${lead}］`,
    joint: (names) => `【责任部门：${names}】`,
  },
  lines: {
    led: (lead, others) =>
      others ? `\n牵头单位：${lead}\n配合单位：${others}` : `\n牵头单位：${lead}`,
    joint: (names) => `\n责任单位：${names}`,
  },
  'label at the end': {
    led: (lead, others) =>
      others ? `牵头单位：${lead}；配合单位：${others}。` : `牵头单位：${lead}。`,
    joint: (names) => `责任单位：${names}。`,
  },
};

/** How headings and tasks are numbered. */
interface Numbers {
  readonly heading: (n: number) => string;
  readonly task: (n: number) => string;
  /** Tasks are counted through, not anew under each heading. */
  readonly isThrough: boolean;
}

/** Numbers by their notation. */
export const NUMBERS: Record<string, Numbers> = {
  '一、 （一）': {
    heading: (n) => `${chineseNumeral(n)}、`,
    task: (n) => `（${chineseNumeral(n)}）`,
    isThrough: true,
  },
  '一、 （一） anew': {
    heading: (n) => `${chineseNumeral(n)}、`,
    task: (n) => `（${chineseNumeral(n)}）`,
    isThrough: false,
  },
  '（一） 1.': {
    heading: (n) => `（${chineseNumeral(n)}）`,
    task: (n) => `${n}.`,
    isThrough: true,
  },
  '（一） 1. anew': {
    heading: (n) => `（${chineseNumeral(n)}）`,
    task: (n) => `${n}．`,
    isThrough: false,
  },
  '第一条 （一）': {
    heading: (n) => `第${chineseNumeral(n)}条 `,
    task: (n) => `（${chineseNumeral(n)}）`,
    isThrough: false,
  },
  '第一章 第一条': {
    heading: (n) => `第${chineseNumeral(n)}章 `,
    task: (n) => `第${chineseNumeral(n)}条 `,
    isThrough: true,
  },
  '1. （1）': { heading: (n) => `${n}.`, task: (n) => `（${n}）`, isThrough: false },
  '一、 nothing': { heading: (n) => `${chineseNumeral(n)}、`, task: () => '', isThrough: true },
};

/** Writes a plan down with clauses and numbers of one kind. */
export function print(
  chapters: ReadonlyArray<readonly Meant[]>,
  style: string,
  numbers: Numbers,
): string {
  const clause = CLAUSES[style] ?? CLAUSES.phrases;
  let n = 0;
  const lines = ['云岭市促进创新创业若干措施', '为促进发展，制定本措施。'];
  for (const [index, tasks] of chapters.entries()) {
    lines.push(`${numbers.heading(index + 1)}强化支持`);
    if (!numbers.isThrough) n = 0;
    for (const { text, lead, others } of tasks) {
      const said =
        lead.length > 0 ? clause?.led(join(lead), join(others)) : clause?.joint(join(others));
      lines.push(`${numbers.task((n += 1))}${text}${said}`);
    }
  }
  lines.push('本措施自2027年1月1日起施行，有效期至2029年12月31日。');
  return lines.join('\n');
}

/** What must be read of it. */
export const meant = (chapters: ReadonlyArray<readonly Meant[]>) =>
  chapters.flat().map(({ text, lead, others }) => ({
    text,
    lead,
    cooperating: lead.length > 0 ? others : [],
    responsible: lead.length > 0 ? [] : others,
  }));
