import type { RehearsalFault, RehearsalState } from '../../../schemas/rehearsal.ts';

/** What the pages of rehearsals say, in one language. */
export interface RehearsalWords {
  title: string;
  text: string;
  /** How the agencies behave in it. */
  behaviour: string;
  ask: string;
  from: string;
  to: string;
  firstYear: string;
  allYears: string;
  badPeriod: string;
  years(from: number, to: number): string;
  state: Record<RehearsalState, string>;
  fault: Record<RehearsalFault, { why: string; todo: string }>;
  /** Stands before what the process said. */
  said: string;
  done: Record<'asked' | 'cancelled' | 'gone', string>;
  underWay: string;
  silent: string;
  elsewhere: string;
  /** The month that is lived through, and the mails so far. */
  livedTo(month: string, mails: number): string;
  reloads: string;
  cancel: string;
  earlier: string;
  none: string;
  askedBy(at: string): string;
  result: string;
  lookAround: string;
  lookAroundText: string;
  asPlanned(sent: number): string;
  notAsPlanned: string;
  seconds(count: number): string;
  figures: Record<
    'planned' | 'sent' | 'missing' | 'duplicate' | 'unplanned' | 'messages' | 'escalated',
    string
  >;
  differences: string;
  kinds: string;
  kindColumns: Record<'kind' | 'reports' | 'onTime' | 'late' | 'never', string>;
  months: string;
  monthsText: string;
  monthColumns: Record<'month' | 'mails' | 'owed' | 'filed' | 'accepted' | 'escalated', string>;
  mails: string;
  mailsText: string;
  noMails: string;
  notKept: string;
  allAgencies: string;
  allMonths: string;
  agencyMails(name: string, count: number): string;
  mailColumns: Record<'at' | 'to' | 'subject', string>;
  back: string;
  /** Above one mail. */
  notSent: string;
}
