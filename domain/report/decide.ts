import { isShownList, type Held } from '../attachments/decide.ts';
import type { SubmissionForm } from '../../schemas/submission-form.ts';
import type { PlanPolicy } from '../../schemas/plan-policy.ts';
import type { CivilDate } from '../calendar/civil-date.ts';
import type { WorkdayCalendar } from '../calendar/workdays.ts';
import type { Doubt } from '../forms/doubt.ts';
import { isEmptyForm, saysSomething } from '../forms/field-spec.ts';
import type { FaultyFigure } from '../indicators/filed-figures.ts';
import type { Kind } from '../kinds/kind.ts';
import { returnDueOn, reviewDueOn } from '../ladder/clocks.ts';
import { superiorOf, type PlanAgencies } from '../parties.ts';
import { owes, type Actor } from './actor.ts';
import type { ReportFacts } from './facts.ts';
import { refused, type Outcome, type Refusal } from './refusal.ts';
import { lengthRefusal, LONGEST_REASON, wordsRefusal } from './words-refusal.ts';

/** What an agency or its reviewer wants to do to a report. */
export type ReportCommand =
  /**
   * `basedOn`: the revision its form was shown with; another one since is a refusal.
   * `asks`: what is in doubt is asked about first; else it is filed as it is.
   * `shown`: the attachments that its form showed, by id; others now are a refusal. Left out: whatever there is.
   */
  | {
      kind: 'file';
      form: SubmissionForm;
      basedOn?: number | undefined;
      asks?: boolean;
      shown?: readonly string[] | undefined;
    }
  /** 撤回: the agency takes its filing back before it was reviewed. */
  | { kind: 'withdraw'; revision: number }
  /** `revision`: the submission the reviewer has read; another one since is a refusal. */
  | { kind: 'return'; revision: number; reason: string }
  | { kind: 'accept'; revision: number }
  /** 开始审核: from now on the agency asks for a return instead of taking it back. */
  | { kind: 'begin_review'; revision: number }
  /** 重新打开: what was accepted is owed again, with a reason. */
  | { kind: 'reopen'; revision: number; reason: string };

/** What a command changes; the ledger writes exactly this, in one transaction. */
export type ReportChange =
  /** `reviewDueOn`: null where nobody reviews it: it is done. */
  | { kind: 'filed'; late: boolean; reviewDueOn: CivilDate | null }
  | { kind: 'withdrawn'; stage: 'collecting' | 'missed' }
  /** New terms begin. */
  | { kind: 'returned'; reason: string; dueOn: CivilDate }
  | { kind: 'accepted' }
  | { kind: 'review_begun' }
  /** New terms begin; what was accepted stays. */
  | { kind: 'reopened'; reason: string; dueOn: CivilDate };

/** What a decision rests on beside the report's own facts. */
export interface DecisionContext {
  /** The clock's reading after the report's row was locked. */
  now: Date;
  policy: PlanPolicy;
  calendar: WorkdayCalendar;
  plan: PlanAgencies;
  /** The kind's. */
  review: Kind['review'];
  /** When the plan's last cycle was closed; null or left out while it runs. */
  planEndedAt?: Date | null;
  /** When the report's task was set aside; null or left out while it is pursued. */
  taskSetAsideAt?: Date | null;
  /** Its form has no field: filing it is a click. */
  asksNothing?: boolean;
  nil?: Kind['nil'] | undefined;
  /** What is attached to it, under the lock. */
  attached?: readonly Held[];
  /** About the form that is to be filed. */
  doubt?: Doubt | null;
  /** The first required field of it that says nothing. */
  lacking?: string | null;
  /** What is wrong with the figures in it. */
  figures?: readonly FaultyFigure[];
  /** When the midterm evaluation that it is a side of was revealed. */
  revealedAt?: Date | null;
  /** Its assignee's agency has a part in its task. */
  isPartial?: boolean;
}

