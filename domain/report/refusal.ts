import type { AttachmentRefusal } from '../attachments/refusal.ts';
import type { CivilDate } from '../calendar/civil-date.ts';
import type { FenceRefusal } from '../fence/refusal.ts';
import type { Doubt } from '../forms/doubt.ts';
import type { InspectionRefusal } from '../inspections/refusal.ts';
import type { IssueRefusal } from '../issue/refusal.ts';
import type { FaultyFigure } from '../indicators/filed-figures.ts';
import type { IndicatorRefusal } from '../indicators/refusal.ts';
import type { Clash } from '../kinds/cycles.ts';
import type { RegisterRefusal } from '../register/refusal.ts';

/** Why a command was refused: a code, and what a sentence about it needs to name. */
export type Refusal =
  | { code: 'not_found' }
  | { code: 'not_yours' }
  /** Only the owner's superior reviews: the commission, or the government for what that one owes. */
  | { code: 'only_reviewer' }
  | { code: 'only_operator' }
  | { code: 'not_open_yet'; opensAt: Date }
  | { code: 'already_filed'; filedAt: Date }
  | { code: 'already_accepted'; acceptedAt: Date }
  | { code: 'left_roster'; leftAt: Date }
  | { code: 'empty_report' }
  /** A field that is required says nothing. */
  | { code: 'field_needed'; field: string }
  /** Values of indicators without unit, source or reason, or that are none. */
  | { code: 'figures'; faults: readonly FaultyFigure[] }
  /** The evaluation was revealed: what comes now would not be blind. */
  | { code: 'revealed'; revealedAt: Date }
  /** The assessor's agency has become responsible for the task. */
  | { code: 'assessor_responsible' }
  | { code: 'nil_needs_reason' }
  /** This kind of report has something to say in any case. */
  | { code: 'nil_not_taken' }
  /** Not refused for good: whoever means it may file it all the same. */
  | { code: 'questioned'; doubt: Doubt }
  | { code: 'return_needs_reason' }
  | { code: 'nothing_to_review' }
  | { code: 'nothing_to_withdraw' }
  /** Its reviewer has begun: it is returned rather than taken back. */
  | { code: 'review_begun'; begunAt: Date }
  | { code: 'nothing_to_reopen' }
  /** The actor's agency owed it once; by a transfer another one does. */
  | { code: 'passed_on' }
  /** The plan's last cycle is closed: nothing of it is opened again. */
  | { code: 'plan_ended'; endedAt: Date }
  | ChangeRefusal
  | FenceRefusal
  | AssignRefusal
  /** `revision`: the newest there is; the command rested on another. */
  | { code: 'changed_since'; revision: number }
  /** It is a part of another agency's report, and has a form of its own. */
  | { code: 'is_part' }
  /** The lead's report is accepted, or its books are closed: opinions come too late. */
  | { code: 'lead_report_closed' }
  /** The lead has shown another text since. */
  | { code: 'text_changed' }
  | { code: 'position_needed' }
  | { code: 'opinion_needed' }
  | { code: 'not_launched' }
  | { code: 'already_launched'; launchedAt: Date }
  | { code: 'bad_period'; from: number; to: number }
  | { code: 'no_obligations' }
  | { code: 'dates_clash'; clashes: Clash[] }
  | { code: 'steps_out_of_order'; kind: string; steps: string[] }
  | PreparationRefusal
  /** The first mail has left: the launch cannot be undone any more. */
  | { code: 'mails_sent'; sent: number }
  /** Somebody has filed, asked or raised something, and has the receipt: undoing the launch would lose it. */
  | { code: 'handed_in'; count: number }
  | { code: 'already_paused'; pausedAt: Date }
  | { code: 'not_paused' }
  /** Of the mails asked for none is refused (any more). */
  | { code: 'nothing_refused' }
  /** Of its kind nobody reviews anything: there is nobody to ask for an extension. */
  | { code: 'not_extendable' }
  /** It is filed: there is nothing to extend. */
  | { code: 'extension_no_need' }
  | { code: 'extension_too_late'; dueOn: CivilDate }
  /** Another request of this report is not settled. */
  | { code: 'extension_open'; askedAt: Date }
  | { code: 'extension_words'; of: 'reason' | 'state' | 'decline' | 'refusal' }
  /** `date`: the due date in force, today, the last possible day, or the next workday. */
  | {
      code: 'extension_date';
      fault: 'none' | 'not_later' | 'past' | 'too_far' | 'day_off';
      date: CivilDate;
    }
  /** 内部期限. `date`: the legal due date; of `past`, today. `closed`: it is filed or not owed. */
  | { code: 'internal_due'; fault: 'none' | 'closed' | 'past' | 'too_late'; date: CivilDate }
  /** Of a table: a row before names the same report. */
  | { code: 'row_twice' }
  /** It is decided or withdrawn already. */
  | { code: 'extension_settled' }
  | { code: 'extension_unconfirmed' }
  /** Only a leader (分管领导) of the agency confirms or declines. */
  | { code: 'only_leader' }
  /** A change, an objection or an answer without words that say something. */
  | { code: 'needs_words' }
  /** Characters at most, and how many there are. */
  | { code: 'words_too_long'; most: number; given: number }
  | { code: 'no_such_task' }
  /** Answered or withdrawn meanwhile. */
  | { code: 'objection_closed'; closedAt: Date }
  | { code: 'only_superior_answers' }
  | { code: 'bad_contact'; field: 'name' | 'address' }
  /** Somebody of another agency signs in by it. */
  | { code: 'address_taken' }
  /** A contact of the same agency in the same role has it: whoever it is would be told everything twice. */
  | { code: 'contact_exists'; name: string }
  | { code: 'last_officer' }
  /** `left`: tries that are left. */
  | { code: 'wrong_code'; left: number }
  /** Too old, used, or tried too often. */
  | { code: 'code_over' }
  | { code: 'too_many_codes' }
  /** There is one rehearsal at a time. */
  | { code: 'rehearsal_under_way'; askedAt: Date }
  /** It has ended: there is nothing to cancel. */
  | { code: 'rehearsal_over' }
  /** Another calendar was brought in, or taken back, meanwhile. */
  | { code: 'calendar_changed' }
  /** A plan of another commission goes by the same calendar. */
  | { code: 'calendar_of_others'; title: string }
  | SignOffRefusal
  | InspectionRefusal
  | IssueRefusal
  | IndicatorRefusal
  | AttachmentRefusal
  | RegisterRefusal;

