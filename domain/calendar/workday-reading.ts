import { showHidden } from '../plain-text/hidden.ts';
import type { CivilDate } from './civil-date.ts';

/** A day off (休), or one that is worked although it is a weekend (班). */
export type DayKind = 'off' | 'work';

/** The days that a calendar names; the others go by their weekdays. */
export type NamedDays = Readonly<Record<CivilDate, DayKind>>;

/** Why a text is no calendar. */
export type WorkdayFaultCode =
  | 'empty'
  /** Characters in it are not seen, or turn the order of what is read. */
  | 'hidden'
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
  /** The line's beginning, with marks where something is not seen. */
  text: string;
}

/** So many lines of one fault are told one by one. */
const TOLD_EACH = 3;

/** A screen of what is wrong: the first lines of each fault; at the last of them, how many more have it. */
export function faultsInShort(
  faults: readonly WorkdayFault[],
): { fault: WorkdayFault; more: number }[] {
  const byCode = new Map<WorkdayFaultCode, WorkdayFault[]>();
  for (const fault of faults) {
    const same = byCode.get(fault.code);
    if (same) same.push(fault);
    else byCode.set(fault.code, [fault]);
  }
  return [...byCode.values()].flatMap((same) =>
    same.slice(0, TOLD_EACH).map((fault, index, told) => ({
      fault,
      more: index === told.length - 1 ? same.length - told.length : 0,
    })),
  );
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
    this.faults.push({ code, line, text: showHidden(text.slice(0, 120)) });
  }
}
