import { differ, type Rating } from './rating.ts';

/** A report of one side on a task, with what it says. */
export interface Rated {
  reportId: string;
  taskId: string;
  rating: Rating;
}

/** The reports that words are asked for: each whose rating lies too far from one of the other side's. */
export function differing(self: readonly Rated[], independent: readonly Rated[]): string[] {
  const asked = new Set<string>();
  for (const one of self)
    for (const other of independent)
      if (one.taskId === other.taskId && differ(one.rating, other.rating))
        for (const { reportId } of [one, other]) asked.add(reportId);
  return [...asked].sort();
}
