import type { CivilDate } from '../../domain/calendar/civil-date.ts';
import type { Words } from '../../domain/words/words.ts';
import type { MailAddressee } from './content.ts';
import type { Occasion } from './occasions.ts';

/** What the words of an occasion depend on. */
export interface Matter {
  kind: Occasion;
  role: MailAddressee['role'];
  /** How many reports, and of how many agencies. */
  count: number;
  agencies: number;
  /** The year they are all of; null when they are of several. */
  year: number | null;
  /** The one due date they all have; null when they have several. */
  dueOn: CivilDate | null;
  /** Days from today to that date, negative when it is past; null when they have several. */
  daysLeft: number | null;
  /** Name of the report when it is the only one. */
  single: string | null;
  /** assignment: how many tasks the agency leads and cooperates in. */
  leads: number;
  cooperates: number;
  plan: string;
  commission: string;
  agency: string;
}

/** What a mail says on one occasion. */
export interface OccasionWords {
  /** The occasion in a word, for the tag. */
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
  occasion: Record<Occasion, OccasionWords>;
  /** Stands before the subject: 【督办·催办】 */
  tag(occasion: string): string;
  /** Added to a subject when the mail is also about less grave matters. */
  also(count: number): string;
  greeting(to: { name: string; agency: string }): string;
  /** A report that has no task of its own: an agency's yearly account of the plan. */
  reportTitle(agency: string, year: number): string;
  /** A report in a subject: its task with the head of its text. */
  reportName(number: number, text: string): string;
  /** A due date as a deadline: until 24:00 of that day. */
  deadline(date: CivilDate): string;
  labels: {
    due: string;
    newDue: string;
    chapter: string;
    agency: string;
    lead: string;
    cooperating: string;
    reason: string;
    reviewer: string;
    opens: string;
    firstDue: string;
    yearly: string;
    leads: string;
    cooperates: string;
  };
  /** The value of `labels.yearly`: what is reported every year, and by whom. */
  yearly(matter: Matter): string;
  /** Between a label and its value, between the names of a list, between a value and remarks on it. */
  colon: string;
  list: string;
  remark: string;
  /** `name (count)` as a heading of a group. */
  counted(name: string, count: number): string;
  /** An agency with how many reports it owes, the oldest overdue by so many days. */
  owed(agency: string, count: number, days: number): string;
  links: { file: string; view: string };
  footer: {
    why(to: { agency: string; role: MailAddressee['role'] }, plan: string): string;
    atMost(count: number): string;
    noClassified: string;
    signIn(url: string): string;
    inquiries(commission: string, contact: string): string;
    noReply: string;
  };
}
