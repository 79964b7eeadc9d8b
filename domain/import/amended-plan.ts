import { alike, normal } from './alike.ts';

/** A plan that a document may amend. */
export interface AmendablePlan {
  id: string;
  title: string;
}

const AMENDS = /修订|修改|调整|补充|变更|更新|amend|revis/i;
/** Titles that differ in less are of one plan. */
const SAME_TITLE = 0.8;
const LONGEST_LETTER = 4_000;

/**
 * The plan that a document seems to amend: one of the same title; or one that it names or whose title is
 * much like its own, where it speaks of amending.
 */
export function amendedBy(
  title: string,
  text: string,
  plans: readonly AmendablePlan[],
): string | null {
  const own = normal(title);
  const same = plans.find((plan) => normal(plan.title) === own);
  if (same) return same.id;
  const letter = `${title}\n${text.slice(0, LONGEST_LETTER)}`;
  if (!AMENDS.test(letter)) return null;
  const words = normal(letter);
  const named = plans.find((plan) => words.includes(normal(plan.title)));
  return named?.id ?? plans.find((plan) => alike(plan.title, title) >= SAME_TITLE)?.id ?? null;
}
