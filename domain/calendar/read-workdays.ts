import { addDays, civilDate, isWeekend, yearOf, type CivilDate } from './civil-date.ts';
import { hiddenIn } from '../plain-text/hidden.ts';
import { isWorkdayProse, readWorkdayProse } from './workday-prose.ts';
import type { DayCollector, NamedDays, WorkdayFault } from './workday-reading.ts';
import { readWorkdayEvents, readWorkdayRows } from './workday-rows.ts';

/** A calendar that was read. */
export interface WorkdayReading {
  /** The years that it tells whole; days of other years are theirs beside what is known of them. */
  years: number[];
  days: NamedDays;
}

/** A calendar, or everything that is wrong with the text, line by line. */
export type WorkdayOutcome =
  { ok: true; reading: WorkdayReading } | { ok: false; faults: WorkdayFault[] };

/** Longer than the notices of twenty years. */
const MOST_CHARACTERS = 200_000;
/** So many places of what is not seen are looked for. */
const MOST_HIDDEN = 1_000;
/** More days off in a row than any holiday has had. */
const MOST_CLOSED = 20;

/**
 * Reads the published holidays and swapped workdays: rows `2027-01-01,休`, a calendar file (.ics), or the
 * notice's own sentences. All of it, or nothing with what is wrong.
 */
export function readWorkdays(text: string): WorkdayOutcome {
  const whole = (code: WorkdayFault['code']): WorkdayOutcome => ({
    ok: false,
    faults: [{ code, line: 0, text: '' }],
  });
  if (text.trim() === '') return whole('empty');
  if (text.length > MOST_CHARACTERS) return whole('too_long');
  const hidden = hiddenIn(text.replace(/^\ufeff/, ''), MOST_HIDDEN);
  if (hidden.length > 0)
    return {
      ok: false,
      faults: hidden.map(({ line, around }) => ({ code: 'hidden', line, text: around })),
    };
  const { collector, year } = collected(text.replaceAll('\r\n', '\n').replaceAll('\r', '\n'));
  if (collector.faults.length > 0) return { ok: false, faults: collector.faults };
  const { days } = collector;
  const isOff = (date: CivilDate) => days.get(date) === 'off';
  const isWhole = (each: number) => isOff(civilDate(each, 1, 1)) && isOff(civilDate(each, 10, 1));
  const named = [...new Set([...days.keys()].map(yearOf))].toSorted((a, b) => a - b);
  const years = named.filter((each) => isWhole(each) && (year === null || each === year));
  if (years.length === 0) return whole('no_whole_year');
  if (longestClosure(days) > MOST_CLOSED) return whole('closed_long');
  return {
    ok: true,
    reading: {
      years,
      days: Object.fromEntries([...days].toSorted(([a], [b]) => (a < b ? -1 : 1))),
    },
  };
}

function collected(text: string): { collector: DayCollector; year: number | null } {
  const lines = text.replace(/^\uFEFF/, '').split('\n');
  if (/^BEGIN:VCALENDAR/m.test(text)) return { collector: readWorkdayEvents(lines), year: null };
  if (isWorkdayProse(text)) return readWorkdayProse(text);
  return { collector: readWorkdayRows(lines), year: null };
}

/** The most days in a row that are off, by name or as a weekend; no more are counted than are too many. */
function longestClosure(days: DayCollector['days']): number {
  const isClosed = (date: CivilDate) => (days.get(date) ?? weekend(date)) === 'off';
  const run = (date: CivilDate, step: 1 | -1): number => {
    let count = 0;
    while (count <= MOST_CLOSED && isClosed(addDays(date, step * (count + 1)))) count++;
    return count;
  };
  const off = [...days.keys()].filter(isClosed);
  return Math.max(0, ...off.map((date) => run(date, -1) + 1 + run(date, 1)));
}

const weekend = (date: CivilDate): 'off' | 'work' => (isWeekend(date) ? 'off' : 'work');
