/** What became of a report: filed on time or late, by the first filing that stands; never, or left. */
export type Fate = 'filedOnTime' | 'filedLate' | 'neverFiled' | 'left';

/** The reports of one kind by what became of them; what is owed is their sum. */
export interface KindCount {
  reports: number;
  filedOnTime: number;
  filedLate: number;
  neverFiled: number;
  /** Left the roster before they were filed. */
  left: number;
}

/** Counts one more report of a kind. */
export function countFate(kinds: Record<string, KindCount>, kind: string, fate: Fate): void {
  const counts = (kinds[kind] ??= {
    reports: 0,
    filedOnTime: 0,
    filedLate: 0,
    neverFiled: 0,
    left: 0,
  });
  counts.reports++;
  counts[fate]++;
}
