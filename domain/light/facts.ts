import type { CivilDate } from '../calendar/civil-date.ts';
import type { ReportStage } from '../report/facts.ts';

/** What the light of a report depends on. */
export interface LightFacts {
  stage: ReportStage;
  /** The due date in force: the first one, or the one of the last extension or return. */
  dueOn: CivilDate;
  originalDueOn: CivilDate;
  /** The newest filing. */
  filedAt: Date | null;
  firstFiledAt: Date | null;
  /** The last return. */
  returnedAt: Date | null;
  /** The last day of the review of the newest filing; null = by the policy. */
  reviewDueOn: CivilDate | null;
  acceptedAt: Date | null;
  /** When the books were closed; it stays set when something is filed later. */
  closedAt: Date | null;
  opensAt: Date;
}
