import type { DutyParty } from './places.ts';

/** The words of the pages on what the document orders, in one language. */
export interface DutyWords {
  text: string;
  none: string;
  /** The heads of the table. */
  sentence: string;
  became: string;
  stands: string;
  others: string;
  othersText: string;
  confirmedBy(name: string): string;
  addedBy(name: string): string;
  ended(at: string): string;
  notLaunched: string;
  /** Of what no calendar begins. */
  byEvent: string;
  next(cycle: string, opens: string, due: string): string;
  open(cycle: string, due: string): string;
  closed(cycle: string): string;
  earlier(count: number): string;
  counts(filed: number, owed: number): string;
  overdue(count: number): string;
  /** Of a sentence that nothing was confirmed of: what Duban does about it, by kind; else the general one. */
  withoutClock: Readonly<Record<string, string>>;
  unconfirmed: string;
  /** Of an agency: it owes nothing of what was confirmed. */
  notYours: string;
  /** Heads the column of who does it, and on which pages. */
  where: string;
  party: Record<DutyParty, string>;
  /** An agency's own page of what the document orders. */
  own: { title: string; text: string; none: string; counted: string };
  /** The sentences of the letter that order nothing by themselves. */
  rest: string;
  restText: string;
  policies: {
    title: string;
    text(cycle: string): string;
    noCycle: string;
    named: string;
    policy: string;
    takenUp: string;
    unnamed: string;
    none: string;
    /** Further statements under one policy, folded. */
    more(count: number): string;
    /** A report that is on no task. */
    whole: string;
    support: string;
    noSupport: string;
  };
}
