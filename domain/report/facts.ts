import type { CivilDate } from '../calendar/civil-date.ts';

/** Where a report stands; one that left the roster keeps its stage and is told by `leftAt`. */
export type ReportStage = 'collecting' | 'reviewing' | 'accepted' | 'missed';

/** What is true of one report when a command arrives: a row of the ledger, read under its lock. */
export interface ReportFacts {
  agencyId: string;
  /** The one person of the agency who owes it, by contact; null or left out: whoever acts for it. */
  assigneeId?: string | null;
  stage: ReportStage;
  /** Of the terms in force; inclusive. */
  dueOn: CivilDate;
  /** The first instant that is late under them. */
  dueAt: Date;
  opensAt: Date;
  filedAt: Date | null;
  acceptedAt: Date | null;
  missedAt: Date | null;
  /** Set when it left the roster: nothing is owed any more. */
  leftAt: Date | null;
  /** Number of the newest submission; 0 if none. */
  revision: number;
  /** When the review of that submission began; null if it has not. */
  reviewBegunAt: Date | null;
  /** When the two sides of the midterm evaluation were found to differ over it: words are asked for. */
  differsAt?: Date | null;
  /** Who owed it under any of its terms. */
  owners: readonly string[];
}
