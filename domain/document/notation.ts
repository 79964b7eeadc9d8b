import type { DutyKind, Frequency } from './types.ts';

/*
 * Every pattern of the document in one place. All of them run on folded text (see `fold`), hence
 * show half-width punctuation only, and none has an unbounded quantifier that can restart.
 */

const WIDE = /[\uff01-\uff5e\uff61\uff64\u3000\ufeff\u00a0\u201c-\u201f\u2236〔〕【】〖〗[\]]/g;
const NARROW: Readonly<Record<string, string>> = {
  '｡': '。',
  '､': '、',
  '\u3000': ' ',
  '\ufeff': ' ',
  '\u00a0': ' ',
  '\u2236': ':',
  '〔': '(',
  '【': '(',
  '〖': '(',
  '[': '(',
  '［': '(',
  '〕': ')',
  '】': ')',
  '〗': ')',
  ']': ')',
  '］': ')',
};

/**
 * Full-width forms as half-width ones, curly double quotes as straight ones, brackets of every kind
 * as round ones, character for character: an offset in the folded text is the same offset in the text.
 */
export function fold(text: string): string {
  return text.replace(WIDE, (wide) => NARROW[wide] ?? narrow(wide.charCodeAt(0)));
}

function narrow(code: number): string {
  return code < 0xff01 ? '"' : String.fromCharCode(code - 0xfee0);
}

// ---- Headings and tasks -------------------------------------------------------------------------

const NUMERAL = '[零〇一二三四五六七八九十百千万]{1,16}';
/** “一、建设富裕美好新农村” */
export const CHAPTER = new RegExp(`^(${NUMERAL}) ?[、.,] ?`);
/** “（一） 巩固发展现代农业” */
export const SECTION = new RegExp(`^\\( ?(${NUMERAL}) ?\\) {0,8}`);
/** “12. ”; a digit right after the dot makes it a decimal unless the number is the one expected. */
export const TASK = /^(\d{1,8}) {0,8}[、.] {0,8}/;
/** A line that begins with a number, whatever follows. */
export const LEADING_NUMBER = /^(\d{1,8})(?!\d)/;
/** What no heading holds: it would be a paragraph. */
export const SENTENCE_MARK = /[。;!?]|:$|\.(?![0-9a-zA-Z])/;
/** A heading is not longer, in characters. */
export const HEADING_LENGTH = 80;
/** What a line of running text ends with, and a title does not. */
export const SENTENCE_END = /[。.:;,!?、]$/;
/** Enumeration signs inside a text: “1）”, “a)”, “一）” close what nothing opened. */
export const ENUMERATOR = /[0-9a-zA-Z零一二三四五六七八九十①-⑳]/;

// ---- Title and period ---------------------------------------------------------------------------

/** “现将《…》印发给你们”: the cover letter names the plan it comes with. */
export const ISSUED = '现将《';
/** “（2011—2015年）” */
export const YEARS = /(\d{4}) ?年? ?(?:-|—|–|~|至|到){1,2} ?(\d{4})/;
/** “十二五”: the twelfth five-year plan; without quotes only before 规划 and its like (“十五”). */
export const FIVE_YEARS =
  /"([一二三四五六七八九十]{1,4})五"|([一二三四五六七八九]?十[一二三四五六七八九])五(?:规划|计划|时期|期间)/;

/** First and last year of the n-th five-year plan; from the third on they follow without a gap. */
export function fiveYearPlan(n: number): { from: number; to: number } {
  const from = n < 3 ? 1953 + 5 * (n - 1) : 2011 + 5 * (n - 12);
  return { from, to: from + 4 };
}

// ---- The closing bracket ------------------------------------------------------------------------