/**
 * Whether a command is legal now, by whom, and what it changes. A due date is inclusive: a filing
 * is late from 24:00 of the due day in the plan's zone.
 */
export function decide(
  facts: ReportFacts,
  command: ReportCommand,
  actor: Actor,
  context: DecisionContext,
): Outcome<ReportChange> {
  if (facts.leftAt) return refused({ code: 'left_roster', leftAt: facts.leftAt });
  switch (command.kind) {
    case 'file':
      return decideFiling(facts, command, actor, context);
    case 'withdraw':
      return decideWithdrawal(facts, command.revision, actor, context);
    case 'return':
      return decideReturn(facts, command, actor, context);
    case 'accept': {
      const refusal = reviewRefusal(facts, command.revision, actor, context);
      return refusal ? refused(refusal) : { ok: true, value: { kind: 'accepted' } };
    }
    case 'begin_review':
      return decideBeginning(facts, command.revision, actor, context);
    case 'reopen':
      return decideReopening(facts, command, actor, context);
  }
}

function decideFiling(
  facts: ReportFacts,
  { form, basedOn, asks, shown }: Extract<ReportCommand, { kind: 'file' }>,
  actor: Actor,
  context: DecisionContext,
): Outcome<ReportChange> {
  const { now, policy, calendar, review, nil, doubt, asksNothing = false } = context;
  // The commission and the government office owe reports of their own, and file them like anybody.
  if (!owes(actor, facts)) return refused(notOwed(facts, actor));
  if (facts.stage === 'accepted')
    return refused({ code: 'already_accepted', acceptedAt: facts.acceptedAt ?? now });
  if (facts.stage === 'reviewing')
    return refused({ code: 'already_filed', filedAt: facts.filedAt ?? now });
  if (now < facts.opensAt) return refused({ code: 'not_open_yet', opensAt: facts.opensAt });
  if (basedOn !== undefined && basedOn !== facts.revision)
    return refused({ code: 'changed_since', revision: facts.revision });
  const { revealedAt, lacking, isPartial, figures = [], attached = [] } = context;
  if (shown && !isShownList(attached, shown)) return refused({ code: 'attachments_changed' });
  if (revealedAt && !facts.differsAt) return refused({ code: 'revealed', revealedAt });
  if (isPartial) return refused({ code: 'assessor_responsible' });
  if (form.nil && !nil) return refused({ code: 'nil_not_taken' });
  if (form.nil && !saysSomething(form.nilReason)) return refused({ code: 'nil_needs_reason' });
  // A receipt has no form: signing for it is all there is to say.
  if (!form.nil && !asksNothing && isEmptyForm(form.values))
    return refused({ code: 'empty_report' });
  if (lacking) return refused({ code: 'field_needed', field: lacking });
  if (figures.length > 0) return refused({ code: 'figures', faults: figures });
  if (asks && doubt) return refused({ code: 'questioned', doubt });
  const late = now >= facts.dueAt;
  return {
    ok: true,
    value: {
      kind: 'filed',
      late,
      reviewDueOn: review === 'none' ? null : reviewDueOn(now, policy, calendar),
    },
  };
}

function decideWithdrawal(
  facts: ReportFacts,
  revision: number,
  actor: Actor,
  { now }: DecisionContext,
): Outcome<ReportChange> {
  if (!owes(actor, facts)) return refused(notOwed(facts, actor));
  if (facts.stage === 'accepted')
    return refused({ code: 'already_accepted', acceptedAt: facts.acceptedAt ?? now });
  if (facts.stage !== 'reviewing') return refused({ code: 'nothing_to_withdraw' });
  if (revision !== facts.revision)
    return refused({ code: 'changed_since', revision: facts.revision });
  if (facts.reviewBegunAt) return refused({ code: 'review_begun', begunAt: facts.reviewBegunAt });
  const stage = facts.missedAt ? 'missed' : 'collecting';
  return { ok: true, value: { kind: 'withdrawn', stage } };
}

