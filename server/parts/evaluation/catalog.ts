import type { NotGiven } from '../../../domain/evaluation/spread.ts';
import type { Side } from '../../../domain/kinds/kind.ts';

/** What the page of the midterm evaluation says. */
export interface EvaluationWords {
  title: string;
  notOrdered: string;
  notYet: string;
  blind: string;
  revealed(instant: string): string;
  side: Record<Side, string>;
  opens: string;
  filed(filed: number, owed: number): string;
  closed: string;
  /** Tasks that nobody is named for, and such as have to be named anew. */
  unassigned(count: number): string;
  /** The assessments have opened and nobody is named: the reveal waits for the self-evaluations alone. */
  nobodyNamed: string;
  partial(count: number): string;
  asked(count: number): string;
  task: string;
  lead: string;
  assessor: string;
  nobody: string;
  isPartial: string;
  regions: string;
  isAsked: string;
  differs: string;
  noRating: string;
  stage: Record<'collecting' | 'reviewing' | 'accepted' | 'missed', string>;
  /** The form that names assessors. */
  assign: string;
  assignText: string;
  chooseTasks: string;
  choosePeople: string;
  role: Record<'officer' | 'leader' | 'deputy', string>;
  tasksOf(count: number): string;
  look: string;
  preview: string;
  previewText: string;
  confirm: string;
  back: string;
  was: string;
  becomes: string;
  unchanged: string;
  notGiven: Record<NotGiven, string>;
  done(count: number): string;
  /** What both sides propose, after the reveal. */
  adjustments(count: number): string;
  noAdjustments: string;
  proposed: string;
  wholePlan: string;
  adopted: string;
  adopt: string;
  adoptAgain: string;
  adoptedOn(instant: string): string;
  notAdopted: string;
  /** The words that a change begins with which adopts a proposal. */
  adopting(agency: string, text: string): string;
}
