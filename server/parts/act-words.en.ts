import type { PartsWords } from './catalog.ts';

const count = (number: number, one: string) => `${number} ${number === 1 ? one : `${one}s`}`;

/** What is said to whoever acts at the desk: reviews, issues, launches; English. */
export const actWordsEn: Pick<PartsWords, 'done' | 'review' | 'escalations'> = {
  done: {
    issued: 'Issued.',
    'issue-undone': 'Taken back: it is a draft again, and its number may be used again.',
    'letter-saved': 'The draft is saved.',
    launched: 'The plan is launched; the notices of assignment are on their way.',
    'launch-undone':
      'The launch is undone: what was not sent yet and every report of it are gone; the plan may be launched anew.',
    'sent-again': 'These mails are sent again; what becomes of them stands on this page.',
    paused:
      'The plan is paused: nothing is sent and nobody is urged. Agencies may still file, and reviewers review.',
    resumed:
      'The plan runs again; what fell due in the pause is due later, and its agencies are told.',
    'objection-answered': 'The answer was recorded and is mailed to the agency’s officers.',
    confirmed: 'The dated items are confirmed as ticked; they are owed once the plan is launched.',
    'finding-accepted': 'Accepted by your name; the audit holds the reason.',
    'finding-reopened': 'The acceptance is taken back: solve the finding, or accept it anew.',
    'policy-changed':
      'The policy is changed; agencies with open reports whose dates move were told.',
    'plan-end-ordered':
      'The end of the plan is ordered: no later cycle starts, and it ends with what is still open.',
    'plan-end-undone': 'The end of the plan is taken back; later cycles start as before.',
    'indicator-saved':
      'Saved: the indicator is reported and compared so; values that were filed are as they were.',
    'task-changed': 'The change is recorded, and the agencies concerned are told.',
    'obligation-changed': 'The change of the obligation is recorded.',
    transferred: 'The transfer is done, and the agencies concerned are told.',
    'bad-time': 'Not a time to go to: give one that is later than the virtual time.',
  },
  review: {
    heading: 'Review',
    due: (date) => `Review due on ${date}`,
    overdue: (date, days) => `The review was due on ${date} and is late by ${count(days, 'day')}`,
    accept: 'Accept',
    acceptText: 'The report is then done, and the agency’s officers are told.',
    return: 'Return',
    returnText: (workdays) =>
      `The agency then has ${count(workdays, 'workday')} to file again, or until its due date if that is later.`,
    returnReason: 'Reason for the return',
    returnReasonHint:
      'Say what is to be added or changed. The agency reads it in the mail and on its page.',
    reviewedBy: (name) => `Reviewed by ${name}.`,
    count: (mine) => `${count(mine, 'report')} for you to review`,
    others: 'Reviewed by others',
    empty: 'Nothing waits for a review.',
    filed: 'Filed',
    reviewDue: 'Review due',
    waiting: 'Waiting',
    open: 'Review',
    late: 'late',
    begin: 'Begin the review',
    beginText:
      'Until you begin, the agency may take its filing back by itself; from then on you return it. Opening this page begins nothing.',
    begunAt: (at) => `The review began on ${at}, by `,
    begunNow: (revision) =>
      `The review of revision ${revision} has begun; the agency cannot take it back by itself any more.`,
    reopen: 'Reopen',
    reopenText: (workdays) =>
      `If something is found after acceptance, it can be reopened. The agency then has at least ${count(workdays, 'workday')} to file again; what was accepted and the time of the first filing are kept.`,
    reopenReason: 'Why it is reopened',
    reopenedNow: (due) => `The report is reopened and its agency told; it is now due on ${due}.`,
    acceptedNow: (revision) => `Revision ${revision} is accepted; the report is done.`,
    returnedNow: (revision, due) => `Revision ${revision} is returned; it is now due on ${due}.`,
  },
  escalations: {
    empty: 'Nothing was escalated.',
    effect: { escalate: 'Escalation', letter: 'Formal letter', circular: 'Circular' },
    overdue: 'Overdue',
    overdueDays: (days) => `${count(days, 'day')} overdue`,
    answered: (at) => `filed on ${at}`,
    unanswered: 'still not filed',
    overdueCount: (overdue, all) => `${count(all, 'report')}, ${overdue} overdue`,
    raised: 'Raised',
    drafts: 'Drafts to be issued',
    noDrafts: 'No draft waits to be issued.',
    reports: (reports) => count(reports, 'report'),
    issued: 'issued',
    ownReports:
      'What the commission owes itself is put before the government office: no letter, no circular.',
  },
};
