import { addDays, civilDate, lastDayOfMonth, type CivilDate } from './civil-date.ts';
import { type WorkdayCalendar, workdayOnOrBefore } from './workdays.ts';

/** How often something is reported. */
export type Cadence = 'year' | 'half-year' | 'quarter' | 'month';

/** A year, half-year, quarter or month, with its first and its last day. */
export interface Period {
  /** `2026`, `2026H1`, `2026Q3`, `2026-05`. */
  name: string;
  cadence: Cadence;
  first: CivilDate;
  last: CivilDate;
}

const MONTHS: Record<Cadence, number> = { year: 12, 'half-year': 6, quarter: 3, month: 1 };
const NAME = /^(\d{4})(?:H([12])|Q([1-4])|-(0[1-9]|1[0-2]))?$/;

/**
 * All periods of a cadence, in order, from the first of `fromYear` to the last of `toYear`; none when
 * `toYear` is the earlier. `periodsOf('quarter', 2026, 2026)` are 2026Q1 to 2026Q4.
 * @throws RangeError when one of them is no year from 0 to 9999.
 */
export function periodsOf(cadence: Cadence, fromYear: number, toYear: number): Period[] {
  for (const year of [fromYear, toYear]) civilDate(year, 1, 1);
  const count = Math.max(0, toYear - fromYear + 1) * perYear(cadence);
  return Array.from({ length: count }, (_, index) => nth(cadence, fromYear, index));
}

/**
 * The period of a name: `periodNamed('2026-02')` is the month up to 2026-02-28.
 * @throws RangeError for what names none (`2026Q5`, `2026-2`, `once`).
 */
export function periodNamed(name: string): Period {
  const [, year, half, quarter, month] = NAME.exec(name) ?? [];
  if (year === undefined) throw new RangeError(`not a period: ${JSON.stringify(name)}`);
  if (half !== undefined) return nth('half-year', Number(year), Number(half) - 1);
  if (quarter !== undefined) return nth('quarter', Number(year), Number(quarter) - 1);
  if (month !== undefined) return nth('month', Number(year), Number(month) - 1);
  return nth('year', Number(year), 0);
}

/** The next period of the same cadence: 2027Q1 after 2026Q4. Throws RangeError past the year 9999. */
export function periodAfter({ cadence, last }: Period): Period {
  const first = addDays(last, 1);
  const [year, month] = first.split('-').map(Number);
  return nth(cadence, year!, (month! - 1) / MONTHS[cadence]);
}

/**
 * The last workday of the period: 2022-12-30 for 2022, whose last day is a Saturday.
 * @throws RangeError when no day of it is worked.
 */
export function lastWorkdayOf({ name, first, last }: Period, calendar: WorkdayCalendar): CivilDate {
  const day = workdayOnOrBefore(calendar, last);
  if (day < first) throw new RangeError(`the calendar has no workday in ${name}`);
  return day;
}

/** The period `index` places after the first one of a year. */
function nth(cadence: Cadence, fromYear: number, index: number): Period {
  const year = fromYear + Math.floor(index / perYear(cadence));
  const place = index % perYear(cadence);
  const firstMonth = place * MONTHS[cadence] + 1;
  return {
    name: nameOf(cadence, year, place + 1),
    cadence,
    first: civilDate(year, firstMonth, 1),
    last: lastDayOfMonth(year, firstMonth + MONTHS[cadence] - 1),
  };
}

function nameOf(cadence: Cadence, year: number, place: number): string {
  const digits = String(year).padStart(4, '0');
  switch (cadence) {
    case 'year':
      return digits;
    case 'half-year':
      return `${digits}H${place}`;
    case 'quarter':
      return `${digits}Q${place}`;
    case 'month':
      return `${digits}-${String(place).padStart(2, '0')}`;
  }
}

const perYear = (cadence: Cadence) => 12 / MONTHS[cadence];
