import type { CivilDate } from '../../domain/calendar/civil-date.ts';

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
