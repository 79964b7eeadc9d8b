import { addDays, daysBetween, weekdayOf, type CivilDate } from './civil-date.ts';
import { DayCollector } from './workday-reading.ts';
import { dayOf } from './workday-rows.ts';

/** “关于2026年部分节假日安排的通知”, else the first year that is named. */
const TITLE_YEAR = /(\d{4})年[^。\n]{0,12}节假日/;
const ANY_YEAR = /(\d{4})年/;

/** A day, with its weekday or more beside it: “2月14日（周六）”, “28日（农历除夕、周二）”. */
const DAY = /(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日(?:（([^（）]*)）|\(([^()]*)\))?/g;
const WEEKDAY = /(?:周|星期|礼拜)([日天一二三四五六])/;
const WEEKDAYS = '日一二三四五六';
const TO = /^(?:至|到|—{1,2}|–|-|~|～)$/;
const COUNT = /(?:共计?|放假|连休)(\d{1,2})天/;

/** What may stand around the days of a sentence. */
const KNOWN_WORDS =
  /^(?:放假|调休|补休|休息|上班|补班|工作|正常|照常|均|共计?|\d{1,2}天|不|与|周末|连休|公休|假期|和|及|[，,、：:；;*\s])*$/;
/** The name of the holiday, and the number of its paragraph. */
const HEAD = /^[（(]?[一二三四五六七八九十\d]{1,3}[、.．)）]\s*|^[^：:，,\d]{1,20}[：:]/;

/** No holiday is longer. */
const MOST_DAYS = 31;

/** Whether a text is the notice itself: sentences that say when is 放假 and when 上班. */
export const isWorkdayProse = (text: string): boolean =>
  /\d{1,2}日[^。\n]{0,60}(?:放假|上班)/.test(text) && !/^\s*"?\d{4}[-/.]\d/m.test(text);

/**
 * The notice's own words: “元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。” Every sentence
 * that speaks of days off or days worked is read whole or named as a fault; weekdays and numbers of days
 * that stand beside the dates must be theirs.
 */
export function readWorkdayProse(text: string): { year: number | null; collector: DayCollector } {
  const collector = new DayCollector();
  const plain = text.replace(/[０-９]/g, (digit) =>
    String.fromCharCode(digit.charCodeAt(0) - 0xfee0),
  );
  const named = TITLE_YEAR.exec(plain) ?? ANY_YEAR.exec(plain);
  if (!named) {
    collector.fault('no_year', 0, '');
    return { year: null, collector };
  }
  const year = Number(named[1]);
  for (const [index, line] of plain.split('\n').entries()) {
    for (const sentence of line.split(/[。；;]/))
      if (/放假|上班|补班/.test(sentence) && /\d日/.test(sentence))
        readSentence(withoutHeads(sentence.replaceAll(/\s/g, '')), year, index + 1, collector);
  }
  return { year, collector };
}

/** The days of a sentence, without the paragraph's number and the holiday's name before them. */
function withoutHeads(sentence: string): string {
  const [head] = HEAD.exec(sentence) ?? [];
  return head === undefined ? sentence : withoutHeads(sentence.slice(head.length));
}

/** One or several days and spans, all off or all worked; both in one sentence are read part by part. */
function readSentence(text: string, year: number, line: number, collector: DayCollector): void {
  const parts = text.split(/(?<=放假(?:调休|补休)?(?:[，,]?共?\d{1,2}天)?)[，,](?=\d)/);
  if (parts.length > 1) {
    for (const part of parts) readSentence(part, year, line, collector);
    return;
  }
  const kind = /放假/.test(text) ? 'off' : 'work';
  if (kind === 'off' && /上班|补班/.test(text)) return collector.fault('unread', line, text);
  const days: { date: CivilDate; after: string }[] = [];
  let [ofYear, ofMonth] = [year, 0];
  let end = 0;
  let around = '';
  for (const found of text.matchAll(DAY)) {
    const between = text.slice(end, found.index);
    end = found.index + found[0].length;
    if (found[1] !== undefined) ofYear = Number(found[1]);
    const month = found[2] === undefined ? ofMonth : Number(found[2]);
    // From December into January without a word of the year.
    if (TO.test(between) && month < ofMonth && found[1] === undefined) ofYear++;
    ofMonth = month;
    const date = dayOf(ofYear, month, Number(found[3]));
    if (date === null) return collector.fault('no_such_day', line, text);
    const weekday = WEEKDAY.exec(found[4] ?? found[5] ?? '')?.[1];
    if (weekday !== undefined && WEEKDAYS.indexOf(weekday.replace('天', '日')) !== weekdayOf(date))
      return collector.fault('weekday', line, text);
    days.push({ date, after: between });
    if (!TO.test(between)) around += between;
  }
  if (!KNOWN_WORDS.test(around + text.slice(end))) return collector.fault('unread', line, text);
  const dates = new Set<CivilDate>();
  for (const [index, { date, after }] of days.entries()) {
    const first = TO.test(after) ? days[index - 1]?.date : undefined;
    const span = first === undefined ? 0 : daysBetween(first, date);
    if (span < 0 || span >= MOST_DAYS) return collector.fault('closed_long', line, text);
    for (let back = 0; back <= span; back++) dates.add(addDays(date, -back));
  }
  const said = COUNT.exec(text)?.[1];
  if (kind === 'off' && said !== undefined && Number(said) !== dates.size)
    return collector.fault('count', line, text);
  for (const date of dates) collector.add(date, kind, line, text);
}
