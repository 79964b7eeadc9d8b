import { addDays, type CivilDate } from '../calendar/civil-date.ts';
import { endOfDay } from '../calendar/zoned.ts';

/** Where an inspection (检查) stands. */
export type InspectionStage =
  /** Ordered; its subjects, team and days are being arranged. */
  | 'ordered'
  /** The inspected agencies know; its first day is to come. */
  | 'announced'
  | 'under_way'
  /** Under way, and something was found. */
  | 'findings'
  /** Concluded: the inspected agencies may answer. */
  | 'answers'
  /** Answered or not: what was found is being put right. */
  | 'rectifying'
  | 'closed'
  | 'called_off';

/** What the stage of an inspection depends on. */
export interface InspectionFacts {
  announcedAt: Date | null;
  startsOn: CivilDate | null;
  /** Findings that stand. */
  found: number;
  concludedAt: Date | null;
  answerDueOn: CivilDate | null;
  closedAt: Date | null;
  calledOffAt: Date | null;
}

/** Where an inspection stands at an instant. @param zone IANA, in which its days begin and end. */
export function stageOf(facts: InspectionFacts, zone: string, at: Date): InspectionStage {
  const { announcedAt, startsOn, found, concludedAt, answerDueOn } = facts;
  if (facts.calledOffAt) return 'called_off';
  if (facts.closedAt) return 'closed';
  if (concludedAt)
    return answerDueOn !== null && at < endOfDay(answerDueOn, zone) ? 'answers' : 'rectifying';
  if (!announcedAt || startsOn === null) return 'ordered';
  if (at < endOfDay(addDays(startsOn, -1), zone)) return 'announced';
  return found > 0 ? 'findings' : 'under_way';
}

/** Whether it is being carried out: findings are recorded, and it may be concluded. */
export const isUnderWay = (stage: InspectionStage): boolean =>
  stage === 'under_way' || stage === 'findings';

/** Whether it may still be called off: nothing has been concluded. */
export const isBeforeConclusion = (stage: InspectionStage): boolean =>
  stage === 'ordered' || stage === 'announced' || isUnderWay(stage);
