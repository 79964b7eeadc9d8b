import type { CivilDate } from '../../domain/calendar/civil-date.ts';
import type { ReportKind } from '../../domain/words/words.ts';

/** What the server's check of a field can find. */
export type FieldFault = 'tooLong' | 'tooMany' | 'invalid' | 'empty' | 'nilNeedsReason';

/** The words of a report's page, its form and its receipt. */
export interface ReportWords {
  /** What the page is about: 任务60 年度报告. */
  heading(subject: string, kind: ReportKind, year: number): string;
  /** 2027年度报告 */
  kindOfYear(kind: ReportKind, year: number): string;
  region: string;
  number: string;
  task: string;
  chapter: string;
  section: string;
  lead: string;
  cooperating: string;
  agency: string;
  due: string;
  opens: string;
  rule: string;
  returnedTitle: string;
  returnedDue(date: CivilDate): string;
  returnedOverdue(date: CivilDate): string;
  form: string;
  indicators: string;
  indicatorsHint: string;
  target: string;
  by(year: string): string;
  reached: string;
  nil: string;
  nilHint: string;
  nilReason: string;
  fromReturned: string;
  fromLastYear(year: number): string;
  submit: string;
  submitAgain: string;
  lateNote: string;
  whatHappens: string;
  faults: Record<FieldFault, string>;
  faultsTitle: string;
  typed: string;
  draftKept: string;
  draftRestore: string;
  draftDrop: string;
  filedBefore: string;
  lastYear(year: number): string;
  revision(number: number): string;
  /** Said before the name of who did it. */
  filedAt(instant: string): string;
  onTime: string;
  late: string;
  nilFiled: string;
  accepted(date: string): string;
  returned(date: string): string;
  comma: string;
  notSaid: string;
  showReceipt: string;
  deskLink: string;
  receipt: {
    title: string;
    lead: string;
    number: string;
    counted: string;
    onTime(due: CivilDate): string;
    late(due: CivilDate): string;
    who: string;
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
  years: string;
  burden: string;
  forms(count: number): string;
  mails(count: number): string;
  burdenNote: string;
  reports(year: number): string;
  columns: { report: string; due: string; light: string; state: string; action: string };
  wholePlan: string;
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
  coming(year: number): string;
  comingText(count: number): string;
  comingOpens: string;
  comingDue: string;
  comingMails: string;
  notLaunched: string;
  noAgency: string;
  /** Between the members of a list. */
  and: string;
  stop: string;
}

/** What only an agency's pages say, in one language. */
export interface AgencyWords {
  my: MyWords;
  report: ReportWords;
}
