import type { CivilDate } from '../calendar/civil-date.ts';

export type ReportStage = 'collecting' | 'reviewing' | 'accepted' | 'withdrawn' | 'missed';

/** What is true of one report when a command arrives: a row of the ledger, read under its lock. */
export interface ReportFacts {
  agencyId: string;
  stage: ReportStage;
  dueOn: CivilDate;
  originalDueOn: CivilDate;
  dueVersion: number;
  opensAt: Date;
  firstFiledAt: Date | null;
  filedAt: Date | null;
  acceptedAt: Date | null;
  missedAt: Date | null;
  /** Number of the newest submission; 0 if none. */
  revision: number;
}
