import { closesAfter, inOrder, type LadderTime, type PlannedStep } from './ladder.ts';

/** What was done under the terms in force: enough to know what is still to come. */
export interface LadderFacts {
  /** The furthest step taken or skipped, by its own instant and severity; null: none yet. */
  reached: { at: Date; severity: number } | null;
  /** When the last notice went out to anybody; null: none did. */
  noticedAt: Date | null;
  /** Whether who owes the report was told anything under these terms. */
  ownerNoticed: boolean;
}

/** Where a report stands on its ladder. */
export interface LadderPosition {
  /** What is to be done now, if anything. */
  take: PlannedStep | null;
  /** What is to be recorded as skipped: due as well, but overtaken by something more severe. */
  skipped: PlannedStep[];
  /** The next step and when it has to run, which is before its instant where mails are staged ahead. */
  next: { step: PlannedStep; wakeAt: Date } | null;
}

/**
 * The position at `now`.
 *
 * What is due and not yet done collapses into the most severe of it that is not the closing of the
 * books; the others are skipped. A step whose instant (or severity, at one instant) is not beyond what
 * was reached is over, whatever it is called now. Books close only when nothing else is due, at the
 * earliest five workdays after the last notice, and never over an agency that was told nothing. Steps
 * without effect run `stagingLeadMs` before their instant; a late wake collapses only what is past.
 * @param steps as `ladder` orders them.
 */
export function positionOn(
  steps: readonly PlannedStep[],
  facts: LadderFacts,
  now: Date,
  stagingLeadMs: number,
  time: LadderTime,
): LadderPosition {
  const ahead = fromTheOpening(steps.filter((step) => isBeyond(step, facts.reached)));
  const close = closing(ahead, facts, time);
  const notices = ahead.filter(({ effect }) => effect !== 'close');

  const due = notices.filter(({ at }) => at <= now).sort((a, b) => a.severity - b.severity);
  const worst = due.at(-1);
  if (worst) return { take: worst, skipped: due.slice(0, -1), next: null };
  if (close && close.at <= now) return { take: close, skipped: [], next: null };

  const first = [...notices, ...(close ? [close] : [])].sort(inOrder)[0];
  if (!first) return { take: null, skipped: [], next: null };
  // Steps that share an instant are one: the most severe of them, at that instant if it has an effect.
  const together = notices.filter(({ at }) => +at === +first.at);
  const step = together.at(-1) ?? first;
  const leadMs = step.effect === undefined ? stagingLeadMs : 0;
  const wakeAt = new Date(step.at.getTime() - leadMs);
  if (wakeAt <= now) return { take: step, skipped: together.slice(0, -1), next: null };
  return { take: null, skipped: [], next: { step, wakeAt } };
}

/** The same position where the opening, if it is due, is taken, whatever is due with it is skipped. */
export function openingFirst(position: LadderPosition): LadderPosition {
  const { take, skipped } = position;
  const opening = skipped.find(({ from }) => from === 'opens');
  if (!take || !opening) return position;
  const rest = skipped.filter((step) => step !== opening);
  return { ...position, take: opening, skipped: [...rest, take] };
}

/** Nothing is due before the report opens: what lies before it falls on the opening's instant. */
function fromTheOpening(steps: readonly PlannedStep[]): PlannedStep[] {
  const opening = steps.find(({ from, offset }) => from === 'opens' && offset.n === 0);
  if (!opening) return [...steps];
  return steps
    .map((step) => (step.at < opening.at ? { ...step, at: new Date(opening.at) } : step))
    .sort(inOrder);
}

function isBeyond(step: PlannedStep, reached: LadderFacts['reached']): boolean {
  if (!reached) return true;
  const ms = step.at.getTime() - reached.at.getTime();
  return ms > 0 || (ms === 0 && step.severity > reached.severity);
}

/** The closing, when it may come: not before somebody who owes the report was told. */
function closing(
  steps: readonly PlannedStep[],
  { noticedAt, ownerNoticed }: LadderFacts,
  time: LadderTime,
): PlannedStep | null {
  const close = steps.find(({ effect }) => effect === 'close');
  if (!close || noticedAt === null || !ownerNoticed) return null;
  return closesAfter(close, noticedAt, time);
}
