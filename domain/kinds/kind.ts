import type { SectionSpec } from '../assembly/assembly.ts';
import type { CivilDate } from '../calendar/civil-date.ts';
import type { Period } from '../calendar/periods.ts';
import type { WorkdayCalendar } from '../calendar/workdays.ts';
import type { DutyKind, ParsedDocument } from '../document/types.ts';
import type { Step } from '../ladder/step.ts';
import type { FieldSpec, FormSubject } from '../forms/field-spec.ts';
import type { ObligationValues } from '../../schemas/obligation-values.ts';
import type { PlanPolicy } from '../../schemas/plan-policy.ts';

/** Who owes: one report per task, per agency, or per region for the whole plan. */
export type Owner =
  /**
   * 牵头, or 责任 where the document names no lead; one report per task and agency; of the tasks with
   * these places in the plan, or of all.
   */
  | { who: 'leads'; per: 'task'; tasks?: readonly number[] }
  /** Agencies that a person has named, by id; one report each. */
  | { who: 'named'; per: 'agency'; agencies: readonly string[] }
  /** Every agency that a task names, in whatever role; one report each. */
  | { who: 'with-tasks'; per: 'agency' }
  /** The plan's commission itself, whether or not a task names it; once, or for every issue raised. */
  | { who: 'commission'; per: 'agency' | 'issue' }
  /** 被检查单位: whom a finding of an inspection concerns; one report for each finding. */
  | { who: 'inspected'; per: 'finding' }
  /** The plan's regions; one report each, by chapter. */
  | { who: 'regions'; per: 'plan' }
  /** 评估人: whom the commission has named for a task, a person of an agency that has no part in it. */
  | { who: 'assessors'; per: 'task' }
  /** 配合: whoever cooperates in a report's task owes a part of that report. */
  | { who: 'cooperators'; per: 'parent' };

/** What starts a kind's cycles. */
export type Trigger =
  /** Every period of the launch, at the cadence that the obligation chose or the default one. */
  | { on: 'calendar'; every: Period['cadence'] }
  /** Once, at the launch. */
  | { on: 'launch' }
  /** Once, by a date that the obligation names; its period is that name (see dated-name.ts). */
  | { on: 'date'; period(values: ObligationValues): string }
  /** Once, in the middle year of the launch; its period is that year. */
  | { on: 'half' }
  /** With every cycle of the kind that its reports are parts of. */
  | { on: 'parent'; of: string }
  /** After every cycle of another kind, which it sums up; its period is that one's. */
  | { on: 'cycle'; of: string }
  /** With whatever happens (an issue raised, a finding made): a cycle each, which nobody can plan. */
  | { on: 'event' };

/** What has happened, as the dates of its cycle depend on it. */
export interface EventFacts {
  at: Date;
  /** The due date that it brings itself. */
  dueOn?: CivilDate;
  /** 紧急: it cannot wait for days. */
  urgent?: boolean;
}

/** A due date to the instant, where a day is too long: the first instant that is late. */
export interface DueInstant {
  at: Date;
}

/** The dates of the report that a part belongs to. */
export interface ParentDates {
  opensAt: Date;
  dueOn: CivilDate;
}

/** The dates of the cycle that another one follows. */
export interface SourceDates {
  /** Its due date, inclusive. */
  dueOn: CivilDate;
  /** The day on which its books close under first terms; its due date, if they never do. */
  closesOn: CivilDate;
}

/** What the dates of a cycle depend on. */
export interface CycleContext {
  /** Null for what is owed once. */
  period: Period | null;
  launchedAt: Date;
  policy: PlanPolicy;
  values: ObligationValues;
  calendar: WorkdayCalendar;
  /** Of a part: its report's dates. */
  parent?: ParentDates;
  /** Of a cycle that follows another one: that one's dates. */
  source?: SourceDates;
  /** Of a cycle that an event starts: what happened. */
  event?: EventFacts;
}

/** What obligations are proposed from. */
export interface ProposalContext {
  document: ParsedDocument;
  /** The year of the launch: that of a day without one. */
  year: number;
  /** With every name that the document may use for them. */
  agencies: readonly { id: string; names: readonly string[] }[];
}

/** An obligation that the document may order; nothing is owed until a person confirms it. */
export interface Proposal {
  /** Unique among those of its kind in a plan. */
  key: string;
  values: ObligationValues;
  /** Its sentence and where it stands. */
  quote: string;
  span: readonly [start: number, end: number];
  /** What the sentence orders, in the words of the document's duties; left out: a dated step. */
  orders?: DutyKind;
}

/** What is shown of another kind beside a form. */
export interface Shown {
  kind: string;
  fields: readonly string[];
  /** Every cycle of it, and whoever leads the task; left out: the newest by the agency itself. */
  all?: true;
}

/** 自评 and 独立评估: the two sides of the midterm evaluation. */
export type Side = 'self' | 'independent';

/**
 * A kind of report: everything that is particular to it. The ledger, the workflows, mails and pages
 * know no kind by name; an obligation's JSON holds only what was chosen otherwise than here.
 */
export interface Kind {
  kind: string;
  /** Or what an obligation chose of them. */
  owners: readonly Owner[] | ((values: ObligationValues) => readonly Owner[]);
  trigger: Trigger;
  /** What the document may order of this kind, for a person to confirm. */
  proposals?: (context: ProposalContext) => Proposal[];
  /** When the cycle's reports open; before the launch: the launch opens them (see cycles.ts). */
  opens(cycle: CycleContext): Date;
  /** The due date, inclusive; or an instant of it. */
  due(cycle: CycleContext): CivilDate | DueInstant;
  /** The ladder, from its mildest step to its most severe. */
  ladder(cycle: Pick<CycleContext, 'values' | 'period'>): Step[];
  /** The form by version; a stored submission is read by the version it was filed in. */
  forms: Readonly<Record<number, (subject: FormSubject) => FieldSpec[]>>;
  /** The version that is filed now. */
  formVersion: number;
  /** What was filed in other kinds that is shown beside it: these fields, as far as they concern it. */
  shows?: readonly Shown[];
  /** An agency may file that there is nothing to report (无进展), with the reason. */
  nil?: true;
  /** Who looks at what was filed: the owner's superior; or nobody, and filing it is the end of it. */
  review: 'superior' | 'none';
  /** It is a side of the midterm evaluation: blind until both are revealed. */
  evaluates?: Side;
  /**
   * What its page asks for instead of a filed form: that the assignment is confirmed, by a click; or a
   * document that one person writes and a second one signs off (签发); or what has commands and a page
   * of its own, and by which alone it is filed and reviewed.
   */
  asks?: 'confirmation' | 'sign-off' | 'own-page';
  /** Of a document that sums up the cycle it follows: what of it, section by section. */
  assembles?: readonly SectionSpec[];
}
