import type { PlanPolicy } from '../../schemas/plan-policy.ts';
import type { ReportForm } from '../../schemas/report-form.ts';
import { endOfDay } from '../calendar/zoned.ts';
import type { WorkdayCalendar } from '../calendar/workdays.ts';
import { returnDueOn, reviewDueOn } from '../ladder/clocks.ts';
import type { CivilDate } from '../calendar/civil-date.ts';
import type { Actor } from './actor.ts';
import { isEmptyForm } from './empty-form.ts';
import type { ReportFacts } from './facts.ts';
import { refused, type Outcome } from './refusal.ts';

export type ReportCommand =
  | { kind: 'file'; form: ReportForm }
  /** `revision`: the submission the reviewer has read; another one since is a refusal. */
  | { kind: 'return'; revision: number; reason: string }
  | { kind: 'accept'; revision: number };

/** What a command changes; the ledger writes exactly this, in one transaction. */
export type ReportChange =
  | { kind: 'filed'; late: boolean; reviewDueOn: CivilDate }
  | { kind: 'returned'; reason: string; dueOn: CivilDate; dueVersion: number }
  | { kind: 'accepted' };

export interface DecisionContext {
  /** The clock's reading after the report's row was locked. */
  now: Date;
  policy: PlanPolicy;
  calendar: WorkdayCalendar;
  /** 发展改革委 of the plan: who reviews. */
  commissionId: string;
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
  if (facts.stage === 'withdrawn') return refused({ code: 'withdrawn' });
  switch (command.kind) {
    case 'file':
      return decideFiling(facts, command.form, actor, context);
    case 'return':
      return decideReturn(facts, command, actor, context);
    case 'accept': {
      const refusal = reviewRefusal(facts, command.revision, actor, context);
      return refusal ?? { ok: true, value: { kind: 'accepted' } };
    }
  }
}

function decideFiling(
  facts: ReportFacts,
  form: ReportForm,
  actor: Actor,
  { now, policy, calendar }: DecisionContext,
): Outcome<ReportChange> {
  // The commission and the government office owe reports of their own, and file them like anybody.
  if (actor.agencyId !== facts.agencyId) return refused({ code: 'not_yours' });
  if (facts.stage === 'accepted')
    return refused({ code: 'already_accepted', acceptedAt: facts.acceptedAt ?? now });
  if (facts.stage === 'reviewing')
    return refused({ code: 'already_filed', filedAt: facts.filedAt ?? now });
  if (now < facts.opensAt) return refused({ code: 'not_open_yet', opensAt: facts.opensAt });
  if (form.nil && !/[\p{L}\p{N}]/u.test(form.nilReason))
    return refused({ code: 'nil_needs_reason' });
  if (!form.nil && isEmptyForm(form)) return refused({ code: 'empty_report' });
  const late = now >= endOfDay(facts.dueOn, policy.zone);
  return {
    ok: true,
    value: { kind: 'filed', late, reviewDueOn: reviewDueOn(now, policy, calendar) },
  };
}

function decideReturn(
  facts: ReportFacts,
  command: { revision: number; reason: string },
  actor: Actor,
  context: DecisionContext,
): Outcome<ReportChange> {
  const refusal = reviewRefusal(facts, command.revision, actor, context);
  if (refusal) return refusal;
  const reason = command.reason.trim();
  if (!/[\p{L}\p{N}]/u.test(reason)) return refused({ code: 'return_needs_reason' });
  const { calendar, policy, now } = context;
  const dueOn = returnDueOn(now, policy, calendar);
  return {
    ok: true,
    value: { kind: 'returned', reason, dueOn, dueVersion: facts.dueVersion + 1 },
  };
}

/** Why this review cannot be given, or null: only the commission, only a filed, only the newest. */
function reviewRefusal(
  facts: ReportFacts,
  revision: number,
  actor: Actor,
  { commissionId, now }: DecisionContext,
): { ok: false; refusal: Parameters<typeof refused>[0] } | null {
  if (actor.kind !== 'commission' || actor.agencyId !== commissionId)
    return refused({ code: 'only_commission' });
  if (facts.stage === 'accepted')
    return refused({ code: 'already_accepted', acceptedAt: facts.acceptedAt ?? now });
  if (facts.stage !== 'reviewing') return refused({ code: 'nothing_to_review' });
  if (revision !== facts.revision)
    return refused({ code: 'changed_since', revision: facts.revision });
  return null;
}
