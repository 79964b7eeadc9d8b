import { assertCivilDate, type CivilDate } from '../calendar/civil-date.ts';

/** A day, or a day with its wall time, as the words of either language write it. */
export interface WrittenDay {
  day: CivilDate;
  /** `09:00`; null where only the day is written. */
  time: string | null;
}

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
const ZH = /^(\d{4})年(\d{1,2})月(\d{1,2})日(?:（星期[日一二三四五六]）)?(?: (\d{2}:\d{2}))?$/;
const EN =
  /^(?:(?:Sun|Mon|Tue|Wed|Thu|Fri|Sat) )?(\d{1,2}) ([A-Z][a-z]{2}) (\d{4})(?: (\d{2}:\d{2}))?$/;

/**
 * The inverse of `Words.shortDate`, `date` and `instant`: what a page writes as a day is a day again where it is
 * taken away as a table. Null: the text is something else, or says more.
 */
export function readDay(text: string): WrittenDay | null {
  const zh = ZH.exec(text);
  if (zh) return dayOf(zh[1], Number(zh[2]), Number(zh[3]), zh[4]);
  const en = EN.exec(text);
  return en && dayOf(en[3], MONTHS.indexOf(en[2] ?? '') + 1, Number(en[1]), en[4]);
}

function dayOf(year = '', month: number, day: number, time: string | undefined): WrittenDay | null {
  const two = (value: number) => String(value).padStart(2, '0');
  try {
    return { day: assertCivilDate(`${year}-${two(month)}-${two(day)}`), time: time ?? null };
  } catch {
    return null;
  }
}
