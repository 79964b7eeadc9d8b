import type { Rung } from './rungs.ts';
import { severityOf } from './severity.ts';

/** Where a report stands on its ladder. */
export interface LadderPosition {
  /** What is to be done now, if anything. */
  climb: Rung | null;
  /** What is to be recorded as skipped: due as well, but overtaken by something more severe. */
  skipped: Rung[];
  /** The first rung in the future: when to wake. */
  next: Rung | null;
}

/**
 * The position at `now`.
 *
 * All rungs that are due and not yet taken collapse into the most severe of them; the others are
 * skipped, as is everything due that is milder than what was taken before. Nothing is due before the
 * report opens, and nothing follows the closing of the books.
 * @param rungs as `ladder` orders them (of two reminders, the later is the more severe).
 * @param taken names of rungs already taken or skipped in this due version.
 */
export function positionOn(rungs: Rung[], taken: ReadonlySet<string>, now: Date): LadderPosition {
  const untaken = rungs.filter((rung) => !taken.has(rung.name));
  const opening = untaken.find((rung) => rung.kind === 'open');
  if (opening && opening.at > now) return { climb: null, skipped: [], next: opening };

  const bySeverity = (a: Rung, b: Rung) =>
    severityOf(a.kind) - severityOf(b.kind) || rungs.indexOf(a) - rungs.indexOf(b);
  const due = untaken.filter((rung) => rung.at <= now).sort(bySeverity);
  const reached = rungs
    .filter((rung) => taken.has(rung.name))
    .sort(bySeverity)
    .at(-1);
  const worst = due.at(-1);
  const climb = worst && (!reached || bySeverity(worst, reached) > 0) ? worst : null;
  const isOver = climb?.kind === 'close' || reached?.kind === 'close';
  return {
    climb,
    skipped: due.filter((rung) => rung !== climb),
    next: isOver ? null : (untaken.find((rung) => rung.at > now) ?? null),
  };
}
