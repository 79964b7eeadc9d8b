import { daysIn, monthOf } from './deadlines.ts';
import { DIGIT, MONTH, QUARTER, TIME, YEAR, signsIn } from './signs.ts';
import type { Frequency } from './types.ts';

/** When a clause of a sentence asks: how often, and by which day where it names one. */
export interface When {
  readonly cadence: Frequency;
  readonly due: string | undefined;
  /** Offsets of the words that say so. */
  readonly from: number;
  readonly to: number;
  /** A date of its own, not only how often. */
  readonly isDated: boolean;
}

const N = '(?:\\d{1,2}|[一二三四五六七八九十]{1,3})';
const BEFORE = '(?:之前|以前|前|内|以内|之内)?';
const DAY = `(\\d{1,2}) ?[日号](?:${BEFORE})`;

const MONTHLY = new RegExp(
  `每个?月(?:份)?(?:的)?(?:${DAY}|(?:月)?(?:底|末|初)${BEFORE})?|按月|逐月|月度|次月 ?${DAY}|月报制度`,
);
const QUARTERLY = new RegExp(
  `每个?季度?(?:首月|首个月|第一个月|末月|最后一个月|最后1个月|第三个月|末|底|初|结束后|后|终了后)?(?:的)?(?:首月|下月|次月)?(?:的)?(?:${DAY}|(\\d{1,2})(?:个)?(?:工作)?(?:日|天)(?:之|以)?内)?${BEFORE}|按季度?(?!节)|逐季度?|季度(?:末|首|结束)`,
);
const HALF =
  /每半年度?(?:末|底|结束后|后)?|半年(?:一次|度)|每年上、?下半年|按半年|上半年和下半年|上、下半年/;
const YEARLY = /每年度?|逐年(?=[^提降增减扩])|按年度?|每个?年度|(?:各|每一)年度/;
const WEEKLY = /每周|按周|每星期|每旬|按旬/;
const DATE =
  /(?:(\d{4}) ?年 ?)?(?:(?:次|翌|当|今|本|同|第二)年(?:的)? ?)?(?<!\d)(\d{1,2}) ?月(?:份)? ?(?:(\d{1,2}) ?[日号]|底|末|中旬|上旬|下旬)?(?:之前|以前|前|内|以内)?/g;
const MARKED = /(?:前|内|底|末|日|号|旬)$/;
const YEAR_END = /(?:(\d{4}) ?年|(?:今|本|当)?年)?(?:年)?(?:底|末|终)(?:之前|以前|前)?/;
const LENGTH = `(?:${N}) ?(?:个)?(?:工作)?(?:日|天|个?月|周)(?:之|以)?内`;
const RELATIVE = new RegExp(
  `(?:印发|发布|下发|发文|实施|施行|成文|公布|文件)(?:之|后|之日)?(?:日)?(?:起|后)?(?:的)?${LENGTH}|(?:自|在)[^,。;]{0,20}?(?:之日起|起)${LENGTH}|(?:在|于)${LENGTH}`,
);
const QUARTER_END = /(?:(\d{4}) ?年 ?)?第?([一二三四]) ?季度(?:末|底)?(?:之前|以前|前)/;
/** “每年安排”, “年度” alone: no calendar of reports. */
export const VAGUE = /定期|不定期|适时|及时|随时|常态化|经常|动态/;

/** When a (folded) clause asks, if it does. */
export function whenOf(clause: string): When | undefined {
  const signs = signsIn(clause);
  if ((signs & (YEAR | MONTH | QUARTER | TIME)) === 0) return undefined;
  const dates = signs & MONTH && signs & DIGIT ? datesIn(clause) : [];
  for (const [cadence, sign, pattern] of RHYTHMS) {
    const match = signs & sign ? pattern.exec(clause) : null;
    if (match) return recurring(clause, cadence, match, dates);
  }
  const yearly = signs & YEAR ? YEARLY.exec(clause) : null;
  if (yearly) {
    const cadence = CADENCE_OF_DATES[dates.length] ?? 'yearly';
    return recurring(clause, cadence, yearly, dates);
  }
  return once(clause, signs, dates);
}

/** In the order in which they are tried, each with the character that all its words hold. */
const RHYTHMS: ReadonlyArray<readonly [Frequency, sign: number, RegExp]> = [
  ['weekly', TIME, WEEKLY],
  ['monthly', MONTH, MONTHLY],
  ['quarterly', QUARTER, QUARTERLY],
  ['half-yearly', YEAR, HALF],
];

