import { wordsEn } from '../../domain/words/words.en.ts';
import { assignmentEn, contactsEn } from './assignment-words.en.ts';
import type { AgencyWords, MyWords, ReportWords, TasksWords } from './catalog.ts';

const counted = (count: number, one: string, many = `${one}s`) =>
  `${count} ${count === 1 ? one : many}`;

const report: ReportWords = {
  heading: (subject, cycle) => `${subject}: ${cycle}`,
  number: 'Number',
  task: 'The task, verbatim',
  chapter: 'Chapter',
  section: 'Section',
  lead: 'Lead',
  cooperating: 'Cooperating',
  agency: 'Reporting agency',
  reviewer: 'Reviewed by',
  due: 'Due',
  internal: {
    change: 'Set an internal due date',
    text: 'A day that you plan for, on the due date or before it. Reminders name it; the due date, lights and statistics stay. Leave it empty for none.',
    save: 'Save',
    saved: 'The internal due date is saved.',
  },
  cause: {
    return: 'A new due date after the report was returned.',
    policy: 'A new due date since the dates of reporting were changed.',
    resume: 'A new due date after reporting was paused and resumed.',
    extension: 'A new due date by an extension that was granted.',
    reopen: 'A new due date after the accepted report was reopened.',
    rejoin: 'A new due date since it is owed again.',
    assign: 'The date since you were named to assess.',
    difference: 'The date for words on the difference between both ratings.',
    transfer: 'A new due date since it passed to your agency.',
  },
  formerOwner: 'This report is owed by ',
  formerNote: '. What follows is to be read only.',
  otherSide: 'The other side',
  differs:
    'The midterm evaluation has been revealed, and the two ratings of this are two steps or more apart. Read the other side’s rating and evidence and say why yours is another; if you agree with it, you may change yours.',
  givenTitle: {
    reopen: 'Reopened after acceptance. Why:',
    rejoin: 'Owed again. Why:',
    transfer: 'Passed to your agency. Why:',
  },
  left: (instant, cause) => `This report has not been owed any more since ${instant}: ${cause}.`,
  opens: 'Opens',
  rule: 'Ordered by',
  addedBy: 'Added beside the document by ',
  returnedTitle: 'Why it was returned',
  returnedDue: (date) => `Please revise it and file it again by 24:00 on ${wordsEn.date(date)}.`,
  returnedOverdue: (date) =>
    `It was to be filed again by 24:00 on ${wordsEn.date(date)} and is overdue: please file it soon.`,
  form: 'Report',
  filledOf: (filled, all) => `${filled} of ${all} filled in`,
  nil: 'Nothing to report this time? The reason is enough',
  nilHint: 'Leave the fields below empty; it is counted as “no progress”.',
  nilReason: 'Why there is no progress',
  nilSubmit: 'File as “no progress”',
  insist: 'File it as it is',
  change: 'Back to the text',
  toForm: 'To the form',
  doubt: { short: 'says little', copied: 'as last time' },
  from: {
    returned: 'Filled in from the returned revision: please revise.',
    withdrawn: 'Filled in from the revision that was taken back: please revise.',
    reported: 'Filled in from the last periodic report: please bring it up to midterm.',
    difference: 'Filled in from what you filed: please add your words on the difference.',
    before: 'What stays, such as who is in charge, is filled in from before: please check it.',
  },
  before: (cycle) => `Filed last time (${cycle})`,
  take: 'Put it into this field',
  submit: 'File the report',
  submitAgain: 'File it again',
  lateNote: 'The due date is past: a report filed now counts as late.',
  whatHappensBlind:
    'You get a receipt at once and the reminders stop. It cannot be taken back; until the reveal nobody else reads it.',
  whatHappensRevealed:
    'You get a receipt at once and the reminders stop. It cannot be taken back, and the other side reads it.',
  whatHappens:
    'You get a receipt at once and the reminders stop. Until it is reviewed you can take it back; the result comes by mail.',
  faults: {
    tooLong: 'Longer than 20,000 characters: please shorten it.',
    tooMany: 'Too much: please shorten it.',
    invalid: 'This cannot be read: please check it.',
    notUrl:
      'Not a complete address: it begins with https:// or http://. Leave it empty if there is none.',
    empty: 'Fill in at least one section; if there is no progress, file that, and say why.',
    needed: 'This is required.',
    noFigure:
      'No number could be read: give one number, with its unit if you like; remarks go into the reason.',
    noUnit: 'Give the unit.',
    otherUnit: 'This is not the unit of the indicator.',
    noSource: 'Say where the number comes from.',
    whyMissing: 'There is no value: say why, such as “not yet published”.',
    whyFalls:
      'The value moved away from its target since last time: check it, and if it is right, say why.',
    whyJumps: 'The value changed much since last time: check it, and if it is right, say why.',
    positionNeeded: 'Choose whether you agree.',
    opinionNeeded: 'Say what should be changed, and why.',
    nilNeedsReason: 'Say why there is no progress.',
  },
  faultsTitle: 'Not filed yet. Please mend this:',
  typed: 'What you have just typed (not submitted)',
  filedBefore: 'Filed so far',
  revision: (number) => `Revision ${number}`,
  filedAt: (instant) => `Filed on ${instant} by `,
  onTime: 'on time',
  late: 'late',
  nilFiled: 'no progress',
  withdrawn: 'taken back',
  withdrawnAt: (instant) => `Taken back on ${instant}`,
  accepted: (date) => `Accepted on ${date} by `,
  returned: (date) => `Returned on ${date} by `,
  comma: ', ',
  list: ', ',
  showReceipt: 'Receipt',
  deskLink: 'Open it on the desk',
  withdraw: {
    begun: (instant) =>
      `The review began on ${instant}, so it cannot be taken back. If something is to be changed, ask the reviewer to return it.`,
    open: 'Take it back…',
    text: (revision) =>
      `Revision ${revision} is in review. Taken back, it counts as not filed: the due date stays, and the reminders go on. Its text is kept; file it again once it is revised.`,
    confirm: (revision) => `Take revision ${revision} back`,
    done: (revision) => `Revision ${revision} was taken back and is not yet filed again`,
    doneText: (instant, due) =>
      `It was taken back on ${instant}. Please revise and file it; it is still due by 24:00 on ${wordsEn.date(due)}.`,
  },
  receipt: {
    title: 'Receipt',
    lead: 'Received.',
    number: 'Receipt number',
    counted: 'Filed at',
    onTime: (due) => `On time (due by 24:00 on ${wordsEn.shortDate(due)})`,
    late: (due) => `Late (due by 24:00 on ${wordsEn.shortDate(due)})`,
    who: 'Filed by',
    link: 'Link in the audit',
    linkMeans: (seq) =>
      `This filing is entry ${seq} of the audit. Whoever keeps this value can check later that neither it nor anything before it was changed.`,
    content: 'What was filed',
    next: 'It is reviewed now, and you are told the result by mail. The reminders have stopped. Until then you can take it back on its page.',
    print: 'Print or save this page as your proof.',
    back: 'Back to my reports',
    report: 'Open the report',
  },
};

