import { addDays, daysBetween, isCivilDate, type CivilDate } from '../calendar/civil-date.ts';
import { workdayOnOrAfter, type WorkdayCalendar } from '../calendar/workdays.ts';
import type { InspectionRefusal } from './refusal.ts';

/** Workdays after its last day until whoever carries an inspection out is asked for its conclusion. */
export const CONCLUDE_WITHIN = 10;
/** Workdays after that until the government is told that there is none. */
export const ESCALATE_AFTER = 3;

/** A span of days, both included. */
export interface DaySpan {
  from: CivilDate;
  to: CivilDate;
}

/** Why a span of days is none, or null. */
export function spanRefusal({ from, to }: DaySpan, today: CivilDate): InspectionRefusal | null {
  if (!isCivilDate(from) || !isCivilDate(to))
    return { code: 'inspection_dates', fault: 'none', date: today };
  if (daysBetween(from, to) < 0) return { code: 'inspection_dates', fault: 'order', date: from };
  return null;
}

/** Why somebody cannot come on these days, or null: the first of them is today or later. */
export function visitRefusal(span: DaySpan, today: CivilDate): InspectionRefusal | null {
  const refusal = spanRefusal(span, today);
  if (refusal) return refusal;
  return daysBetween(today, span.from) < 0
    ? { code: 'inspection_dates', fault: 'past', date: today }
    : null;
}

/** Why a rectification cannot be due on a day, or null: it is a workday after today. */
export function rectifyByRefusal(
  day: CivilDate,
  today: CivilDate,
  calendar: WorkdayCalendar,
): InspectionRefusal | null {
  const next = workdayOnOrAfter(calendar, addDays(today, 1));
  if (!isCivilDate(day)) return { code: 'rectify_by', fault: 'none', date: next };
  if (daysBetween(today, day) <= 0) return { code: 'rectify_by', fault: 'past', date: next };
  if (calendar.isWorkday(day)) return null;
  return { code: 'rectify_by', fault: 'day_off', date: workdayOnOrAfter(calendar, day) };
}
