import type { Tally } from './tally.ts';

/** Shares of what is owed, from 0 to 1; null when nothing is owed. */
export interface Rates {
  /** Filed at all. */
  filed: number | null;
  /** Filed by the original due date. */
  onTime: number | null;
  /** Filed by the due date with its extension. */
  onTimeAfterExtension: number | null;
  accepted: number | null;
  /** Not filed, past the due date with its extension. */
  missing: number | null;
}

/** The rates of a tally. The denominator is always what is owed, so none exceeds 1. */
export function ratesOf(tally: Tally): Rates {
  const share = (part: number) => (tally.owed === 0 ? null : part / tally.owed);
  return {
    filed: share(tally.filed),
    onTime: share(tally.original.filedOnTime),
    onTimeAfterExtension: share(tally.afterExtension.filedOnTime),
    accepted: share(tally.accepted),
    missing: share(tally.afterExtension.missing),
  };
}
