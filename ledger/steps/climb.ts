import { after } from '../../domain/ladder/forecast.ts';
import { inOrder, ladder, type PlannedStep } from '../../domain/ladder/ladder.ts';
import { openingFirst, positionOn } from '../../domain/ladder/position.ts';
import type { ReportStage } from '../../domain/report/facts.ts';
import type { Ledger, Tx } from '../ledger.ts';
import { stepsOf, timeOf, type LockedReport } from '../lock-report.ts';
import { takeStep } from './take-step.ts';

/** What a climb has done, and what comes next. */
export interface Climbed {
  stage: ReportStage;
  next: { step: PlannedStep; wakeAt: Date } | null;
  taken: PlannedStep[];
}

/** Takes every step of a locked report's ladder that is due, or close enough to be staged ahead. */
export async function climb(ledger: Ledger, tx: Tx, locked: LockedReport): Promise<Climbed> {
  const { report, terms, plan, now, herd } = locked;
  const time = timeOf(ledger, plan.policy);
  const steps = ladder(stepsOf(locked), terms, time).filter(
    ({ name }) => !locked.recorded.has(name),
  );
  const leadMs = ledger.lead.of(report.id, herd);
  const taken: PlannedStep[] = [];
  for (let facts = locked.reached; ;) {
    const position = positionOn(steps, facts, now, leadMs, time);
    // Nobody is asked again who was never asked.
    const { take, skipped, next } = locked.parent ? openingFirst(position) : position;
    if (!take) return { stage: 'collecting', next, taken };
    const told = await takeStep(tx, locked, take, skipped);
    taken.push(take);
    if (take.effect === 'close') return { stage: 'missed', next: null, taken };
    const { at, severity } = [take, ...skipped].toSorted(inOrder).at(-1) ?? take;
    const known = after(facts, take, take.at > now ? take.at : now, told > 0);
    facts = { ...known, reached: { at, severity } };
  }
}
