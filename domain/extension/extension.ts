import type { PlanPolicy } from '../../schemas/plan-policy.ts';
import { addMonths, assertCivilDate, type CivilDate } from '../calendar/civil-date.ts';
import { workdayOnOrAfter, type WorkdayCalendar } from '../calendar/workdays.ts';
import { civilDateOf } from '../calendar/zoned.ts';
import { saysSomething } from '../forms/field-spec.ts';
import type { Kind } from '../kinds/kind.ts';
import type { PlanAgencies } from '../parties.ts';
import type { Actor } from '../report/actor.ts';
import { isReviewer } from '../report/decide.ts';
import type { ReportFacts } from '../report/facts.ts';
import { refused, type Outcome, type Refusal } from '../report/refusal.ts';
import { lengthRefusal, LONGEST_REASON } from '../report/words-refusal.ts';

/** Where a request for an extension (延期) stands. */
export type ExtensionState =
  | 'asked'
  | 'confirmed'
  | 'granted'
  | 'refused'
  | 'withdrawn'
  /** Its report left the roster before it was decided. */
  | 'ended';

/** What an officer asks for. */
export interface ExtensionAsked {
  /** As typed; whether it is a day is decided here. */
  newDueOn: string;
  reason: string;
  /** How far the work is. */
  stateOfWork: string;
}

/** A request that stands, as decisions need it. */
export interface ExtensionFacts {
  state: ExtensionState;
  askedAt: Date;
  newDueOn: CivilDate;
}

/** The report an extension is about. */
export type ExtendedFacts = Pick<
  ReportFacts,
  'agencyId' | 'stage' | 'dueOn' | 'dueAt' | 'opensAt' | 'leftAt'
> & { originalDueOn: CivilDate };

/** What deciding about an extension rests on beside the facts. */
export interface ExtensionContext {
  /** The clock's reading after the report's row was locked. */
  now: Date;
  policy: PlanPolicy;
  calendar: WorkdayCalendar;
  plan: PlanAgencies;
  /** The kind's. */
  review: Kind['review'];
  /** When the plan's last cycle was closed; null while it runs. */
  planEndedAt: Date | null;
}

/** The last day that may be asked for or granted: so many months after the original due date. */
export const latestDueOn = (
  { originalDueOn }: Pick<ExtendedFacts, 'originalDueOn'>,
  { extensionMonths }: PlanPolicy,
): CivilDate => addMonths(originalDueOn, extensionMonths);

/**
 * Whether an extension may be asked for: by the agency that owes it, while nothing is filed, before
 * the due date is over (24:00), one at a time, and with words that say something.
 * @param open the request of this report that is not settled, if any.
 */
export function decideAsk(
  facts: ExtendedFacts,
  asked: ExtensionAsked,
  open: ExtensionFacts | null,
  actor: Actor,
  context: ExtensionContext,
): Outcome<{ newDueOn: CivilDate; reason: string; stateOfWork: string }> {
  const refusal = askRefusal(facts, open, actor, context);
  if (refusal) return refused(refusal);
  const date = dateRefusal(facts, asked.newDueOn, context);
  if (date) return refused(date);
  const [reason, stateOfWork] = [asked.reason.trim(), asked.stateOfWork.trim()];
  if (!saysSomething(reason)) return refused({ code: 'extension_words', of: 'reason' });
  if (!saysSomething(stateOfWork)) return refused({ code: 'extension_words', of: 'state' });
  const tooLong =
    lengthRefusal(reason, LONGEST_REASON) ?? lengthRefusal(stateOfWork, LONGEST_REASON);
  if (tooLong) return refused(tooLong);
  return { ok: true, value: { newDueOn: asked.newDueOn, reason, stateOfWork } };
}

/** Why nothing may be asked for now, whatever the form says; null if it may. */
export function askRefusal(
  facts: ExtendedFacts,
  open: Pick<ExtensionFacts, 'askedAt'> | null,
  actor: Pick<Actor, 'agencyId'>,
  { now, review }: Pick<ExtensionContext, 'now' | 'review'>,
): Refusal | null {
  const { leftAt, stage, dueAt, dueOn, opensAt } = facts;
  if (actor.agencyId !== facts.agencyId) return { code: 'not_yours' };
  if (leftAt) return { code: 'left_roster', leftAt };
  if (review === 'none') return { code: 'not_extendable' };
  if (stage === 'accepted' || stage === 'reviewing') return { code: 'extension_no_need' };
  if (now < opensAt) return { code: 'not_open_yet', opensAt };
  if (now >= dueAt) return { code: 'extension_too_late', dueOn };
  if (open) return { code: 'extension_open', askedAt: open.askedAt };
  return null;
}

