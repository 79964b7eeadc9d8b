import { addDays, civilDate, type CivilDate } from './civil-date.ts';
import { DayCollector, type DayKind } from './workday-reading.ts';

const DATE = /^"?(\d{4})(?:-|\/|\.|年)(\d{1,2})(?:-|\/|\.|月)(\d{1,2})日?"?/;
const OFF = /^(?:休|放假|假|休息|假日|节假日|off|holiday)$/i;
const WORK = /^(?:班|上班|补班|工作|工作日|work|workday)$/i;
const SEPARATORS = /[\s,，;；、|"]+/;

/** Rows of a table: a date, then 休 or 班, then whatever else; a first line without a date names columns. */
export function readWorkdayRows(lines: readonly string[]): DayCollector {
  const collector = new DayCollector();
  const isHead = (line: string) => !/\d/.test(line);
  const first = lines.findIndex((line) => line.trim() !== '');
  for (const [index, full] of lines.entries()) {
    const line = full.trim();
    if (line === '' || line.startsWith('#') || (index === first && isHead(line))) continue;
    const found = DATE.exec(line);
    if (!found) {
      collector.fault('no_date', index + 1, line);
      continue;
    }
    const date = dayOf(Number(found[1]), Number(found[2]), Number(found[3]));
    const words = line.slice(found[0].length).split(SEPARATORS).filter(Boolean);
    const kind = kindOf(words);
    if (date === null) collector.fault('no_such_day', index + 1, line);
    else if (kind === null) collector.fault('no_kind', index + 1, line);
    else collector.add(date, kind, index + 1, line);
  }
  return collector;
}

/** The first word that says it. */
function kindOf(words: readonly string[]): DayKind | null {
  const said = words.find((word) => OFF.test(word) || WORK.test(word));
  if (said === undefined) return null;
  return OFF.test(said) ? 'off' : 'work';
}

/** Years that a calendar may be of: since there have been such notices, and as far as anybody plans. */
const YEARS = { from: 1949, to: 2099 };

/** The day, or null where there is none. */
export function dayOf(year: number, month: number, day: number): CivilDate | null {
  if (year < YEARS.from || year > YEARS.to) return null;
  try {
    return civilDate(year, month, day);
  } catch {
    return null;
  }
}

/** No event of a holiday is longer. */
const MOST_DAYS = 31;

/** Events of a calendar file (.ics): whole days whose title says 休, 假 or 班. */
export function readWorkdayEvents(lines: readonly string[]): DayCollector {
  const collector = new DayCollector();
  let event: VEvent | null = null;
  for (const [index, line] of unfolded(lines).entries()) {
    const [, name = '', value = ''] = /^([A-Z-]+)(?:;[^:]*)?:(.*)$/i.exec(line.text) ?? [];
    const property = name.toUpperCase();
    if (property === 'BEGIN' && value.trim() === 'VEVENT')
      event = { start: '', end: '', title: '', line: index + 1 };
    else if (event && property === 'DTSTART')
      Object.assign(event, { start: value, line: line.number });
    else if (event && property === 'DTEND') event.end = value;
    else if (event && property === 'SUMMARY') event.title = value;
    else if (event && property === 'END' && value.trim() === 'VEVENT') {
      addEvent(collector, event);
      event = null;
    }
  }
  return collector;
}

interface VEvent {
  start: string;
  end: string;
  title: string;
  line: number;
}

function addEvent(collector: DayCollector, { start, end, title, line }: VEvent): void {
  const text = `${start} ${title}`;
  const day = (value: string) => {
    const [, year, month, date] = /^(\d{4})(\d{2})(\d{2})/.exec(value) ?? [];
    return year === undefined ? null : dayOf(Number(year), Number(month), Number(date));
  };
  const first = day(start);
  // Its end is the day after; left out, it is one day.
  const after = day(end) ?? (first && addDays(first, 1));
  const kind = /班|work/i.test(title) ? 'work' : /休|假|off|holiday/i.test(title) ? 'off' : null;
  if (first === null || after === null) return collector.fault('no_such_day', line, text);
  if (kind === null) return collector.fault('no_kind', line, text);
  let date = first;
  for (let count = 0; date < after || count === 0; date = addDays(date, 1), count++) {
    if (count === MOST_DAYS) return collector.fault('closed_long', line, text);
    collector.add(date, kind, line, text);
  }
}

/** A line that begins with a space goes on with the one before. */
function unfolded(lines: readonly string[]): { text: string; number: number }[] {
  const whole: { text: string; number: number }[] = [];
  for (const [index, line] of lines.entries()) {
    const last = whole.at(-1);
    if (/^[ \t]/.test(line) && last) last.text += line.slice(1);
    else whole.push({ text: line, number: index + 1 });
  }
  return whole;
}
