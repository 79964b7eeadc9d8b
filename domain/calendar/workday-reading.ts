import type { CivilDate } from './civil-date.ts';

/** A day off (休), or one that is worked although it is a weekend (班). */
export type DayKind = 'off' | 'work';

/** The days that a calendar names; the others go by their weekdays. */
export type NamedDays = Readonly<Record<CivilDate, DayKind>>;

/** Why a text is no calendar. */
export type WorkdayFaultCode =
  | 'empty'
  /** Longer than any calendar is. */
  | 'too_long'
  | 'no_date'
  | 'no_such_day'
  /** It does not say whether the day is off or worked. */
  | 'no_kind'
  /** A day is said to be both. */
  | 'both'
  /** The weekday that stands beside a date is not its own: of another year, or a slip. */
  | 'weekday'
  /** So many days off are named, and another number is said. */
  | 'count'
  | 'no_year'
  /** Words of the notice that are not understood. */
  | 'unread'
  /** Of no year both the first of January and the first of October are days off. */
  | 'no_whole_year'
  /** More days off in a row than any holiday has. */
  | 'closed_long';

/** What is wrong in a line; line 0: in the whole text. */
export interface WorkdayFault {
  code: WorkdayFaultCode;
  line: number;
  text: string;
}

/** What the lines of a text say, each day once. */
export class DayCollector {
  readonly days = new Map<CivilDate, DayKind>();
  readonly faults: WorkdayFault[] = [];

  add(date: CivilDate, kind: DayKind, line: number, text: string): void {
    const known = this.days.get(date);
    if (known !== undefined && known !== kind) this.fault('both', line, text);
    else this.days.set(date, kind);
  }

  fault(code: WorkdayFaultCode, line: number, text: string): void {
    this.faults.push({ code, line, text: text.slice(0, 120) });
  }
}
