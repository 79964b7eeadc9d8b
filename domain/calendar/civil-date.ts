/** A calendar day `YYYY-MM-DD`, without a zone. */
export type CivilDate = string;

const DAY_MS = 86_400_000;
const LEAP_YEAR = 2028;
const SHAPE = /^\d{4}-\d{2}-\d{2}$/;

/**
 * The text as a calendar day.
 * @throws RangeError when it is not `YYYY-MM-DD` or no such day exists (2027-02-30).
 */
export function assertCivilDate(text: string): CivilDate {
  dayNumber(text);
  return text;
}

/** The calendar day `days` later (earlier when negative). Throws RangeError past the year 9999. */
export function addDays(date: CivilDate, days: number): CivilDate {
  return civilDateOfDayNumber(dayNumber(date) + days);
}

/** How many days `to` lies after `from`; negative when it lies before. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** The later of two calendar days. */
export function laterOf(a: CivilDate, b: CivilDate): CivilDate {
  return daysBetween(a, b) > 0 ? b : a;
}

/** Day of the week: 0 = Sunday … 6 = Saturday. */
export function weekdayOf(date: CivilDate): number {
  return (((dayNumber(date) + 4) % 7) + 7) % 7; // 1970-01-01 was a Thursday
}

/** Saturday or Sunday. */
export function isWeekend(date: CivilDate): boolean {
  return weekdayOf(date) === 0 || weekdayOf(date) === 6;
}

/** The year of a calendar day. */
export function yearOf(date: CivilDate): number {
  return Number(date.slice(0, 4));
}

/** A calendar day from its parts; month 1–12. Throws RangeError when there is no such day. */
export function civilDate(year: number, month: number, day: number): CivilDate {
  const pad = (value: number, width: number) => String(value).padStart(width, '0');
  return assertCivilDate(`${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`);
}

/** The last day of a month 1–12. */
export function lastDayOfMonth(year: number, month: number): CivilDate {
  // Not the day before the next month: there is none after December 9999.
  return month === 12 ? civilDate(year, 12, 31) : addDays(civilDate(year, month + 1, 1), -1);
}

/** Whether the text is a day `YYYY-MM-DD` that exists. */
export function isCivilDate(text: string): boolean {
  try {
    assertCivilDate(text);
    return true;
  } catch {
    return false;
  }
}

/** Whether the text is a day `MM-DD` that some year has: 02-29 is one, 02-30 and 2-28 are none. */
export function isMonthDay(text: string): boolean {
  return isCivilDate(`${LEAP_YEAR}-${text}`);
}

/** Days since 1970-01-01: arithmetic on days needs no zone, so UTC stands in for all of them. */
function dayNumber(date: CivilDate): number {
  if (!SHAPE.test(date)) throw new RangeError(`not a date YYYY-MM-DD: ${JSON.stringify(date)}`);
  const ms = Date.parse(`${date}T00:00:00Z`);
  // Date.parse accepts 2027-02-30 and rolls over: only a true day comes back as it went in.
  if (Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== date)
    throw new RangeError(`no such day: ${date}`);
  return ms / DAY_MS;
}

function civilDateOfDayNumber(days: number): CivilDate {
  const instant = new Date(days * DAY_MS);
  const year = instant.getUTCFullYear(); // NaN beyond what a Date can hold
  if (!Number.isInteger(days) || !(year >= 0 && year <= 9999))
    throw new RangeError(`no such day: ${days} days after 1970-01-01`);
  return instant.toISOString().slice(0, 10);
}
