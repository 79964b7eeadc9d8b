import type { Years } from './types.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const QUARTERS: Readonly<Record<string, number>> = {
  一: 1,
  二: 2,
  三: 3,
  四: 4,
  1: 1,
  2: 2,
  3: 3,
  4: 4,
};

const CHINESE_DAY =
  /(?:(\d{4}) ?年 ?)?(\d{1,2}) ?月(?:份)? ?(?:(\d{1,2}) ?[日号]|(上旬|中旬|下旬)|底|末)?/;
const CHINESE_QUARTER = /(?:(\d{4}) ?年 ?)?(?:第?([一二三四1-4]) ?季度|Q([1-4]))/;
const CHINESE_HALF = /(?:(\d{4}) ?年 ?)?(上|下)半年/;
const CHINESE_YEAR = /(\d{4}) ?年(?!\d)(?:年?底|年?末|全年|内)?/;
const CHINESE_YEAR_END = /^(?:于|在)?(?:今年|本年|当年)?年(?:底|末)/;
const ISO = /(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?/;
const ENGLISH_DAY = /(\d{1,2})(?:st|nd|rd|th)? (?:of )?([A-Za-z]{3,9})\.?,? (\d{4})/;
const AMERICAN_DAY = /([A-Za-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})/;
const ENGLISH_MONTH = /([A-Za-z]{3,9})\.?,? (\d{4})/;
const ENGLISH_QUARTER =
  /Q([1-4])[ ,/-]*(?:of )?(\d{4})|(\d{4})[ ,/-]*Q([1-4])|(first|second|third|fourth|1st|2nd|3rd|4th) quarter (?:of )?(\d{4})/i;
const ENGLISH_HALF = /(?:H([12])|(first|second|mid|1st|2nd)[ -](?:half )?(?:of )?)[ ,-]*(\d{4})/i;
/** “31/03/2027”; with the month first where the second number is no month. */
const DAY_FIRST = /(?<!\d)(\d{1,2})[/.](\d{1,2})[/.](\d{4})(?!\d)/;
/** “2027-2028”: the later. */
const YEARS = /(?<!\d)(?:19|20)\d{2} ?[-/] ?((?:19|20)\d{2})(?!\d)/;
const BARE_YEAR = /(?<!\d)((?:19|20)\d{2})(?!\d)/;
/** What comes back, or never ends, is no date. */
const NO_DATE = /长期|持续|常年|全年|每|逐年|ongoing|continu|annual|every|each/i;

/**
 * The last day by which a task is to be done, of the words in its column or behind its label:
 * quarters, halves and months end on their last day; a span ends with its later date. A day without
 * a year has that of a plan for one year. Null for anything that is no date (“长期坚持”).
 */
export function readDeadline(words: string, period: Years | undefined): string | null {
  const plain = words.trim();
  const parts = plain
    .split(/(?:至|到|~|～|—|–|(?<=年|月|日|\d{4} )-)/)
    .filter((part) => part !== '');
  if (parts.length > 1) {
    const last = readDay(parts.at(-1) ?? '', yearIn(parts[0] ?? '') ?? soleYear(period));
    if (last) return last;
  }
  const day = readDay(plain, soleYear(period));
  return day && !(NO_DATE.test(plain) && !/\d{1,2} ?[月日]/.test(plain) && !/\d{4}/.test(plain))
    ? day
    : null;
}

const soleYear = (period: Years | undefined): number | undefined =>
  period && period.from === period.to ? period.from : undefined;

function yearIn(words: string): number | undefined {
  const year = BARE_YEAR.exec(words);
  return year ? Number(year[1]) : undefined;
}

function readDay(words: string, year: number | undefined): string | null {
  return /[\u4e00-\u9fff]/.test(words) ? chineseDay(words, year) : englishDay(words);
}

function chineseDay(words: string, known: number | undefined): string | null {
  const day = CHINESE_DAY.exec(words);
  if (day) {
    const year = day[1] ? Number(day[1]) : known;
    const third = { 上旬: 10, 中旬: 20, 下旬: undefined }[day[4] ?? '下旬'];
    return dateOf(year, Number(day[2]), day[3] ? Number(day[3]) : third);
  }
  const quarter = CHINESE_QUARTER.exec(words);
  if (quarter) {
    const year = quarter[1] ? Number(quarter[1]) : known;
    return dateOf(year, 3 * (QUARTERS[quarter[2] ?? quarter[3] ?? ''] ?? 4), undefined);
  }
  const half = CHINESE_HALF.exec(words);
  if (half) return dateOf(half[1] ? Number(half[1]) : known, half[2] === '上' ? 6 : 12, undefined);
  const iso = ISO.exec(words);
  if (iso) return dateOf(Number(iso[1]), Number(iso[2]), iso[3] ? Number(iso[3]) : undefined);
  const year = CHINESE_YEAR.exec(words);
  if (year) return dateOf(Number(year[1]), 12, undefined);
  return CHINESE_YEAR_END.test(words) ? dateOf(known, 12, undefined) : null;
}

function englishDay(words: string): string | null {
  const years = YEARS.exec(words);
  if (years) return dateOf(Number(years[1]), 12, undefined);
  const numbers = DAY_FIRST.exec(words);
  if (numbers) {
    const [first, second, year] = numbers.slice(1).map(Number) as [number, number, number];
    return second > 12 ? dateOf(year, first, second) : dateOf(year, second, first);
  }
  const iso = ISO.exec(words);
  if (iso) return dateOf(Number(iso[1]), Number(iso[2]), iso[3] ? Number(iso[3]) : undefined);
  const day = ENGLISH_DAY.exec(words);
  if (day && monthOf(day[2])) return dateOf(Number(day[3]), monthOf(day[2]), Number(day[1]));
  const american = AMERICAN_DAY.exec(words);
  if (american && monthOf(american[1]))
    return dateOf(Number(american[3]), monthOf(american[1]), Number(american[2]));
  const quarter = ENGLISH_QUARTER.exec(words);
  if (quarter) {
    const ordinal =
      ['first', 'second', 'third', 'fourth'].indexOf((quarter[5] ?? '').toLowerCase()) + 1;
    const n = Number(quarter[1] ?? quarter[4] ?? 0) || ordinal || Number(quarter[5]?.charAt(0));
    return dateOf(Number(quarter[2] ?? quarter[3] ?? quarter[6]), 3 * n, undefined);
  }
  const half = ENGLISH_HALF.exec(words);
  if (half) {
    const isFirst = half[1] === '1' || /^(?:first|1st|mid)/i.test(half[2] ?? '');
    return dateOf(Number(half[3]), isFirst ? 6 : 12, undefined);
  }
  const month = ENGLISH_MONTH.exec(words);
  if (month && monthOf(month[1])) return dateOf(Number(month[2]), monthOf(month[1]), undefined);
  const year = BARE_YEAR.exec(words);
  return year ? dateOf(Number(year[1]), 12, undefined) : null;
}

/** 1 to 12; 0 for no month. */
export function monthOf(name: string | undefined): number {
  const short = (name ?? '').slice(0, 3).toLowerCase();
  return MONTHS.indexOf(short) + 1;
}

function dateOf(year: number | undefined, month: number, day: number | undefined): string | null {
  if (year === undefined || month < 1 || month > 12) return null;
  const last = daysIn(year, month);
  if (day !== undefined && (day < 1 || day > last)) return null;
  const two = (value: number) => String(value).padStart(2, '0');
  return `${year}-${two(month)}-${two(day ?? last)}`;
}

/** How many days a month has. */
export function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
