import type { Step } from './ladder/step.ts';

/** The two agencies of a plan that are somebody's superior. */
export interface PlanAgencies {
  /** 发展改革委: coordinates, collects, reviews. */
  commissionId: string;
  /** 政府办公厅. */
  governmentId: string;
}

/**
 * Who reviews an agency's reports, and before whom what it misses is put: the commission; for what the
 * commission owes itself, the government office. Nobody reviews, assesses or issues what they owe.
 */
export function superiorOf(ownerId: string, plan: PlanAgencies): string {
  return ownerId === plan.commissionId ? plan.governmentId : plan.commissionId;
}

/** Whether letters and circulars are written to an agency: not to the commission, nor to its superior. */
export function isAddressed(ownerId: string, plan: PlanAgencies): boolean {
  return ownerId !== plan.commissionId && ownerId !== plan.governmentId;
}

/** The steps of a ladder that concern an owner. */
export function stepsFor(steps: readonly Step[], ownerId: string, plan: PlanAgencies): Step[] {
  if (isAddressed(ownerId, plan)) return [...steps];
  return steps.filter(({ effect }) => effect !== 'letter' && effect !== 'circular');
}

/** Whose contacts a step tells; null if nobody's. */
export function toldBy(
  { to }: Pick<Step, 'to'>,
  ownerId: string,
  plan: PlanAgencies,
): string | null {
  if (!to) return null;
  return to.party === 'owner' ? ownerId : superiorOf(ownerId, plan);
}