/** Why a document is not signed off so, or an instruction not given or taken up. */
export type SignOffRefusal =
  /** What its kind asks for is a signed document: nothing else is filed of it, nor taken back. */
  | { code: 'is_signed_off' }
  /** Whoever acts is no person who has signed in. */
  | { code: 'signs_by_person' }
  | { code: 'not_handed_in' }
  /** Whoever wrote it does not sign it off. */
  | { code: 'second_person' }
  /** 批示: only the plan's government office gives them, and only its commission takes them up. */
  | { code: 'only_government' }
  | { code: 'only_commission' }
  | { code: 'already_taken_up'; takenUpAt: Date };

/** Why a plan is not launched yet, a finding not accepted, a change of policy not saved, a plan not ended. */
export type PreparationRefusal =
  /** So many findings of the preflight are neither solved nor accepted. */
  | { code: 'preflight_open'; open: number }
  /** It is solved, or was never accepted. */
  | { code: 'finding_gone' }
  /** Its facts are others than were shown. */
  | { code: 'finding_changed' }
  /** It can only be solved. */
  | { code: 'finding_blocks' }
  /** Others have changed the arrangements since they were shown. */
  | { code: 'policy_changed' }
  /** What a launch would bring about is not what was shown. */
  | { code: 'launch_changed' }
  | { code: 'end_ordered'; endOrderedAt: Date }
  | { code: 'end_not_ordered' };

/** Why a task is not given to an assessor. */
export type AssignRefusal =
  | { code: 'no_assessor' }
  /** The plan has no confirmed assessment. */
  | { code: 'no_evaluation' };

/** Why a task, an obligation or an agency's duties cannot be changed so. */
export type ChangeRefusal =
  | { code: 'unknown_task' }
  | { code: 'task_set_aside'; setAsideAt: Date }
  | { code: 'not_set_aside' }
  /** Somebody has to lead a task, or be responsible for it. */
  | { code: 'needs_owner' }
  | { code: 'nothing_changed' }
  | { code: 'no_such_obligation' }
  | { code: 'obligation_ended'; endedAt: Date }
  | { code: 'obligation_not_ended' }
  /** Since it was ended, this cycle of it would have opened. */
  | { code: 'cycle_passed'; kind: string; period: string }
  | { code: 'no_such_agency' }
  | { code: 'same_agency' }
  | { code: 'agency_ended'; endedAt: Date }
  /** The commission and the government office of a plan are not passed on here. */
  | { code: 'plan_office' }
  /** A region and what is no region do not owe the same. */
  | { code: 'not_alike' }
  | { code: 'name_taken'; name: string }
  | { code: 'bad_name' }
  | { code: 'no_tasks' }
  /** Another commission's plan names it. */
  | { code: 'other_plan'; title: string };

/** The names of the refusals, under which pages keep their words. */
export type RefusalCode = Refusal['code'];

/** The outcome of a command: what it gave, or why it was refused. Nothing is written on a refusal. */
export type Outcome<T> = { ok: true; value: T } | { ok: false; refusal: Refusal };

/** The outcome of a command that was refused. */
export const refused = (refusal: Refusal): { ok: false; refusal: Refusal } => ({
  ok: false,
  refusal,
});
