import { isCivilDate, type CivilDate } from '../calendar/civil-date.ts';
import type { ReportStage } from './facts.ts';
import type { Refusal } from './refusal.ts';

/** What an internal due date (内部期限) of a report is decided by. */
export interface InternalDueFacts {
  stage: ReportStage;
  leftAt: Date | null;
  /** The legal one, of the terms in force. */
  dueOn: CivilDate;
  internalDueOn: CivilDate | null;
}

/**
 * The internal due date that holds: one that terms have since left behind says nothing. Should they
 * become later again, it holds again.
 */
export const internalDueOf = ({
  internalDueOn,
  dueOn,
}: Pick<InternalDueFacts, 'internalDueOn' | 'dueOn'>): CivilDate | null =>
  internalDueOn !== null && internalDueOn <= dueOn ? internalDueOn : null;

/** A day as people and spreadsheets write it; null: nothing stands there; `none`: no day. */
export function dayTyped(text: string): CivilDate | null | 'none' {
  const typed = text.normalize('NFKC').trim();
  if (typed === '') return null;
  const [, year, month, day] = /^(\d{4})[-/.年] ?(\d{1,2})[-/.月] ?(\d{1,2})日?$/.exec(typed) ?? [];
  if (!year || !month || !day) return 'none';
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isCivilDate(iso) ? iso : 'none';
}

/** Why a report's internal due date cannot become what was typed; else what it was and becomes. */
export function decideInternalDue(
  facts: InternalDueFacts,
  typed: string,
  today: CivilDate,
): Refusal | { was: CivilDate | null; becomes: CivilDate | null } {
  const becomes = dayTyped(typed);
  const was = internalDueOf(facts);
  const refusal = (fault: 'none' | 'closed' | 'past' | 'too_late', date: CivilDate): Refusal => ({
    code: 'internal_due',
    fault,
    date,
  });
  if (becomes === 'none') return refusal('none', facts.dueOn);
  // What stands there already is no change, whenever it is said.
  if (becomes === was) return { was, becomes };
  if (facts.leftAt !== null || facts.stage !== 'collecting') return refusal('closed', facts.dueOn);
  if (becomes === null) return { was, becomes };
  if (becomes > facts.dueOn) return refusal('too_late', facts.dueOn);
  return becomes < today ? refusal('past', today) : { was, becomes };
}
