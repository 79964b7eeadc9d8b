import fc from 'fast-check';
import { addDays, type CivilDate } from '../../../domain/calendar/civil-date.ts';
import { chinaCalendar } from '../../../domain/calendar/workdays.ts';
import { instantAt } from '../../../domain/calendar/zoned.ts';
import { after } from '../../../domain/ladder/forecast.ts';
import {
  ladder,
  type LadderTime,
  type PlannedStep,
  type Terms,
} from '../../../domain/ladder/ladder.ts';
import { positionOn, type LadderFacts } from '../../../domain/ladder/position.ts';
import { defaultSteps, type LadderChoice, type Step } from '../../../domain/ladder/step.ts';

/** The default zone, working hour and calendar. */
export const time: LadderTime = {
  zone: 'Asia/Shanghai',
  workingHour: '09:00',
  calendar: chinaCalendar,
};

/** The ladder of a yearly report. */
export const yearly: LadderChoice = {
  reminders: [30, 15, 7, 3, 1],
  urgeAfter: 1,
  escalateAfter: 3,
  letterAfter: 10,
  circularAfter: 15,
  closeAfter: 20,
};

/** An instant on the wall of the default zone: `2027-12-31 09:00`. */
export function at(text: string): Date {
  const [date = '', clock = ''] = text.split(' ');
  return instantAt(date, clock, time.zone);
}

/** First terms, open since 1 November of the year of the due date unless told otherwise. */
export function terms(dueOn: CivilDate, changes: Partial<Terms> = {}): Terms {
  const opensAt = at(`${dueOn.slice(0, 4)}-11-01 09:00`);
  return { dueOn, version: 1, opensAt, armedAt: opensAt, ...changes };
}

/** The yearly ladder under terms, with what was chosen otherwise. */
export function stepsOf(
  each: Terms,
  chosen: Partial<LadderChoice> = {},
  changes: Partial<LadderTime> = {},
): PlannedStep[] {
  return ladder(defaultSteps(yearly, chosen), each, { ...time, ...changes });
}

/** `name day` of every step. */
export const days = (steps: readonly PlannedStep[]) => steps.map(({ name, on }) => `${name} ${on}`);

/** Nothing was done under these terms. */
export const NOTHING: LadderFacts = { reached: null, noticedAt: null, ownerNoticed: false };

/** What is true when everything up to a step was taken, each at its own instant. */
export function upTo(steps: readonly PlannedStep[], name: string): LadderFacts {
  const end = steps.findIndex((step) => step.name === name) + 1;
  return steps.slice(0, end).reduce((facts, step) => after(facts, step, step.at), NOTHING);
}

export interface Taken {
  step: PlannedStep;
  /** When the step ran. */
  ranAt: Date;
  skipped: PlannedStep[];
}

/** Wakes at the given instants in order, and takes what each wake says, as the ledger does. */
export function wakeAt(
  steps: readonly PlannedStep[],
  instants: readonly Date[],
  { leadMs = 0, facts = NOTHING, told = true } = {},
): { taken: Taken[]; facts: LadderFacts } {
  const taken: Taken[] = [];
  let known = facts;
  for (const now of instants)
    for (;;) {
      const { take, skipped } = positionOn(steps, known, now, leadMs, time);
      if (!take) break;
      taken.push({ step: take, ranAt: now, skipped });
      known = after(known, take, take.at > now ? take.at : now, told);
      if (take.effect === 'close') return { taken, facts: known };
    }
  return { taken, facts: known };
}

/** The names of what was taken. */
export const namesOf = (taken: readonly Taken[]) => taken.map(({ step }) => step.name);

const dueDates = fc.integer({ min: 0, max: 30 * 365 }).map((n) => addDays('2010-01-01', n));
const choices: fc.Arbitrary<Partial<LadderChoice>> = fc.record({
  reminders: fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { maxLength: 6 }),
  letterAfter: fc.constantFrom(null, 10),
  circularAfter: fc.constantFrom(null, 15),
  closeAfter: fc.integer({ min: 16, max: 25 }),
});

export interface AnyLadder {
  terms: Terms;
  steps: Step[];
  planned: PlannedStep[];
}

/** Any terms (also launched in the middle of their ladder, or re-armed) with any choice. */
export const ladders: fc.Arbitrary<AnyLadder> = fc
  .record({
    dueOn: dueDates,
    version: fc.integer({ min: 1, max: 3 }),
    opensDaysBefore: fc.integer({ min: -40, max: 90 }),
    minute: fc.integer({ min: 0, max: 1439 }),
    choice: choices,
  })
  .map(({ dueOn, version, opensDaysBefore, minute, choice }) => {
    const opensOn = addDays(dueOn, -opensDaysBefore);
    const opensAt = new Date(at(`${opensOn} 00:00`).getTime() + minute * 60_000);
    const each: Terms = { dueOn, version, opensAt, armedAt: opensAt };
    const steps = defaultSteps(yearly, choice);
    return { terms: each, steps, planned: ladder(steps, each, time) };
  });
