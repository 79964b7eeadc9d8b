import type { Position } from '../forms/opinion.ts';
import { NOT_ASKED } from './contribution.ts';
import type { ReportStage } from './facts.ts';

/** Where a contribution stands: what was answered, or why nothing was. */
export type ContributionState =
  'agree' | 'disagree' | 'input' | 'waiting' | 'overdue' | 'to_come' | 'missed' | 'not_asked';

/** What tells it. */
interface StateFacts {
  /** The newest answer; null if there is none. */
  given: { position: Position | null } | null;
  stage: ReportStage;
  leftAt: Date | null;
  leftCause: string | null;
  opensAt: Date;
  dueAt: Date;
}

/** What a contribution says, or why it says nothing. */
export function contributionState(
  { given, stage, leftAt, leftCause, opensAt, dueAt }: StateFacts,
  now: Date,
): ContributionState {
  if (given) return given.position ?? 'input';
  if (leftAt) return leftCause === NOT_ASKED ? 'not_asked' : 'missed';
  if (stage === 'missed') return 'missed';
  if (now < opensAt) return 'to_come';
  return now < dueAt ? 'waiting' : 'overdue';
}
