import type { Tally } from './tally.ts';

/** Shares of what is owed, from 0 to 1; null when nothing is owed. */
export interface Rates {
  /** Filed at all. */
  filed: number | null;
  /** Filed by the original due date. */
  onTime: number | null;
  /** Filed by the moved due date. */
  onTimeMoved: number | null;
  accepted: number | null;
  /** Overdue now. */
  overdue: number | null;
}

/** The rates of a tally. The denominator is always what is owed, so none exceeds 1. */
export function ratesOf(tally: Tally): Rates {
  const share = (part: number) => (tally.owed === 0 ? null : part / tally.owed);
  return {
    filed: share(tally.filed),
    onTime: share(tally.original.filedOnTime),
    onTimeMoved: share(tally.moved.filedOnTime),
    accepted: share(tally.accepted),
    overdue: share(tally.overdue),
  };
}
