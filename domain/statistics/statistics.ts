import {
  filingsOf,
  isLeft,
  isOverdue,
  outcomeOf,
  type AsOf,
  type CountedFacts,
  type FiledFacts,
} from './counting-rule.ts';
import { emptyTally, type Tally } from './tally.ts';

/** What the statistics need of a report. */
export interface StatisticsRow extends CountedFacts, FiledFacts {
  /** The agency that owes it. */
  agency: string;
  /** The chapter of its task; null for a report on the whole plan. */
  chapter: string | null;
  /** How many reports it stands for that are counted alike; left out: one. Of a correction it is negative. */
  n?: number;
}

/**
 * Counts reports: owed, filed on time, filed late, missing, not yet due, against the original and the
 * moved due date. No count exceeds `owed`; a report that left the roster before it was filed counts only as left.
 * @param rows the facts as they stand at `asOf.now`.
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
  const { n = 1 } = row;
  if (isLeft(row)) {
    tally.left += n;
    return;
  }
  tally.owed += n;
  if (row.movedDueOn !== row.originalDueOn) tally.rescheduled += n;
  if (row.firstFiledAt) {
    tally.filed += n;
    if (row.stage === 'accepted') tally.accepted += n;
    for (const filing of filingsOf(row)) tally[filing] += n;
    if (row.returnedAt) tally.returned += n;
  }
  if (isOverdue(row, asOf.now)) tally.overdue += n;
  tally.original[outcomeOf(row, row.originalDueOn, asOf)] += n;
  tally.moved[outcomeOf(row, row.movedDueOn, asOf)] += n;
}
