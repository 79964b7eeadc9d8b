import type { CivilDate } from '../../domain/calendar/civil-date.ts';
import type { MailAddressee } from './content.ts';
import type { Lang } from '../../domain/words/words.ts';
import type { NoticeKind } from './notices.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

/** What the wording of one kind of notice depends on. */
export interface Tally {
  kind: NoticeKind;
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

/** What only mails say, in one language; what pages say too stands in domain/words. */
export interface MailWords {
  /** Stands before the subject: 【督办·催办】 */
  tag(kind: NoticeKind): string;
  /** What a mail is about: subject without tag, and heading. */
  subject(tally: Tally): string;
  /** Added to a subject when the mail also holds less grave notices. */
  also(count: number): string;
  /** Heading of a section in a mail that has several. */
  section(tally: Tally): string;
  /** What is the matter, and what the reader is asked to do. */
  paragraphs(tally: Tally): string[];
  greeting(to: { name: string; agency: string }): string;
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
  yearly(tally: Tally): string;
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

const catalogs: Record<Lang, MailWords> = { 'zh-CN': zh, en };

/** The mail words of a language. */
export const mailWordsOf = (lang: Lang): MailWords => catalogs[lang];