/** Two dates a year are a half-yearly rhythm, four a quarterly one. */
const CADENCE_OF_DATES: Readonly<Record<number, Frequency>> = { 2: 'half-yearly', 4: 'quarterly' };

interface DateWords {
  readonly due: string | undefined;
  readonly from: number;
  readonly to: number;
  readonly isMarked: boolean;
}

function datesIn(clause: string): DateWords[] {
  return [...clause.matchAll(DATE)].flatMap((match): DateWords[] => {
    const before = clause.slice(Math.max(0, match.index - 4), match.index);
    // “到6月底” sets a target; “自4月起”, “1月至3月” a span.
    if (
      /[到至自从]$/.test(before) ||
      /^(?:起|至|到|-|—|~)/.test(clause.slice(match.index + match[0].length))
    )
      return [];
    const [, year, month = '', day] = match;
    return [
      {
        due: dueOf(year, Number(month), day === undefined ? undefined : Number(day), match[0]),
        from: match.index,
        to: match.index + match[0].length,
        isMarked: MARKED.test(match[0]),
      },
    ];
  });
}

function dueOf(
  year: string | undefined,
  month: number,
  day: number | undefined,
  words: string,
): string | undefined {
  if (month < 1 || month > 12 || /旬/.test(words)) return undefined;
  const last = daysIn(year ? Number(year) : 2027, month);
  if (day !== undefined && (day < 1 || day > Math.max(last, month === 2 ? 29 : last)))
    return undefined;
  const two = (value: number) => String(value).padStart(2, '0');
  return `${year ? `${year}-` : ''}${two(month)}-${two(day ?? last)}`;
}

function recurring(
  clause: string,
  cadence: Frequency,
  match: RegExpExecArray,
  dates: readonly DateWords[],
): When {
  const to = Math.max(match.index + match[0].length, ...dates.map((date) => date.to));
  const isYearly =
    cadence === 'yearly' ||
    cadence === 'half-yearly' ||
    (cadence === 'quarterly' && dates.length > 1);
  const day = match.slice(1).find((group) => group !== undefined);
  const due = isYearly && dates.length > 0 ? joined(dates) : (day ?? dayIn(clause, match));
  return { cadence, due, from: match.index, to, isDated: due !== undefined || dates.length > 0 };
}

function joined(dates: readonly DateWords[]): string | undefined {
  const dues = dates.map(({ due }) => due);
  return dues.includes(undefined) ? undefined : dues.join(',');
}

/** “每季度首月的5日前”, “每月月底前”: the day right after the words of the rhythm. */
function dayIn(clause: string, match: RegExpExecArray): string | undefined {
  const after = clause.slice(match.index + match[0].length, match.index + match[0].length + 12);
  return /^(?:的|末月|首月|次月|结束后|后)?(\d{1,2}) ?(?:日|号|个工作日|天)/.exec(after)?.[1];
}

function once(clause: string, signs: number, dates: readonly DateWords[]): When | undefined {
  const marked = dates.filter(({ isMarked }) => isMarked);
  const [first] = marked;
  if (first) {
    const due = joined(marked);
    const to = Math.max(...marked.map((date) => date.to));
    const cadence = marked.length === 2 && isHalfYear(marked) ? 'half-yearly' : 'once';
    return {
      cadence,
      due: marked.length > 1 && cadence === 'once' ? undefined : due,
      from: first.from,
      to,
      isDated: true,
    };
  }
  const end = signs & TIME ? YEAR_END.exec(clause) : null;
  if (
    end &&
    /年|前/.test(end[0]) &&
    !/[到至]$/.test(clause.slice(0, end.index)) &&
    /年?(?:底|末|终)/.test(end[0])
  ) {
    const due = end[1] ? `${end[1]}-12-31` : '12-31';
    return { cadence: 'once', due, from: end.index, to: end.index + end[0].length, isDated: true };
  }
  const quarter = signs & QUARTER ? QUARTER_END.exec(clause) : null;
  if (quarter && !/[到至]$/.test(clause.slice(0, quarter.index))) {
    const month = 3 * ('一二三四'.indexOf(quarter[2] ?? '四') + 1);
    const to = quarter.index + quarter[0].length;
    const due = dueOf(quarter[1], month, undefined, '');
    return { cadence: 'once', due, from: quarter.index, to, isDated: true };
  }
  const relative = signs & TIME ? RELATIVE.exec(clause) : null;
  if (!relative) return undefined;
  return {
    cadence: 'once',
    due: undefined,
    from: relative.index,
    to: relative.index + relative[0].length,
    isDated: true,
  };
}

