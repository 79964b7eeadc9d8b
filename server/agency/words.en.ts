import { wordsEn } from '../../domain/words/words.en.ts';
import type { ReportKind } from '../../domain/words/words.ts';
import type { AgencyWords, MyWords, ReportWords } from './catalog.ts';

const counted = (count: number, one: string, many = `${one}s`) =>
  `${count} ${count === 1 ? one : many}`;

const kindOfYear = (kind: ReportKind, year: number) => `${wordsEn.reportKind[kind]} ${year}`;

const report: ReportWords = {
  heading: (subject, kind, year) => `${subject}: ${kindOfYear(kind, year).toLowerCase()}`,
  kindOfYear,
  region: 'What this region has put into effect',
  number: 'Number',
  task: 'The task, verbatim',
  chapter: 'Chapter',
  section: 'Section',
  lead: 'Lead',
  cooperating: 'Cooperating',
  agency: 'Reporting agency',
  due: 'Due',
  opens: 'Opens',
  rule: 'Ordered by',
  returnedTitle: 'Why it was returned',
  returnedDue: (date) => `Please revise it and file it again by 24:00 on ${wordsEn.date(date)}.`,
  returnedOverdue: (date) =>
    `It was to be filed again by 24:00 on ${wordsEn.date(date)} and is overdue: please file it soon.`,
  form: 'Report',
  indicators: 'Quantified targets',
  indicatorsHint: 'The value reached so far, with its unit.',
  target: 'Target',
  by: (year) => `by ${year}`,
  reached: 'Reached',
  nil: 'No progress',
  nilHint:
    'Only if there is truly nothing to report this year, with the reason; it is counted as “no progress”.',
  nilReason: 'Why there is no progress',
  fromReturned: 'Filled in from the returned revision: please revise.',
  fromLastYear: (year) => `Filled in from the report for ${year}: please bring it up to date.`,
  submit: 'File the report',
  submitAgain: 'File it again',
  lateNote: 'The due date is past: a report filed now counts as late.',
  whatHappens:
    'You get a receipt at once and the reminders stop; the result of the review comes by mail.',
  faults: {
    tooLong: 'Longer than 20,000 characters: please shorten it.',
    tooMany: 'Too much: please shorten it.',
    invalid: 'This cannot be read: please check it.',
    empty:
      'Fill in at least one section; if there is no progress, choose “No progress” and say why.',
    nilNeedsReason: 'Say why there is no progress.',
  },
  faultsTitle: 'Not filed yet. Please mend this:',
  typed: 'What you have just typed (not submitted)',
  draftKept: 'This computer keeps a draft that was not submitted.',
  draftRestore: 'Restore the draft',
  draftDrop: 'Delete the draft',
  filedBefore: 'Filed so far',
  lastYear: (year) => `The report for ${year}`,
  revision: (number) => `Revision ${number}`,
  filedAt: (instant) => `Filed on ${instant} by `,
  onTime: 'on time',
  late: 'late',
  nilFiled: 'no progress',
  accepted: (date) => `Accepted on ${date} by `,
  returned: (date) => `Returned on ${date} by `,
  comma: ', ',
  notSaid: 'Left empty',
  showReceipt: 'Receipt',
  deskLink: 'Open it on the commission’s desk',
  receipt: {
    title: 'Receipt',
    lead: 'Received.',
    number: 'Receipt number',
    counted: 'Filed at',
    onTime: (due) => `On time (due by 24:00 on ${wordsEn.shortDate(due)})`,
    late: (due) => `Late (due by 24:00 on ${wordsEn.shortDate(due)})`,
    who: 'Filed by',
    content: 'What was filed',
    next: 'The commission reviews it and tells you the result by mail. The reminders have stopped.',
    print: 'Print or save this page as your proof.',
    back: 'Back to my reports',
    report: 'Open the report',
  },
};

const my: MyWords = {
  title: 'My reports',
  years: 'Year',
  burden: 'Your agency’s burden',
  forms: (count) => `${counted(count, 'form')} to fill in`,
  mails: (count) => `${counted(count, 'mail')} received`,
  burdenNote:
    'The reports owed for the year, and the mails sent so far to your agency’s officers and leaders.',
  reports: (year) => `Reports for ${year}`,
  columns: { report: 'Report', due: 'Due', light: 'Light', state: 'State', action: 'Action' },
  wholePlan: 'What this region has put into effect',
  state: { toFile: 'To be filed', returned: 'Returned, to be filed again' },
  dueBy: (date) => `24:00 on ${wordsEn.shortDate(date)}`,
  original: (date) => `originally ${wordsEn.shortDate(date)}`,
  fileNow: 'File',
  fileAgain: 'Revise and file',
  see: 'Open',
  none: 'There is nothing to be filed at present.',
  cooperating: (count) => `Tasks you cooperate in (${count})`,
  cooperatingNote:
    'The lead agency reports on these; give it what it asks for. There is nothing to fill in here.',
  coming: (year) => `What ${year} brings`,
  comingText: (count) =>
    `Your agency will owe ${counted(count, 'report')}. Nothing is to be filled in yet.`,
  comingOpens: 'Reporting opens',
  comingDue: 'Due',
  comingMails: 'Mails that will come (they stop once you have filed)',
  notLaunched: 'The plan has not been launched; nothing is owed yet.',
  noAgency: 'Your account belongs to no agency, so there is nothing to be filed.',
  and: ', ',
  stop: '.',
};

/** An agency's English catalog. */
export const agencyWordsEn: AgencyWords = { my, report };