function decideReturn(
  facts: ReportFacts,
  command: { revision: number; reason: string },
  actor: Actor,
  context: DecisionContext,
): Outcome<ReportChange> {
  const refusal = reviewRefusal(facts, command.revision, actor, context);
  if (refusal) return refused(refusal);
  const reason = command.reason.trim();
  if (!saysSomething(reason)) return refused({ code: 'return_needs_reason' });
  const tooLong = lengthRefusal(reason, LONGEST_REASON);
  if (tooLong) return refused(tooLong);
  const { calendar, policy, now } = context;
  const dueOn = returnDueOn(now, facts.dueOn, policy, calendar);
  return { ok: true, value: { kind: 'returned', reason, dueOn } };
}

function decideBeginning(
  facts: ReportFacts,
  revision: number,
  actor: Actor,
  context: DecisionContext,
): Outcome<ReportChange> {
  const refusal = reviewRefusal(facts, revision, actor, context);
  if (refusal) return refused(refusal);
  if (facts.reviewBegunAt) return refused({ code: 'review_begun', begunAt: facts.reviewBegunAt });
  return { ok: true, value: { kind: 'review_begun' } };
}

function decideReopening(
  facts: ReportFacts,
  command: { revision: number; reason: string },
  actor: Actor,
  { now, plan, policy, calendar, review, planEndedAt, taskSetAsideAt: setAsideAt }: DecisionContext,
): Outcome<ReportChange> {
  if (!isReviewer(actor, facts.agencyId, plan)) return refused({ code: 'only_reviewer' });
  // What nobody reviews nobody has accepted.
  if (facts.stage !== 'accepted' || review === 'none')
    return refused({ code: 'nothing_to_reopen' });
  if (command.revision !== facts.revision)
    return refused({ code: 'changed_since', revision: facts.revision });
  const reason = command.reason.trim();
  const unfit = wordsRefusal(reason, LONGEST_REASON);
  if (unfit) return refused(unfit);
  // A plan that has ended has been told so, and what sums it up has been put together.
  if (planEndedAt) return refused({ code: 'plan_ended', endedAt: planEndedAt });
  // Nobody is asked for a task that is not pursued; resumed, it may be.
  if (setAsideAt) return refused({ code: 'task_set_aside', setAsideAt });
  const dueOn = returnDueOn(now, facts.dueOn, policy, calendar);
  return { ok: true, value: { kind: 'reopened', reason, dueOn } };
}

/** Another agency's report; or one that was the actor's, and has passed on. */
const notOwed = ({ owners, assigneeId }: ReportFacts, { agencyId }: Actor): Refusal =>
  !assigneeId && agencyId !== null && owners.includes(agencyId)
    ? { code: 'passed_on' }
    : { code: 'not_yours' };

/** Whether an actor is whoever reviews what this agency owes. */
export function isReviewer(actor: Actor, ownerId: string, plan: PlanAgencies): boolean {
  const superior = superiorOf(ownerId, plan);
  const kind = superior === plan.commissionId ? 'commission' : 'government';
  return actor.kind === kind && actor.agencyId === superior && superior !== ownerId;
}

/** Why this review cannot be given, or null: only the reviewer, only a filed, only the newest. */
function reviewRefusal(
  facts: ReportFacts,
  revision: number,
  actor: Actor,
  { plan, now }: DecisionContext,
): Refusal | null {
  if (!isReviewer(actor, facts.agencyId, plan)) return { code: 'only_reviewer' };
  if (facts.stage === 'accepted')
    return { code: 'already_accepted', acceptedAt: facts.acceptedAt ?? now };
  if (facts.stage !== 'reviewing') return { code: 'nothing_to_review' };
  if (revision !== facts.revision) return { code: 'changed_since', revision: facts.revision };
  return null;
}
