import {
  closesAfter,
  inOrder,
  ladder,
  type LadderTime,
  type PlannedStep,
  type Terms,
} from '../../domain/ladder/ladder.ts';
import type { Step } from '../../domain/ladder/step.ts';

/** A step that must be taken, and when. */
export interface TakenStep {
  step: PlannedStep;
  termsVersion: number;
  /** When it is taken: its own instant, or later where something had held it up. */
  at: Date;
}

/** An episode of terms (期限): how far its ladder has been climbed. */
export interface Episode {
  terms: Terms;
  /** The furthest step, taken or overtaken; null: none yet. */
  reached: { at: Date; severity: number } | null;
  /** When the last notice went out under these terms. */
  noticedAt: Date | null;
  /** Whoever owes it was told under these terms: books close over nobody who knows nothing of it. */
  ownerNoticed: boolean;
}

/** Whom a step reaches: somebody at all, and somebody of whoever owes it. */
export interface Reached {
  anybody: boolean;
  owner: boolean;
}

const EVERYBODY: Reached = { anybody: true, owner: true };

/** From when until when (left out: for ever) the ladder is climbed. */
export interface Span {
  from: Date;
  until?: Date;
}

/**
 * The steps that apply in a span of an episode, one after another; the episode knows them afterwards. Of
 * those that fall together, on their instant or because something has held them up, only the most severe
 * is taken; the closing waits until five workdays after the last notice.
 * @param reaches whom a step reaches; left out: everybody it is for.
 * @param opensFirst an opening is taken before whatever falls together with it: nobody is asked again
 * who was never asked.
 */
export function stepsThatApply(
  steps: readonly Step[],
  episode: Episode,
  { from, until }: Span,
  time: LadderTime,
  {
    opensFirst = false,
    reaches = () => EVERYBODY,
  }: { opensFirst?: boolean; reaches?: (step: PlannedStep) => Reached } = {},
): { step: PlannedStep; at: Date }[] {
  const all = plannedUnder(steps, episode.terms, time);
  const taken: { step: PlannedStep; at: Date }[] = [];
  const later = (at: Date) => (at > from ? at : from);
  for (;;) {
    const ahead = all.filter((step) => isBeyond(step, episode.reached));
    const notices = ahead.filter(({ effect }) => effect !== 'close').toSorted(inOrder);
    const first = notices[0];
    const close = ahead.find(({ effect }) => effect === 'close');
    const closesAt =
      close && episode.noticedAt && episode.ownerNoticed
        ? later(closesAfter(close, episode.noticedAt, time).at)
        : null;
    const noticeAt = first ? later(first.at) : null;
    const at = noticeAt && (!closesAt || noticeAt <= closesAt) ? noticeAt : closesAt;
    if (!at || (until && at >= until)) return taken;
    if (at !== noticeAt) {
      if (close) taken.push({ step: close, at });
      return taken;
    }
    const together = notices.filter((step) => +later(step.at) === +at);
    const severest = together.toSorted((a, b) => a.severity - b.severity).at(-1);
    const opening = opensFirst ? together.find((step) => step.from === 'opens') : undefined;
    const step = opening ?? severest;
    const furthest = together.at(-1);
    if (!step || !furthest) return taken;
    taken.push({ step, at });
    episode.reached = { at: furthest.at, severity: furthest.severity };
    const { anybody, owner } = reaches(step);
    if (step.to && anybody) episode.noticedAt = at;
    if (step.to && owner) episode.ownerNoticed = true;
  }
}

/** Reckoned once for the same terms: the years ask for it at every event. */
const reckoned = new WeakMap<Terms, PlannedStep[]>();

function plannedUnder(steps: readonly Step[], terms: Terms, time: LadderTime): PlannedStep[] {
  const known = reckoned.get(terms) ?? fromTheOpening(ladder(steps, terms, time));
  reckoned.set(terms, known);
  return known;
}

/** Nothing is due before the report opens. */
function fromTheOpening(steps: readonly PlannedStep[]): PlannedStep[] {
  const opening = steps.find(({ from, offset }) => from === 'opens' && offset.n === 0);
  return steps.map((step) =>
    opening && step.at < opening.at ? { ...step, at: new Date(opening.at) } : step,
  );
}

const isBeyond = (step: PlannedStep, reached: Episode['reached']): boolean =>
  !reached ||
  step.at > reached.at ||
  (+step.at === +reached.at && step.severity > reached.severity);
