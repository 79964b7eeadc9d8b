import type { CivilDate } from '../calendar/civil-date.ts';
import type { InspectionStage } from './stage.ts';

/** What an inspection still lacks before it is announced. */
export type Lacking = 'subjects' | 'team' | 'dates';

/** Why something about an inspection (检查) is not done. */
export type InspectionRefusal =
  /** Only the plan's government office orders one. */
  | { code: 'only_government_orders' }
  /** Only the plan's government office and its commission carry one out. */
  | { code: 'only_inspecting_offices' }
  /** It inspects their own agency: the government office carries it out alone. */
  | { code: 'inspects_itself' }
  | { code: 'inspection_stage'; stage: InspectionStage }
  /** Somebody has changed it since it was shown. */
  | { code: 'inspection_changed' }
  | { code: 'inspection_lacks'; lacking: Lacking[] }
  /** `date`: today, of `past`; the other end of the span, of `order`. */
  | { code: 'inspection_dates'; fault: 'none' | 'past' | 'order'; date: CivilDate }
  | { code: 'bad_share' }
  /** What was chosen is no agency's work in this plan. */
  | { code: 'no_such_subject' }
  | { code: 'no_such_member' }
  /** Somebody would inspect an agency that they belong to, or act for. */
  | { code: 'member_inspects_own'; name: string }
  /** Agencies that would be inspected more often than a year allows; nobody said why. */
  | { code: 'inspected_often'; names: string[]; limit: number }
  /** The agency is not among those inspected, or the task is none of its own. */
  | { code: 'not_inspected' }
  /** A rectification is due on a workday to come. `date`: the next such day. */
  | { code: 'rectify_by'; fault: 'none' | 'past' | 'day_off'; date: CivilDate }
  /** Findings, by their numbers, whose day has come before the conclusion. */
  | { code: 'rectify_past'; numbers: number[] }
  | { code: 'finding_withdrawn'; withdrawnAt: Date }
  /** Its rectification is accepted: it is closed. */
  | { code: 'finding_closed'; closedAt: Date }
  | { code: 'answer_over'; answerDueOn: CivilDate };