/** Two days of one year half a year apart. */
function isHalfYear(dates: readonly DateWords[]): boolean {
  const months = dates.map(({ due }) => Number(due?.split('-').at(-2)));
  const [a = 0, b = 0] = months;
  return (
    Math.abs(a - b) >= 5 &&
    Math.abs(a - b) <= 7 &&
    dates.every(({ due }) => due && due.length === 5)
  );
}

// ---- English -------------------------------------------------------------------------------------

const ENGLISH: ReadonlyArray<readonly [Frequency, RegExp]> = [
  [
    'half-yearly',
    /\b(?:every six months|every 6 months|twice a year|twice yearly|half-yearly|bi-?annually|semi-?annually|semi-?annual)\b/i,
  ],
  [
    'quarterly',
    /\b(?:every three months|every 3 months|quarterly|(?:each|every|of the|per) quarter)\b/i,
  ],
  ['monthly', /\b(?:monthly|(?:each|every|per) month)\b/i],
  ['weekly', /\b(?:weekly|(?:each|every) week)\b/i],
  [
    'yearly',
    /\b(?:annually|annual(?= (?:report|progress|update|statement|summary|review))|yearly|(?:each|every|per) year|once a year)\b/i,
  ],
];
const MONTH_NAME =
  '(January|February|March|April|May|June|July|August|September|October|November|December)';
const ENGLISH_DATE = new RegExp(
  `(?:(\\d{1,2})(?:st|nd|rd|th)?(?: of)? ${MONTH_NAME}|${MONTH_NAME} (\\d{1,2})(?!\\d)(?:st|nd|rd|th)?|(?:the )?end of ${MONTH_NAME}|${MONTH_NAME}(?= \\d{4}))(?:,? (\\d{4}))?`,
  'g',
);
const DAY_OF_MONTH = /\b(?:by|before) the (\d{1,2})(?:st|nd|rd|th)(?: day)? of (?:each|every|the)/i;
const WITHIN = /\bwithin (?:\d{1,3}|[a-z]+) (?:working |calendar )?(?:days|weeks|months)\b/i;
const AFTER_PERIOD = /\bwithin (\d{1,2}) (?:working )?days (?:of|after) (?:the )?end of/i;

/** As `whenOf`, for an English sentence. */
export function englishWhen(sentence: string): When | undefined {
  const dates = [...sentence.matchAll(ENGLISH_DATE)].map((match) => {
    const [, day1, month1, month2, day2, month3, month4, year] = match;
    const day = day1 ?? day2;
    const month = monthOf(month1 ?? month2 ?? month3 ?? month4);
    return {
      due: dueOf(year, month, day === undefined ? undefined : Number(day), ''),
      from: match.index,
      to: match.index + match[0].length,
      isMarked: true,
    };
  });
  for (const [cadence, pattern] of ENGLISH) {
    const match = pattern.exec(sentence);
    if (!match) continue;
    const day = (DAY_OF_MONTH.exec(sentence) ?? AFTER_PERIOD.exec(sentence))?.[1];
    const due = day ?? (dates.length > 0 ? joined(dates) : undefined);
    const rhythm = cadence === 'yearly' ? (CADENCE_OF_DATES[dates.length] ?? cadence) : cadence;
    return {
      cadence: rhythm,
      due,
      from: match.index,
      to: match.index + match[0].length,
      isDated: due !== undefined,
    };
  }
  const [first] = dates;
  if (first) {
    const cadence = dates.length === 2 && isHalfYear(dates) ? 'half-yearly' : 'once';
    const due = dates.length > 1 && cadence === 'once' ? undefined : joined(dates);
    return { cadence, due, from: first.from, to: first.to, isDated: true };
  }
  const within = WITHIN.exec(sentence);
  if (!within) return undefined;
  return {
    cadence: 'once',
    due: undefined,
    from: within.index,
    to: within.index + within[0].length,
    isDated: true,
  };
}
