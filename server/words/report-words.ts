import type { CivilDate } from '../../domain/calendar/civil-date.ts';
import type { ReportKind } from '../../domain/words/words.ts';

/** The sections of the form that are long texts. */
export type SectionName = 'progress' | 'policy' | 'problems' | 'nextSteps';

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
  sections: Record<SectionName, { label: string; hint: string }>;
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
