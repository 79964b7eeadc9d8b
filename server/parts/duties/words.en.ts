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
    policy: 'Every report has a section on policy; they are put together here:',
    coordination: 'Overview, ledger and statistics are what coordination and tracking rest on.',
    major_issue:
      'Agencies say so in their reports, under problems and under what they need; the consolidation carries it on.',
    inspection:
      'The government inspects; what is overdue or disputed stands on the overview and under disagreements.',
  },
  unconfirmed: 'Nothing was confirmed of it: no clock runs.',
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
