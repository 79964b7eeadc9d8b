import type { CivilDate } from '../calendar/civil-date.ts';
import { endOfDay } from '../calendar/zoned.ts';
import type { ReportStage } from '../report/facts.ts';
import type { Punctuality } from './tally.ts';

/** What of a report the counting rests on, as the facts stand at the instant of counting. */
export interface CountedFacts {
  stage: ReportStage;
  originalDueOn: CivilDate;
  /** The date of the newest terms that are no return's; the original one where nothing moved it. */
  movedDueOn: CivilDate;
  /** The first instant that is late under the terms in force, a return's included. */
  dueAt: Date;
  firstFiledAt: Date | null;
  /** The newest filing. */
  filedAt: Date | null;
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
 * How a report on the roster counts against one of its dates. A filing that stands, or was returned
 * with time left, counts by its first filing; it is late as well if it came after the books were
 * closed, or after the date that its return had set. What was filed once, returned and let fall due
 * is missing: nothing of it stands.
 */
export function outcomeOf(
  facts: CountedFacts,
  dueOn: CivilDate,
  { now, zone }: AsOf,
): keyof Punctuality {
  const firstLate = endOfDay(dueOn, zone);
  const { stage, firstFiledAt, filedAt, returnedAt, missedAt, dueAt } = facts;
  if (isOverdue(facts, now) && (firstFiledAt !== null || missedAt !== null)) return 'missing';
  if (stage === 'missed') return 'missing';
  if (!firstFiledAt) return now < firstLate ? 'notYetDue' : 'missing';
  const stands = stage === 'reviewing' || stage === 'accepted';
  const isLateAgain = stands && returnedAt !== null && filedAt !== null && filedAt >= dueAt;
  if (missedAt || isLateAgain || firstFiledAt >= firstLate) return 'filedLate';
  return 'filedOnTime';
}
