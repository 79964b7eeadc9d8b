import { periodNamed } from '../calendar/periods.ts';

/** A value as it was filed with a revision of a report. */
export interface FiledValue {
  id: string;
  period: string;
  /** In the indicator's unit; null: none was given, for a reason. */
  measured: number | null;
  filedAt: Date;
  /** When its revision was taken back. */
  withdrawnAt: Date | null;
  /** What the review of its revision gave, and when. */
  review: { outcome: 'accepted' | 'returned'; at: Date } | null;
}

/** What became of a value: it counts as long as it is accepted or in review. */
export type ValueState = 'accepted' | 'in_review' | 'replaced' | 'returned' | 'withdrawn';

/** A value with what had become of it by an instant. */
export type Standing<Value extends FiledValue = FiledValue> = Value & { state: ValueState };

/**
 * All values that were filed by an instant, each with what had become of it: the newest period first, and
 * in a period the newest value. Of each period one counts at most: the newest that was neither taken back
 * nor returned; those before it are kept as replaced.
 */
export function standingValues<Value extends FiledValue>(
  values: readonly Value[],
  at: Date,
): Standing<Value>[] {
  const taken = new Set<string>();
  return values
    .filter(({ filedAt }) => filedAt <= at)
    .toSorted((a, b) => byPeriod(b, a) || Number(b.filedAt) - Number(a.filedAt))
    .map((value) => {
      const state = stateOf(value, at, taken.has(value.period));
      if (counts({ state })) taken.add(value.period);
      return { ...value, state };
    });
}

/** Whether a value is the one that counts in its period. */
export const counts = ({ state }: { state: ValueState }): boolean =>
  state === 'accepted' || state === 'in_review';

/** The newest value that counts and was given; of an earlier period than this one, if one is named. */
export function newestOf<Value extends FiledValue>(
  values: readonly Standing<Value>[],
  before?: string,
): (Standing<Value> & { measured: number }) | null {
  const found = values.find(
    (value) =>
      counts(value) &&
      value.measured !== null &&
      (before === undefined || lastDayOf(value.period) < lastDayOf(before)),
  );
  if (!found || found.measured === null) return null;
  return { ...found, measured: found.measured };
}

/** The last day that a value of a period is of. */
export const lastDayOf = (period: string): string => periodNamed(period).last;

const byPeriod = (a: FiledValue, b: FiledValue) =>
  lastDayOf(a.period) < lastDayOf(b.period)
    ? -1
    : lastDayOf(a.period) > lastDayOf(b.period)
      ? 1
      : 0;

function stateOf({ withdrawnAt, review }: FiledValue, at: Date, isReplaced: boolean): ValueState {
  if (withdrawnAt && withdrawnAt <= at) return 'withdrawn';
  const given = review && review.at <= at ? review.outcome : null;
  if (given === 'returned') return 'returned';
  if (isReplaced) return 'replaced';
  return given ?? 'in_review';
}