/** Whether the leader of the agency confirms it; that the actor is one is found by the ledger. */
export function decideConfirm(
  facts: ExtendedFacts,
  request: ExtensionFacts,
  actor: Actor,
  isLeader: boolean,
): Outcome<'confirmed'> {
  const refusal = ownRefusal(facts, request, actor);
  if (refusal) return refused(refusal);
  if (!isLeader) return refused({ code: 'only_leader' });
  if (request.state !== 'asked') return refused({ code: 'extension_settled' });
  return { ok: true, value: 'confirmed' };
}

/**
 * Whether an agency takes its request back: anybody of it may, until it is decided. A leader who
 * declines to confirm does the same, with words.
 */
export function decideTakeBack(
  facts: ExtendedFacts,
  request: ExtensionFacts,
  words: string | null,
  actor: Actor,
  isLeader: boolean,
): Outcome<string | null> {
  const refusal = ownRefusal(facts, request, actor);
  if (refusal) return refused(refusal);
  if (words === null) return { ok: true, value: null };
  if (!isLeader) return refused({ code: 'only_leader' });
  const said = words.trim();
  if (!saysSomething(said)) return refused({ code: 'extension_words', of: 'decline' });
  const tooLong = lengthRefusal(said, LONGEST_REASON);
  return tooLong ? refused(tooLong) : { ok: true, value: said };
}

function ownRefusal(facts: ExtendedFacts, request: ExtensionFacts, actor: Actor): Refusal | null {
  if (actor.agencyId !== facts.agencyId) return { code: 'not_yours' };
  if (facts.leftAt) return { code: 'left_roster', leftAt: facts.leftAt };
  return isOpen(request) ? null : { code: 'extension_settled' };
}

/**
 * Whether the owner's superior may grant it, and until when: also when the report is overdue by now
 * or its books are closed, for it was asked in time; not when it is filed.
 * @param dueOn the date granted; null: the one that was asked for.
 */
export function decideGrant(
  facts: ExtendedFacts,
  request: ExtensionFacts,
  dueOn: string | null,
  actor: Actor,
  context: ExtensionContext,
): Outcome<CivilDate> {
  const granted = dueOn ?? request.newDueOn;
  const refusal =
    decisionRefusal(facts, request, actor, context) ??
    endedRefusal(context) ??
    dateRefusal(facts, granted, context);
  return refusal ? refused(refusal) : { ok: true, value: granted };
}

/** What sums an ended plan up rests on what was filed then: nothing of it is collected again. */
const endedRefusal = ({ planEndedAt }: ExtensionContext): Refusal | null =>
  planEndedAt && { code: 'plan_ended', endedAt: planEndedAt };

/** Whether the owner's superior may refuse it: with words. */
export function decideRefuse(
  facts: ExtendedFacts,
  request: ExtensionFacts,
  words: string,
  actor: Actor,
  context: ExtensionContext,
): Outcome<string> {
  const refusal = decisionRefusal(facts, request, actor, context);
  if (refusal) return refused(refusal);
  const said = words.trim();
  if (!saysSomething(said)) return refused({ code: 'extension_words', of: 'refusal' });
  const tooLong = lengthRefusal(said, LONGEST_REASON);
  return tooLong ? refused(tooLong) : { ok: true, value: said };
}

function decisionRefusal(
  facts: ExtendedFacts,
  request: ExtensionFacts,
  actor: Actor,
  { plan }: ExtensionContext,
): Refusal | null {
  if (!isReviewer(actor, facts.agencyId, plan)) return { code: 'only_reviewer' };
  if (facts.leftAt) return { code: 'left_roster', leftAt: facts.leftAt };
  if (!isOpen(request)) return { code: 'extension_settled' };
  if (request.state === 'asked') return { code: 'extension_unconfirmed' };
  if (facts.stage === 'accepted' || facts.stage === 'reviewing')
    return { code: 'extension_no_need' };
  return null;
}

/** A date that is none, is not later than the one in force, is past, a day off, or too far. */
function dateRefusal(
  facts: ExtendedFacts,
  dueOn: string,
  { now, policy, calendar }: ExtensionContext,
): Refusal | null {
  if (!isDay(dueOn)) return { code: 'extension_date', fault: 'none', date: facts.dueOn };
  if (dueOn <= facts.dueOn)
    return { code: 'extension_date', fault: 'not_later', date: facts.dueOn };
  const today = civilDateOf(now, policy.zone);
  if (dueOn < today) return { code: 'extension_date', fault: 'past', date: today };
  const latest = latestDueOn(facts, policy);
  if (dueOn > latest) return { code: 'extension_date', fault: 'too_far', date: latest };
  const workday = workdayOnOrAfter(calendar, dueOn);
  if (workday !== dueOn) return { code: 'extension_date', fault: 'day_off', date: workday };
  return null;
}

function isDay(text: string): boolean {
  try {
    assertCivilDate(text);
    return true;
  } catch {
    return false;
  }
}

/** Not settled yet. */
export const isOpen = ({ state }: Pick<ExtensionFacts, 'state'>): boolean =>
  state === 'asked' || state === 'confirmed';