/** Behind the agencies that lead a task. */
export const LEAD = '牵头';
/** Behind the agencies that cooperate. */
export const COOPERATE = '配合';
/** Adverbs before 牵头 and 配合: “甲、乙共同牵头”. */
export const JOINTLY = /(?:共同|联合|分别|负责|协助|积极)$/;
/** Between two names of a list. */
export const LIST_SEPARATOR = /[、,;]/;
/** “财政厅和农牧业厅”: a conjunction after what ends a name (not the one in 呼和浩特). */
export const NAME_CONJUNCTION = /(?<=[厅委局办行]|海关|公司)(?:以及|和|及)/;
/** “等部门”: not a name, and hides the names of those who owe. */
export const NAMELESS = /(?:等|有关|相关)(?:有关|相关|各)*(?:部门|单位|地区|盟市|厅局)?$|^等/;
/** What no name of an agency holds; the last two are names that run together. */
export const NOT_IN_NAME = /[。:!?"《》 \n\r]|牵头|配合|厅(?=[^(])|(?<=[委局办行司]|海关)自治区/;
/** An agency's name is not longer, in characters. */
export const NAME_LENGTH = 40;

// ---- Names of agencies --------------------------------------------------------------------------

/** “自治区…”, “内蒙古自治区…”, “辽宁省…”, “市…”: the government a department belongs to. */
export const GOVERNMENT =
  /^(?:(?:(?![厅委局办])[\u4e00-\u9fff]){2,6}(?:自治区|省)|自治区|省|市(?!场|政(?!府|务|数|协|法)))(?=.)/;
/** Prefixes that name a level of government but no place. */
export const LEVELS = ['自治区', '省', '市'];
/** Bodies led from Beijing carry the region's bare name: “内蒙古国税局”. */
export const REGION_NAME = /^内蒙古(?!自治区)(?=.)/;
/** Bodies that belong to no government department, so that no elided prefix is put back. */
export const SELF_STANDING = new RegExp(
  [
    '^(?:中国|中央|国家|国务院|全国|人民银行|东北|蒙东|各|呼和浩特|包头|呼伦贝尔|兴安盟|通辽|赤峰' +
      '|锡林郭勒|乌兰察布|鄂尔多斯|巴彦淖尔|乌海|阿拉善|满洲里|二连浩特)',
    '(?:海关|银行|支行|分行|联社|公司|集团|企业|铁路局|铁局|法院|检察院|军区|大学|学院|电网)$',
    '(?:市|盟|自治州|县|旗)(?:人民政府|行政公署|政府|行署)?$',
  ].join('|'),
);
/** Only a government has these; a body led from Beijing does not. */
export const GOVERNMENT_ONLY = /[厅委办]$/;

/** Short and long forms (already without 和) of one name; all are compared as the row's first. */
const SHORT_FORMS: ReadonlyArray<readonly [short: string, ...longer: string[]]> = [
  ['环保', '环境保护'],
  ['发改委', '发展改革委'],
  ['工信', '经济信息化', '经信'],
  ['人社', '人力资源社会保障'],
  ['住建', '住房城乡建设'],
  ['国土', '国土资源'],
  ['国资委', '国有资产监管委'],
  ['国税', '国家税务'],
  ['地税', '地方税务'],
  ['煤矿安监', '煤矿安全监察'],
  ['安监', '安全监管', '安全生产监管'],
  ['食药监', '食品药品监管'],
  ['民委', '民族事务委'],
  ['金融办', '金融工作办', '金融服务办'],
  ['扶贫办', '扶贫开发办'],
  ['粮食局', '粮食行政管理局'],
  ['广电局', '广播电影电视局', '广播电视局'],
  ['工商局', '工商行政管理局'],
  ['工商联', '工商业联合会'],
  ['呼铁局', '呼浩特铁路局'],
  ['人民银行', '中国人民银行'],
];

const LONG_FORM = new RegExp(SHORT_FORMS.flatMap(([, ...longer]) => longer).join('|'));

/** A name for comparison: 委员会 as 委, 办公室 as 办, no 和, 与, 及; 监督管理 as 监管; short forms. */
export function comparable(name: string): string {
  let form = fold(name)
    .replace(/委员会$/, '委')
    .replace(/办公室$/, '办')
    .replace(/监督管理/g, '监管')
    .replace(/[和与及]/g, '');
  if (!LONG_FORM.test(form)) return form;
  for (const [short, ...longer] of SHORT_FORMS)
    for (const long of longer) form = form.replaceAll(long, short);
  return form;
}

// ---- Duties of the cover letter -----------------------------------------------------------------

/** A caption such as “二、加强政策研究。” is a heading, not an order: short, and asks nobody. */
export const CAPTION_LENGTH = 20;
/** A sentence that asks something of somebody. */
export const ASKS = /(?<![重主纲摘])要|[应须将请由每]|负责/;

/** How sentences order what; of those that match, each is a duty. */
export const DUTIES: ReadonlyArray<{ kind: DutyKind; cadence: Frequency; pattern: RegExp }> = [
  {
    kind: 'implementation_plan',
    cadence: 'once',
    pattern:
      /(?:制定|制订|编制|出台|研究提出)[^。]{0,60}?(?:实施|工作|落实|行动)(?:方案|意见|细则|计划)/g,
  },
  {
    kind: 'policy',
    cadence: 'continuous',
    pattern: /政策研究|研究[^。]{0,20}?政策|(?:衔接|争取|用好|落实)[^。]{0,200}?政策/g,
  },
  {
    kind: 'coordination',
    cadence: 'continuous',
    pattern: /综合协调|统筹协调|协调推进|跟踪(?:分析|监测|督促|调度)/g,
  },
  { kind: 'midterm', cadence: 'midterm', pattern: /中期评估(?!结果)/g },
  {
    kind: 'major_issue',
    cadence: 'promptly',
    pattern: /重[大要](?:问题|事项|情况)[^。]{0,30}?报/g,
  },
  {
    kind: 'annual',
    cadence: 'yearly',
    pattern: /(?:每年|逐年|年度)[^。]{0,60}?报/g,
  },
  { kind: 'consolidation', cadence: 'yearly', pattern: /(?:整理|汇总)[^。,;]{0,20}?报/g },
  {
    kind: 'inspection',
    cadence: 'periodic',
    pattern:
      /(?:定期|不定期|适时)[^。]{0,40}?检查|(?:人民政府|国务院)[^。]{0,40}?(?:检查|督查|考核)/g,
  },
];

// ---- Indicators ---------------------------------------------------------------------------------

/** “到2015年”, “2015年底前” */
export const BY_YEAR = /到(\d{4})年(?:底|末)?(?:前)?|(\d{4})年(?:年底|底|末)?(?:之前|以前|前)/;
/** “‘十二五’期间”, “到‘十二五’末” */
export const BY_PLAN = /"([一二三四五六七八九十]{1,4})五"(?:规划)?(?:时期末|期末|时期|期间|末)/;
/** “用三年左右时间”, “三年内” */
export const BY_TERM =
  /用([一二两三四五六七八九十\d]{1,3}年(?:左右)?)的?时间|([一二两三四五六七八九十\d]{1,3}年)之?内/;
/** “年均”: reached anew every year. */
export const EVERY_YEAR = /年均|每年|逐年/;
/** A verb that leads up to a figure. */
export const REACHES =
  /(?:达到|提高到|提高|增加到|增加|扩大到|增长|降低到|降低|下降到|下降|减少到|减少|控制在|保持在|稳定在|不低于|不少于|超过|突破|新增[\u4e00-\u9fff]{0,8}?)(?:了|约|近)?(?=\d)/g;
const UNIT =
  '%|‰|个百分点|(?:万|亿|千|百)*(?:平方公里|平方米|立方米|公里|公顷|千瓦时|千瓦|标准煤|人次|[元亩人户吨米斤套家头只倍所张项件]|个(?!方面))';
/** A figure with its unit; further ones of a list follow it (“90%和80%”). */
export const FIGURE = new RegExp(
  `(\\d{1,12}(?:\\.\\d{1,6})?)(${UNIT})(?:以上|以下|以内|左右)?`,
  'y',
);
/** Between two figures of one indicator. */
export const NEXT_FIGURE = /(?:、|,|和|及|与)/y;
/** After a deadline: what is to be done, up to the next comma. */
export const ACCOMPLISHES =
  /^[^,;。]{0,30}?(?:实现|完成|解决|建成|建立|形成|消除|普及|达到|实施|覆盖)/;

// ---- Dated steps --------------------------------------------------------------------------------

const DAY = String.raw`(?:(\d{4})年 ?)?(?:(\d{1,2})月(?:份)?(?:(\d{1,2})日|底|末)?|第?([一二三四])季度(?:底|末)?|年?(?:底|末))`;
/** Also the year alone: its last day. */
const DAY_OR_YEAR = `${DAY.slice(0, -1)}|)`;
/** “2012年底前”, “6月底前”, “4月20日之前”, “2013年第三季度末前”. */
export const BEFORE_DAY = new RegExp(`${DAY}(?:之前|以前|前)`, 'g');
/** “完成时限：2013年12月” */
export const TIME_LIMIT = new RegExp(
  String.raw`(?:完成时限|完成时间|办结时限|报送时限|时限要求) ?: ?(?=\d|[第一二三四年])${DAY_OR_YEAR}(?! ?[至到~—–\d-])`,
  'g',
);
/** Before a day: it comes back, ends a span of time, or is a horizon, or lies in no year we know. */
export const NO_SINGLE_DAY = /(?:每[年月季个半]?|逐年|各年度?|次年|翌年|明年|后年|[到至从自])$/;
/** In front of a day: this year's. */
export const THIS_YEAR = /(?:今|本|当)年?$/;
/** What is done by a day. */
export const DELIVERS =
  /完成|建成|办结|出台|印发|制定|制订|编制|发布|公布|公开|建立|启动|开工|开通|投产|竣工|投入使用|提交|反馈|报[^告道名刊]|上报|报$/;
/** What is handed in or made public by a day; a plan's last day is a horizon without it. */
export const HANDS_IN = /出台|印发|发布|公布|公开|提交|反馈|上报|报[^告道名刊]|报$/;
/** Whom one may ask. */
export const CONTACTS = /联络员|联络人|联系人/;
/** For everybody to read. */
export const PUBLISHES = /公布|公开|发布|刊登|向社会/;
/** “将联络员名单报…”: what is handed in. */
export const HANDED = /^(?:将|把)(.{2,40}?)(?:报送|上报|报|提交|反馈|送)/;
