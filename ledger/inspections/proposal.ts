import {
  proposedSubjects,
  type Candidate,
  type ProposedSubject,
} from '../../domain/inspections/propose.ts';
import type { PlanPolicy } from '../../schemas/plan-policy.ts';

/** Points behind the course of time from which on work is far behind. */
const FAR_BEHIND = 30;

/** What is proposed for an inspection, by its own seed and share: the same again and again. */
export const proposalOf = (
  candidates: readonly Candidate[],
  { seed, randomShare }: { seed: number; randomShare: number },
  { inspectionsPerYear }: PlanPolicy,
): ProposedSubject[] =>
  proposedSubjects(candidates, {
    ...{ seed, randomShare },
    perYear: inspectionsPerYear,
    farBehind: FAR_BEHIND,
  });
