import type { StatisticsWords } from './catalog.ts';

/** What the English page of statistics says. */
export const statisticsWordsEn: StatisticsWords = {
  title: 'Statistics',
  rule: 'Owed = on time + late + due, not filed + still open + left. A report counts by its first filing that stands: a return makes none late, and what was taken back never was one. Left means before anything was filed; what left later counts by its filing. What is overdue now is another question, which the ledger answers.',
  by: { agencies: 'By agency', chapters: 'By chapter', kinds: 'By kind', cycles: 'By cycle' },
  owed: 'Owed',
  left: 'Left',
  column: {
    filedOnTime: 'On time',
    filedLate: 'Late',
    missing: 'Due, not filed',
    notYetDue: 'Still open',
  },
  original: 'Against the original date',
  extended: 'Against the extended date',
  filings: 'Of what was filed',
  total: 'Total',
  none: 'Nothing is owed yet.',
  download: 'Download as CSV',
  file: 'statistics',
  group: 'Grouped',
  name: 'Name',
  changes: 'How the roster changed',
  changesNote:
    'What joined, left or passed to another agency after its cycle opened, each with why.',
  noChanges: 'Nothing joined, left or passed to another agency.',
  what: { joined: 'Joined', left: 'Left', passed: 'Passed on' },
  to: 'Passed to',
  cause: {
    transfer: 'Duties passed to another agency',
    merged: 'Agencies merged',
    renamed: 'Agency renamed',
    split: 'Agency split',
    dropped: 'Not pursued any further',
    completed: 'Task completed',
    ended: 'No longer to be reported',
    obligation_ended: 'No longer to be reported',
    issue_withdrawn: 'Withdrawn by its agency',
    issue_merged: 'Handled with another one',
    reopen: 'Opened again',
  },
};
