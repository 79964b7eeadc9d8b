import type { CivilDate } from '../../domain/calendar/civil-date.ts';

/** The words of the page on which an agency signs for what it was assigned. */
export interface AssignmentWords {
  due: string;
  assigned: string;
  /** Who answers objections. */
  superior: string;
  confirm: string;
  confirmText(due: CivilDate): string;
  lateText: string;
  confirmed(instant: string): string;
  confirmedLate: string;
  /** That objecting and signing are two things. */
  note: string;
  tasks(count: number): string;
  leads(count: number): string;
  cooperates(count: number): string;
  region: string;
  noTasks: string;
  targets: string;
  by(date: string): string;
  objections: string;
  none: string;
  object: string;
  objectHint: string;
  against: string;
  whole: string;
  words: string;
  send: string;
  withdraw: string;
  withdrawn(instant: string): string;
  raised(instant: string): string;
  waits: string;
  answered(instant: string): string;
  people: string;
  peopleText: string;
  toPeople: string;
}

/** The words of an agency's own contacts. */
export interface ContactsWords {
  title: string;
  lead: string;
  columns: { role: string; name: string; address: string; lang: string; state: string };
  active: string;
  inactive: string;
  refused: string;
  langs: { 'zh-CN': string; en: string };
  add: string;
  change: string;
  save: string;
  deactivate: string;
  deactivateText: string;
  sendCode: string;
  addressHint: string;
  pending: string;
  pendingText(address: string): string;
  replaces(name: string): string;
  code: string;
  confirm: string;
  notSent: string;
  done: Record<'saved' | 'sent' | 'confirmed' | 'deactivated', string>;
  mail: {
    subject: string;
    heading: string;
    intro(agency: string): string;
    valid: string;
    ignore: string;
    never: string;
  };
}
