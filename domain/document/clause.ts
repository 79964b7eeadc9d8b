import type { Reading } from './role-grammar.ts';
import type { Unit } from './role-list.ts';
import type { Span } from './types.ts';

/** A place in the text that says who does what: a bracket, or a line of labels. */
export interface Clause {
  /** With its brackets or its labels. */
  readonly span: Span;
  /** What is read of it; the list of names without them. */
  readonly inner: Span;
  readonly reading: Reading;
  readonly isLabelled: boolean;
}

/** Everybody whom a clause names. */
export const unitsOf = ({ lead, cooperating, responsible, guiding }: Reading): Unit[] => [
  ...lead,
  ...cooperating,
  ...responsible,
  ...guiding,
];

/** Whether what was read are names of agencies, at least this share of them by their looks. */
export function isNames(reading: Reading, share: number): boolean {
  const units = unitsOf(reading);
  if (reading.isSameAsBefore) return true;
  if (units.length === 0) return false;
  const known = units.filter(({ looks }) => looks.isUnit).length;
  return (
    known >= units.length * share &&
    (share > 0 || !units.every(({ folded }) => /^(?:见|详见|略|另)/.test(folded)))
  );
}
