import { type CivilDate, daysBetween } from '../calendar/civil-date.ts';
import { endOfDay } from '../calendar/zoned.ts';
import { emptyTally, type Punctuality, type Tally } from './tally.ts';

/** What the statistics need of a report. */
export interface StatisticsRow {
  /** The agency that owes it. */
  agency: string;
  /** The chapter of its task; null for a report on the whole plan. */
  chapter: string | null;
  year: number;
  originalDueOn: CivilDate;
  /** With the last extension granted; the original date when none was. A return does not move it. */
  extendedDueOn: CivilDate;
  /** A report filed on time, returned and filed again is on time: by its first filing. */
  firstFiledAt: Date | null;
  returned: boolean;
  accepted: boolean;
  withdrawn: boolean;
  /** The newest filing reports no progress (无进展). */
  nil: boolean;
}

/** When, and by which zone's days, reports are judged. */
export interface AsOf {
  now: Date;
  /** IANA name. */
  zone: string;
}

/**
 * Counts reports: owed, filed on time, filed late, missing, not yet due, against the original and the
 * extended due date. No count exceeds `owed`; a withdrawn report counts only as withdrawn. The rows
 * tell the facts as of `now`; a filing after it is not yet one.
 */
export function statistics(rows: Iterable<StatisticsRow>, asOf: AsOf): Tally {
  const tally = emptyTally();
  for (const row of rows) count(tally, row, asOf);
  return tally;
}

/**
 * The same per group, in the order in which the groups first appear.
 * @param by what a row is grouped by: `(row) => row.agency`, `(row) => row.chapter` …
 */
export function statisticsBy<Row extends StatisticsRow, Key>(
  rows: Iterable<Row>,
  by: (row: Row) => Key,
  asOf: AsOf,
): Map<Key, Tally> {
  const groups = new Map<Key, Tally>();
  for (const row of rows) {
    const key = by(row);
    const tally = groups.get(key) ?? emptyTally();
    groups.set(key, tally);
    count(tally, row, asOf);
  }
  return groups;
}

function count(tally: Tally, row: StatisticsRow, asOf: AsOf): void {
  if (row.withdrawn) {
    tally.withdrawn++;
    return;
  }
  const filedAt = row.firstFiledAt && row.firstFiledAt <= asOf.now ? row.firstFiledAt : null;
  tally.owed++;
  if (daysBetween(row.originalDueOn, row.extendedDueOn) !== 0) tally.extended++;
  if (filedAt) {
    tally.filed++;
    if (row.accepted) tally.accepted++;
    if (row.nil) tally.nil++;
    if (row.returned) tally.returned++;
  }
  tally.original[judge(filedAt, row.originalDueOn, asOf)]++;
  tally.afterExtension[judge(filedAt, row.extendedDueOn, asOf)]++;
}

function judge(filedAt: Date | null, dueOn: CivilDate, asOf: AsOf): keyof Punctuality {
  const firstLate = endOfDay(dueOn, asOf.zone);
  if (filedAt) return filedAt < firstLate ? 'filedOnTime' : 'filedLate';
  return asOf.now < firstLate ? 'notYetDue' : 'missing';
}