const my: MyWords = {
  title: 'My reports',
  cycles: 'Cycle',
  current: 'What is open',
  show: 'Show',
  previous: 'Previous page',
  next: 'Next page',
  pageOf: (page, pages, total) => `${counted(total, 'report')}, page ${page} of ${pages}`,
  burden: 'Your agency’s burden',
  forms: (count) => `${counted(count, 'form')} to fill in`,
  mails: (count) => `${counted(count, 'mail')} received`,
  files: (count) => `${counted(count, 'file')} handed in`,
  burdenNote:
    'The reports listed here, the files handed in with them, and the mails about them sent so far to your agency’s officers and leaders.',
  reports: (cycle) => `Reports: ${cycle}`,
  columns: { report: 'Report', due: 'Due', light: 'Light', state: 'State', action: 'Action' },
  state: {
    toFile: 'To be filed',
    returned: 'Returned, to be filed again',
  },
  dueBy: (date) => `24:00 on ${wordsEn.shortDate(date)}`,
  original: (date) => `originally ${wordsEn.shortDate(date)}`,
  fileNow: 'File',
  fileAgain: 'Revise and file',
  see: 'Open',
  none: 'There is nothing to be filed at present.',
  cooperating: (count) => `Tasks you cooperate in (${count})`,
  cooperatingNote:
    'The lead agency reports on these; give it what it asks for. There is nothing to fill in here.',
  coming: (cycle) => `Coming: ${cycle}`,
  comingText: (count) =>
    `Your agency will owe ${counted(count, 'report')}. Nothing is to be filled in yet.`,
  comingOpens: 'Reporting opens',
  comingDue: 'Due',
  comingAsks: 'What will be asked',
  comingForm: 'See all tasks, dates and forms',
  comingSteps: 'Steps while nothing is filed (they stop once you have filed)',
  later: 'After that',
  laterCount: (count) => counted(count, 'more cycle'),
  fromTo: (opensOn, dueOn) =>
    `opens on ${wordsEn.shortDate(opensOn)}, due by 24:00 on ${wordsEn.shortDate(dueOn)}`,
  skipped: 'Cycles that are not reported on',
  skippedCause: {
    under_way: 'It was under way when the plan was launched, so nothing is owed.',
    past: 'It was over when the plan was launched, so nothing is owed.',
  },
  passed: 'What passed from one agency to another',
  passedReports:
    'Reports that were yours and that another agency owes now; what you filed can still be read:',
  passedTo: 'now owed by ',
  passedCause: (cause, tasks) =>
    cause === 'split'
      ? `${counted(tasks, 'task')} passed`
      : cause === 'renamed'
        ? 'new name'
        : 'merged',
  notLaunched: 'The plan has not been launched; nothing is owed yet.',
  noAgency: 'Your account belongs to no agency, so there is nothing to be filed.',
  and: ', ',
  stop: '.',
};

const tasks: TasksWords = {
  title: 'Tasks and what is asked',
  none: 'No task concerns your agency at present.',
  notLaunched: 'Not launched yet: dates follow with the launch.',
  datesFollow: 'Dates follow.',
  asked: 'What is asked',
  nothingAsked: 'Your agency has nothing to file.',
  reports: (count) => `${counted(count, 'report')} each time`,
  roles: {
    lead: (count) => `Tasks you lead (${count})`,
    responsible: (count) => `Tasks you are responsible for (${count})`,
    cooperating: (count) => `Tasks you cooperate in (${count})`,
    named: (count) => `Tasks that name your region (${count})`,
  },
  setAside: { dropped: 'set aside', completed: 'completed' },
  showInSource: 'Show in the source',
  source: 'The document',
  seeForm: 'See the form',
  noForm: 'A confirmation is enough; there is nothing to fill in.',
  formOf: (kind) => `Form: ${kind}`,
  form: 'The form',
  formNote: 'This is what will be asked. It cannot be filled in here.',
  nilNote: 'If there is no progress, the reason is enough.',
  back: 'Back to the tasks',
};

/** An agency's English catalog. */
export const agencyWordsEn: AgencyWords = {
  tasks,
  my,
  report,
  assignment: assignmentEn,
  contacts: contactsEn,
};
