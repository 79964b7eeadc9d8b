import {
  proposedSubjects,
  type Candidate,
  type ProposedSubject,
} from '../../domain/inspections/propose.ts';
import type { PlanPolicy } from '../../schemas/plan-policy.ts';

/** What is proposed for an inspection, by its own seed and share: the same again and again. */
export const proposalOf = (
  candidates: readonly Candidate[],
  { seed, randomShare }: { seed: number; randomShare: number },
  { inspectionsPerYear, behindRedPoints }: PlanPolicy,
): ProposedSubject[] =>
  proposedSubjects(candidates, {
    ...{ seed, randomShare },
    perYear: inspectionsPerYear,
    farBehind: behindRedPoints,
  });
