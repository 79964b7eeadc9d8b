import type { LadderTime, PlannedStep } from './ladder.ts';
import { positionOn, type LadderFacts } from './position.ts';

/**
 * The steps that will take effect after `now` if nothing is filed, as they will be taken: what falls
 * together has collapsed into the most severe, the books close last.
 * @param told whether the agency has anybody who can be told; books never close over one that has not.
 */
export function forecast(
  steps: readonly PlannedStep[],
  facts: LadderFacts,
  now: Date,
  time: LadderTime,
  told = true,
): PlannedStep[] {
  const future: PlannedStep[] = [];
  let known = facts;
  let at = now;
  // Each round takes a step or moves on to the next instant, so there are at most two a step.
  for (let round = 0; round <= 2 * steps.length; round++) {
    const { take, next } = positionOn(steps, known, at, 0, time);
    if (take) {
      if (take.at > now) future.push(take);
      if (take.effect === 'close') return future;
      known = after(known, take, take.at > at ? take.at : at, told);
    } else if (next) at = next.step.at;
    else return future;
  }
  return future;
}

/** The facts once a step was taken: what it told, and how far the ladder was climbed. */
export function after(
  facts: LadderFacts,
  { at, severity, to }: Pick<PlannedStep, 'at' | 'severity' | 'to'>,
  noticedAt: Date,
  told = true,
): LadderFacts {
  return {
    reached: { at, severity },
    noticedAt: to && told ? noticedAt : facts.noticedAt,
    ownerNoticed: facts.ownerNoticed || (told && to?.party === 'owner'),
  };
}
