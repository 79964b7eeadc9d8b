import type { DutyWords } from './catalog.ts';

/** In English. */
export const dutyWordsEn: DutyWords = {
  text: 'Each thing that the document orders, what was confirmed of it, and where it stands.',
  none: 'Nothing that is ordered was read in the document.',
  sentence: 'The document orders',
  became: 'Confirmed as',
  stands: 'Where it stands',
  others: 'Asked for beside the document',
  othersText: 'No sentence orders it: a person added it, by name and with words.',
  confirmedBy: (name) => `confirmed by ${name}`,
  addedBy: (name) => `added by ${name}`,
  ended: (at) => `ended on ${at}`,
  notLaunched: 'Takes its course from the launch on.',
  next: (cycle, opens, due) => `Next: ${cycle}, opens ${opens}, due ${due}`,
  open: (cycle, due) => `${cycle}: open, due ${due}`,
  closed: (cycle) => `${cycle}: books closed`,
  earlier: (count) => (count === 1 ? '1 earlier cycle' : `${count} earlier cycles`),
  counts: (filed, owed) => `${filed} of ${owed} filed`,
  overdue: (count) => `${count} overdue`,
  withoutClock: {
    policy: 'Every report has a section on policy; the commission puts them together.',
    coordination: 'Overview, ledger and statistics are what coordination and tracking rest on.',
    major_issue:
      'Agencies say so in their reports, under problems and under what they need; the consolidation carries it on.',
    inspection:
      'The government inspects; what is overdue or disputed stands on the overview and under disagreements.',
  },
  unconfirmed: 'Nothing was confirmed of it: no clock runs.',
  notYours: 'Of what was confirmed of it your agency owes nothing so far.',
  where: 'Who does it, and where',
  party: { agency: 'Agencies', commission: 'Commission', government: 'Government office' },
  own: {
    title: 'What the document orders',
    text: 'Each thing that the document orders, as it concerns your agency: what was confirmed of it, where your reports stand, and the pages to do it on.',
    none: 'No plan has anything to do with your agency so far.',
    counted: 'Only your agency’s reports are counted.',
  },
  rest: 'What else the letter asks for',
  restText:
    'These sentences have no date of their own; the tasks and the reports on them answer them.',
  policies: {
    title: 'National policy taken up',
    text: (cycle) => `From the accepted reports of ${cycle}.`,
    noCycle: 'No reports have opened yet.',
    named: 'Policies, and who took them up',
    policy: 'Policy',
    takenUp: 'Taken up by, and how',
    unnamed: 'No document named',
    none: 'No accepted report says anything of policy.',
    support: 'Support asked for',
    noSupport: 'No accepted report asks for support.',
    more: (count) => `${count} more`,
    whole: 'on the whole plan',
  },
};
