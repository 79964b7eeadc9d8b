import type { CivilDate } from '../calendar/civil-date.ts';
import { civilDateOf, endOfDay } from '../calendar/zoned.ts';
import type { Doubt } from '../forms/doubt.ts';
import type { ReportStage } from '../report/facts.ts';
import type { Punctuality } from './tally.ts';

/** What of a report the counting rests on, as the facts stand at the instant of counting. */
export interface CountedFacts {
  stage: ReportStage;
  originalDueOn: CivilDate;
  /**
   * The date of the newest terms that are no return's and began before the first filing; the original
   * one where nothing moved it.
   */
  movedDueOn: CivilDate;
  /** The first instant that is late under the terms in force, a return's included. */
  dueAt: Date;
  /** The first filing that was not taken back. */
  firstFiledAt: Date | null;
  /** The last return. */
  returnedAt: Date | null;
  /** When the books were closed for the first time. */
  missedAt: Date | null;
  leftAt: Date | null;
}

/** When, and by which zone's days, reports are judged. */
export interface AsOf {
  now: Date;
  /** IANA name. */
  zone: string;
}

/**
 * Overdue now (逾期未报): it lies with its agency, and its date is past or its books are closed. Every
 * page, mail, letter and circular that speaks of overdue reports means exactly these.
 */
export function isOverdue(
  { stage, dueAt, missedAt, leftAt }: Pick<CountedFacts, 'stage' | 'dueAt' | 'missedAt' | 'leftAt'>,
  now: Date,
): boolean {
  if (leftAt) return false;
  if (stage === 'missed') return true;
  return stage === 'collecting' && (missedAt !== null || dueAt <= now);
}

/**
 * How punctual a report is against one of its dates: by its first filing that was not taken back, and by
 * nothing that came later. A return makes no filing late or missing, nor does the closing of the books
 * over what was returned: whether something of it is overdue *now* is `isOverdue`, another question.
 */
export function outcomeOf(
  { stage, firstFiledAt, dueAt }: Pick<CountedFacts, 'stage' | 'firstFiledAt' | 'dueAt'>,
  dueOn: CivilDate,
  { now, zone }: AsOf,
): keyof Punctuality {
  // What is due by an hour is late from that hour on, on its day.
  const isItsDay = civilDateOf(new Date(dueAt.getTime() - 1), zone) === dueOn;
  const firstLate = isItsDay ? dueAt : endOfDay(dueOn, zone);
  if (firstFiledAt) return firstFiledAt >= firstLate ? 'filedLate' : 'filedOnTime';
  return stage === 'missed' || now >= firstLate ? 'missing' : 'notYetDue';
}

/** Whether it left the roster before anything was filed; what was filed counts by its filing. */
export const isLeft = ({ leftAt, firstFiledAt }: Pick<CountedFacts, 'leftAt' | 'firstFiledAt'>) =>
  leftAt !== null && firstFiledAt === null;

/** What is counted apart of a filing: no progress (无进展), next to nothing said, the last cycle's text. */
export type Filing = 'nil' | Doubt;

/** Of what was filed and stands, the newest: what it says of itself, and what was asked about it. */
export interface FiledFacts {
  firstFiledAt: Date | null;
  nil: boolean;
  /** What was asked about it, and it was filed all the same. */
  doubt?: Doubt | null;
}

/** As what a filing is counted apart; it is counted as filed, too. Of what was never filed: nothing. */
export function filingsOf({ firstFiledAt, nil, doubt = null }: FiledFacts): Filing[] {
  if (firstFiledAt === null) return [];
  return [...(nil ? ['nil' as const] : []), ...(doubt === null ? [] : [doubt])];
}
