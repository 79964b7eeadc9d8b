import type { CivilDate } from '../../domain/calendar/civil-date.ts';
import type { Doubt } from '../../domain/forms/doubt.ts';
import type { FigureFault } from '../../domain/indicators/filed-figures.ts';
import type { AssignmentWords, ContactsWords } from './assignment-catalog.ts';
import type { SkippedCycle } from '../../ledger/read/agency/coming-cycles.ts';
import type { TaskRole } from '../../ledger/read/agency/own-tasks.ts';

/** What the server's check of a field can find. */
export type FieldFault =
  | FigureFault
  | 'tooLong'
  | 'tooMany'
  | 'invalid'
  | 'notUrl'
  | 'empty'
  | 'needed'
  | 'nilNeedsReason'
  | 'positionNeeded'
  | 'opinionNeeded';

/** The words of a report's page, its form and its receipt. */
export interface ReportWords {
  /** What the page is about: 任务60 2027年度定期报告. */
  heading(subject: string, cycle: string): string;
  number: string;
  task: string;
  chapter: string;
  section: string;
  lead: string;
  cooperating: string;
  agency: string;
  reviewer: string;
  due: string;
  /** The form for a day before it: 内部期限. */
  internal: { change: string; text: string; save: string; saved: string };
  /** Why the due date in force is another one. */
  cause: Record<
    | 'return'
    | 'policy'
    | 'resume'
    | 'extension'
    | 'reopen'
    | 'rejoin'
    | 'transfer'
    | 'assign'
    | 'difference',
    string
  >;
  /** Before the name of whose report it is now, and after it. */
  formerOwner: string;
  formerNote: string;
  /** Heads what the other side of the midterm evaluation says, after the reveal. */
  otherSide: string;
  differs: string;
  /** Heads the words that new terms were given in. */
  givenTitle: Record<'reopen' | 'rejoin' | 'transfer', string>;
  left(instant: string, cause: string): string;
  opens: string;
  rule: string;
  /** Said before the name of who added what the document does not order. */
  addedBy: string;
  returnedTitle: string;
  returnedDue(date: CivilDate): string;
  returnedOverdue(date: CivilDate): string;
  form: string;
  /** How many of the fields of a task are filled in. */
  filledOf(filled: number, all: number): string;
  nil: string;
  nilHint: string;
  nilReason: string;
  /** Files that there is nothing to report. */
  nilSubmit: string;
  /** Files what was asked about as it is. */
  insist: string;
  /** Leads to the fields, to change what was asked about. */
  change: string;
  /** On a narrow screen, where the form stands below what is known of the report. */
  toForm: string;
  doubt: Record<Doubt, string>;
  /** Where the form's texts were taken from. */
  from: Record<'returned' | 'withdrawn' | 'before' | 'reported' | 'difference', string>;
  /** Leads to what was filed in this field in the cycle before. */
  before(cycle: string): string;
  take: string;
  submit: string;
  submitAgain: string;
  lateNote: string;
  whatHappens: string;
  /** The same where nobody reviews it: a side of the midterm evaluation. */
  whatHappensBlind: string;
  /** The same after the reveal. */
  whatHappensRevealed: string;
  faults: Record<FieldFault, string>;
  faultsTitle: string;
  typed: string;
  filedBefore: string;
  revision(number: number): string;
  /** Said before the name of who did it. */
  filedAt(instant: string): string;
  onTime: string;
  late: string;
  nilFiled: string;
  withdrawn: string;
  withdrawnAt(instant: string): string;
  accepted(date: string): string;
  returned(date: string): string;
  comma: string;
  /** Between the members of a list. */
  list: string;
  showReceipt: string;
  deskLink: string;
  withdraw: {
    /** The review has begun: it is not taken back any more. */
    begun(instant: string): string;
    open: string;
    text(revision: number): string;
    confirm(revision: number): string;
    done(revision: number): string;
    doneText(instant: string, due: CivilDate): string;
  };
  receipt: {
    title: string;
    lead: string;
    number: string;
    counted: string;
    onTime(due: CivilDate): string;
    late(due: CivilDate): string;
    who: string;
    /** The link of its entry in the audit. */
    link: string;
    linkMeans(seq: number): string;
    content: string;
    next: string;
    print: string;
    back: string;
    report: string;
  };
}

/** The words of an agency's own page. */
export interface MyWords {
  title: string;
  cycles: string;
  /** Everything that is not closed. */
  current: string;
  show: string;
  previous: string;
  next: string;
  pageOf(page: number, pages: number, total: number): string;
  burden: string;
  forms(count: number): string;
  mails(count: number): string;
  files(count: number): string;
  burdenNote: string;
  reports(cycle: string): string;
  columns: { report: string; due: string; light: string; state: string; action: string };
  state: { toFile: string; returned: string };
  /** The due date with its rule, short: 12月31日24:00前. */
  dueBy(date: CivilDate): string;
  original(date: CivilDate): string;
  fileNow: string;
  fileAgain: string;
  see: string;
  none: string;
  cooperating(count: number): string;
  cooperatingNote: string;
  coming(cycle: string): string;
  comingText(count: number): string;
  comingOpens: string;
  comingDue: string;
  comingAsks: string;
  /** Leads to the page of the agency's tasks. */
  comingForm: string;
  comingSteps: string;
  /** The cycles after the next. */
  later: string;
  laterCount(count: number): string;
  fromTo(opensOn: CivilDate, dueOn: CivilDate): string;
  skipped: string;
  skippedCause: Record<SkippedCycle['cause'], string>;
  /** What passed from this agency and to it. */
  passed: string;
  passedReports: string;
  /** Before the name of whose a report is now. */
  passedTo: string;
  passedCause(cause: string, tasks: number): string;
  notLaunched: string;
  noAgency: string;
  /** Between the members of a list. */
  and: string;
  stop: string;
}

/** The words of the page of an agency's tasks. */
export interface TasksWords {
  title: string;
  none: string;
  notLaunched: string;
  datesFollow: string;
  asked: string;
  nothingAsked: string;
  reports(count: number): string;
  roles: Record<TaskRole, (count: number) => string>;
  setAside: Record<'dropped' | 'completed', string>;
  showInSource: string;
  source: string;
  seeForm: string;
  /** Said where there is nothing to fill in. */
  noForm: string;
  formOf(kind: string): string;
  form: string;
  formNote: string;
  nilNote: string;
  back: string;
}

/** What only an agency's pages say, in one language. */
export interface AgencyWords {
  tasks: TasksWords;
  my: MyWords;
  report: ReportWords;
  assignment: AssignmentWords;
  contacts: ContactsWords;
}
