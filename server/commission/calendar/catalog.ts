import type { WorkdayFaultCode } from '../../../domain/calendar/workday-reading.ts';

/** What the pages of the workday calendar say, in one language. */
export interface CalendarWords {
  title: string;
  text: string;
  bring: string;
  bringText: string;
  paste: string;
  file: string;
  preview: string;
  example: string;
  tooLarge: string;
  notText: string;
  tooSlow: string;
  faults(count: number): string;
  faultColumns: Record<'line' | 'fault' | 'text', string>;
  /** In place of a line: the whole text. */
  whole: string;
  moreFaults(count: number): string;
  /** Before the text of a line. */
  line(number: number): string;
  fault: Record<WorkdayFaultCode, string>;
  done: Record<'imported' | 'taken-back', string>;
  years: string;
  columns: Record<'year' | 'state' | 'off' | 'worked', string>;
  provisional: string;
  published: string;
  importedState: string;
  history: string;
  noHistory: string;
  covers(years: string): string;
  importedAt(at: string): string;
  undoneAt(at: string): string;
  takeBack: string;
  shown: Record<'import' | 'takeBack', string>;
  note: string;
  days: string;
  noDays: string;
  /** Holidays by law that it has as workdays. */
  workedHolidays: string;
  nowOff: string;
  nowWorked: string;
  noPlans: string;
  planUnmoved: string;
  moves: Record<'cycle' | 'before' | 'after', string>;
  open: string;
  rescheduled(count: number): string;
  mails(changed: number): string;
  mailColumns: Record<'at' | 'before' | 'after', string>;
  more(count: number): string;
  confirm: Record<'import' | 'takeBack', string>;
  back: string;
}
