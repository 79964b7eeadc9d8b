import type { CivilDate } from '../../domain/calendar/civil-date.ts';
import type { Words } from '../../domain/words/words.ts';
import type { MailAddressee } from './content.ts';
import type { InspectionLabels } from './inspection-labels.ts';
import type { Notice, StepNotice } from '../../domain/ladder/step.ts';
import type { AskWords } from '../../domain/words/ask-words.ts';

/** What the words of a notice depend on. */
export interface Matter {
  notice: Notice;
  role: MailAddressee['role'];
  /** How many reports, and of how many agencies. */
  count: number;
  agencies: number;
  /** How their kind speaks of what is asked. */
  ask: AskWords;
  /** What all their ladders say, before and after: without a letter none is announced. */
  ladder: readonly StepNotice[];
  /** What they all are about (2027年度, 实施方案); null when they are of several cycles. */
  about: string | null;
  /** The one due date they all have; null when they have several. */
  dueOn: CivilDate | null;
  /** The wall time of it: 24:00, unless they are all due by one instant. */
  dueBy: string;
  /** Days from today to that date, negative when it is past; null when they have several. */
  daysLeft: number | null;
  /** Name of the report when it is the only one. */
  single: string | null;
  /** assignment: how many tasks the agency leads and cooperates in. */
  leads: number;
  cooperates: number;
  plan: string;
  commission: string;
  /** Who reviews what the reader's agency owes, and before whom it is put when it is missed. */
  superior: string;
  /** rescheduled: why; null when for several reasons. */
  cause: 'policy' | 'resume' | null;
  agency: string;
  /** The date that an extension was asked for; null when it is about none, or several. */
  newDueOn: CivilDate | null;
  /** letter_issued, circular_issued: the first of them. */
  letter: { number: string; title: string } | null;
  /** inspection_…: the first of them, shortened. */
  inspection: { scope: string } | null;
}

/** How a mail words one notice. */
export interface NoticeWords {
  /** The notice in a word, for the tag. */
  name: string;
  /** What a mail is about: subject without tag, and heading. */
  subject(matter: Matter): string;
  /** Heading of a section in a mail that has several. */
  section(matter: Matter): string;
  /** What is the matter, and what the reader is asked to do. */
  paragraphs(matter: Matter): string[];
}

/** What mails say, in one language. */
export interface MailWords {
  /** What pages say too. */
  common: Words;
  notice: Record<Notice, NoticeWords>;
  /** Stands before the subject: 【督办·催办】 */
  tag(notice: string): string;
  /** Added to a subject when the mail is also about less grave matters. */
  also(count: number): string;
  /** `inPlaceOf`: who is absent; null: it goes to whom it is for. */
  greeting(to: { name: string; agency: string; inPlaceOf: string | null }): string;
  /** A report in a subject: its task with the head of its text. */
  reportName(number: string, text: string): string;
  /** A due date as a deadline: until 24:00 of that day, or another hour of it. */
  deadline(date: CivilDate, by?: string): string;
  labels: {
    due(ask: AskWords): string;
    newDue(ask: AskWords): string;
    chapter: string;
    agency: string;
    lead: string;
    cooperating: string;
    objectedTo: string;
    objection: string;
    answer: string;
    answeredBy: string;
    /** Of a return. */
    reason: string;
    /** Of any other change. */
    why: string;
    /** Of a transfer: whose it was, and whose it is. */
    former: string;
    successor: string;
    opinion: string;
    instruction: string;
    /** Of an issue: what the commission says to it; the answer. */
    issueOpinion: string;
    issueAnswer: string;
    takenUp: string;
    reviewer: string;
    attachment: string;
    asked: string;
    askedUntil: string;
    stateOfWork: string;
    askedBy: string;
    extensionReason: string;
    declineReason: string;
    refusalReason: string;
    remarks: string;
    issuedOn: string;
    leads: string;
    cooperates: string;
  };
  /** Of an inspection. */
  inspection: InspectionLabels;
  /** What an objection is against that names no task. */
  wholeAssignment: string;
  /** The value of `labels.asked`: what is to be reported, and by whom. */
  asked(matter: Matter): string;
  /** When what is owed opens and falls due for the first time. */
  owes(opensOn: CivilDate, dueOn: CivilDate): string;
  /** Between a label and its value, between the names of a list, between a value and remarks on it. */
  colon: string;
  list: string;
  remark: string;
  /** `name (count)` as a heading of a group. */
  counted(name: string, count: number): string;
  /** An agency with how many reports it owes, the oldest overdue by so many days. */
  owed(agency: string, reports: { ask: AskWords; count: number }, days: number): string;
  /** The link to a report that asks nothing of the reader; others are the kind's. */
  view: string;
  /** The links to where an extension is confirmed, and decided. */
  confirm: string;
  decide: string;
  footer: {
    why(to: { agency: string; role: MailAddressee['role'] }, plan: string): string;
    atMost(count: number): string;
    noClassified: string;
    signIn(url: string): string;
    inquiries(commission: string, contact: string): string;
    noReply: string;
  };
}
