import type { RehearsalWords } from './catalog.ts';

/** The pages of rehearsals in English. */
export const rehearsalWordsEn: RehearsalWords = {
  title: 'Rehearsal',
  text: 'Lives through the whole plan in virtual time, with its tasks, obligations, settings and contacts as they stand: from the launch through reminders and escalations to the closing of the books. It runs in a process and on a database of its own, sends no mail and changes nothing of the plan; afterwards every mail that each agency would get can be read.',
  behaviour:
    'In a rehearsal most agencies report on time; about one in ten is late, one in ten is returned once, one in ten never reports. It is the same every time, so that two can be compared.',
  ask: 'Start a rehearsal',
  from: 'First year',
  to: 'Last year',
  firstYear: 'Rehearse the first year',
  allYears: 'Rehearse all years',
  badPeriod: 'These years are wrong: give years of four digits, the first not after the last.',
  years: (from, to) => (from === to ? String(from) : `${from}–${to}`),
  state: {
    waiting: 'Waiting to begin',
    preparing: 'Being prepared',
    living: 'Under way',
    done: 'Done',
    failed: 'Failed',
    cancelled: 'Cancelled',
  },
  fault: {
    no_engine: {
      why: 'The time-skipping server that a rehearsal needs is not on this machine.',
      todo: 'Ask the administrator to install it as the operations guide says; the product itself needs none.',
    },
    no_database: {
      why: 'No database could be made for the rehearsal.',
      todo: 'Ask the administrator to let the product’s database account create databases.',
    },
    broken: {
      why: 'The rehearsal broke off with an error.',
      todo: 'The plan and its data are as they were. Give the lines below to the administrator, or rehearse again.',
    },
    crashed: {
      why: 'The process of the rehearsal ended unexpectedly.',
      todo: 'The plan and its data are as they were; rehearse again.',
    },
    lost: {
      why: 'The process of the rehearsal was not heard of for long, and was given up.',
      todo: 'The plan and its data are as they were; rehearse again.',
    },
  },
  said: 'What the program said',
  done: {
    asked: 'The rehearsal has begun. You may leave this page and come back later.',
    cancelled: 'The rehearsal is cancelled, and its database is taken away.',
    gone: 'The database of this rehearsal is not kept any more; these are the product’s own pages. Rehearse again to look around.',
  },
  underWay: 'A rehearsal is under way',
  silent:
    'Its process has not been heard of for a minute and may be gone. Cancel it, or simply start another one.',
  elsewhere:
    'Another plan is being rehearsed, and there is one rehearsal at a time. Start yours when it has ended.',
  livedTo: (month, mails) =>
    `Has come to ${month}; ${mails} ${mails === 1 ? 'mail' : 'mails'} so far`,
  reloads: 'This page reloads every two seconds.',
  cancel: 'Cancel the rehearsal',
  earlier: 'Rehearsals so far',
  none: 'None yet.',
  askedBy: (at) => `Begun on ${at} by `,
  result: 'Result',
  lookAround: 'Look around in it',
  lookAroundText:
    'Read the pages as they would be at any instant of the rehearsal; nothing can be changed there. Its database is kept until the next rehearsal begins, for a day at most.',
  asPlanned: (sent) =>
    `What was sent is exactly what was planned: ${sent} notices, none missing, none twice, none at another time.`,
  notAsPlanned: 'What was sent differs from what was planned: find out why before the launch.',
  seconds: (count) => `It took ${count} seconds`,
  figures: {
    planned: 'Planned',
    sent: 'Sent',
    missing: 'Missing',
    duplicate: 'Twice',
    unplanned: 'Unplanned',
    messages: 'Mails',
    escalated: 'Escalated',
  },
  differences: 'Differences',
  kinds: 'By kind of report',
  kindColumns: {
    kind: 'Kind',
    reports: 'Reports',
    onTime: 'On time',
    late: 'Late',
    never: 'Never',
  },
  months: 'Month by month',
  monthsText:
    'As of the last moment of each month; the number of mails leads to the mails of that month.',
  monthColumns: {
    month: 'Month',
    mails: 'Mails',
    owed: 'Owed',
    filed: 'Filed',
    accepted: 'Accepted',
    escalated: 'Escalated',
  },
  mails: 'The mails that each agency would get',
  mailsText: 'They are as they would really be sent, and were not sent.',
  noMails: 'No mails.',
  notKept: 'Only the mails of the last rehearsal are kept; those of this one are gone.',
  allAgencies: 'All agencies',
  allMonths: 'All months',
  agencyMails: (name, count) => `${name} (${count})`,
  mailColumns: { at: 'At', to: 'To', subject: 'Subject' },
  back: 'Back to the rehearsal',
  notSent: 'This mail comes of a rehearsal and was not sent.',
};
