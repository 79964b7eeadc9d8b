import type { RungKind } from './rungs.ts';

const SEVERITY: Record<RungKind, number> = {
  open: 0,
  remind: 1,
  urge: 2,
  escalate: 3,
  letter: 4,
  circular: 5,
  close: 6,
};

/** How severe a kind of rung is: 0 for the opening notice, 6 for the closing of the books. */
export function severityOf(kind: RungKind): number {
  return SEVERITY[kind];
}
