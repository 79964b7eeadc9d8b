import type { CommissionWords } from './catalog.ts';

const count = (number: number, one: string) => `${number} ${number === 1 ? one : `${one}s`}`;

/** The commission's English catalog. */
export const commissionWordsEn: CommissionWords = {
  review: {
    heading: 'Review',
    due: (date) => `Review due on ${date}`,
    overdue: (date, days) => `The review was due on ${date} and is late by ${count(days, 'day')}`,
    accept: 'Accept',
    acceptText: 'The report is then done, and the agency’s officers are told.',
    return: 'Return',
    returnText: (workdays) => `The agency then has ${count(workdays, 'workday')} to file again.`,
    returnReason: 'Reason for the return',
    returnReasonHint:
      'Say what is to be added or changed. The agency reads it in the mail and on its page.',
    onlyCommission: 'Only the plan’s commission may review.',
  },
  issue: {
    title: 'Check the text, then record it as issued',
    kind: 'Document',
    to: 'Addressed to',
    about: 'About',
    reports: (reports) => count(reports, 'report'),
    note: 'Check the text and to whom it goes. Nothing is sent from here; once recorded, this text is kept in the audit, and the reports in it show that it was issued.',
    confirm: 'It is issued: record it',
    back: 'Back, record nothing',
    refused: {
      no_draft:
        'There is no such draft: it may have been issued, or a report in it was filed. Below are the present ones.',
      only_operator: 'Only the plan’s commission may record this.',
      already_issued: (at) => `It was recorded as issued on ${at} already.`,
      answered_since: (at) =>
        `A report in it was filed on ${at}, so that the draft has changed. Read it again before it is issued.`,
    },
  },
  launch: {
    heading: 'Launch the plan',
    text: 'From the launch on, every agency gets its notice of assignment, and each year’s reports are opened, reminded, urged and escalated on time.',
    from: 'From year',
    to: 'To year',
    preview: 'What it will do',
    update: 'Update the preview',
    reports: 'Reports owed each year',
    agencies: 'Agencies that owe them',
    opens: 'First reports open',
    due: 'First reports due',
    assignments: 'Notices of assignment, at once',
    mails: 'Mails in the first year',
    mailsRange: (least, most) =>
      least === most
        ? String(least)
        : `${least} (all filed at once) to ${most} (nothing ever filed)`,
    provisional: 'provisional until the year’s official calendar is published',
    button: 'Launch',
    warning: 'A launch cannot be taken back.',
    allLaunched: 'The plan is launched already.',
    badPeriod: 'Not a period: both years have four digits, and the first is not after the last.',
  },
};
