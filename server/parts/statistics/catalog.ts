import type { RosterChange } from '../../../ledger/read/desk/roster-changes.ts';

/** The ways in which the statistics are grouped. */
export type StatisticsGroup = 'agencies' | 'chapters' | 'kinds' | 'cycles';

/** The columns of one date; both dates have them. */
export type StatisticsColumn = 'filedOnTime' | 'filedLate' | 'missing' | 'notYetDue';

/** What the page of statistics says. */
export interface StatisticsWords {
  title: string;
  /** How it is counted. */
  rule: string;
  by: Record<StatisticsGroup, string>;
  owed: string;
  left: string;
  column: Record<StatisticsColumn, string>;
  original: string;
  extended: string;
  /** Over what is counted apart of filings. */
  filings: string;
  total: string;
  none: string;
  download: string;
  file: string;
  group: string;
  name: string;
  changes: string;
  changesNote: string;
  noChanges: string;
  what: Record<RosterChange['what'], string>;
  to: string;
  /** A cause that is known by its name; another is shown as it stands. */
  cause: Readonly<Record<string, string>>;
}
