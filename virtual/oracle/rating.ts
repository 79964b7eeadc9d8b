import { chance } from './chance.ts';

/** What a side of the midterm evaluation says of a task, from the least to the most. */
const SCALE = ['not_started', 'limited', 'substantial', 'complete'] as const;
export type ScriptedRating = (typeof SCALE)[number];

/** So many steps apart both sides are asked for words. */
const ASKED_FROM = 2;
/** Shares of tasks by how far they have come. */
const STATES = [0.08, 0.4, 0.85, 1];
/** Shares of judgements: milder or harder than the state of the task by some steps. */
const JUDGED: [number, number][] = [
  [1, 0.2],
  [-1, 0.4],
  [-2, 0.52],
];
/** Who proposes to adjust the task, and who comes closer to the other side when asked for words. */
const PROPOSES = 0.35;
const RELENTS = 0.4;

/** Whether two ratings lie so far apart that words are asked for. */
export const areApart = (one: ScriptedRating, other: ScriptedRating): boolean =>
  Math.abs(SCALE.indexOf(one) - SCALE.indexOf(other)) >= ASKED_FROM;

/** Whether this side of the evaluation proposes to adjust the task. */
export const proposesAdjustment = (reportId: string): boolean =>
  chance(1, reportId, 'proposes') < PROPOSES;

/**
 * How a side rates a task (its id names both): as far as the task has come, and how the side judges; asked
 * for words, some move towards the middle.
 * @param revision how often it was filed before.
 */
export function ratingFor(reportId: string, cycleId: string, revision: number): ScriptedRating {
  const subject = reportId.slice(cycleId.length + 1);
  // What a second lead owes names that one behind the task.
  const task = /^t\d+/.exec(subject)?.[0] ?? subject;
  const drawn = chance(1, task, 'state');
  const state = STATES.findIndex((share) => drawn < share);
  const judged = chance(1, reportId, 'judged');
  const off = JUDGED.find(([, share]) => judged < share)?.[0] ?? 0;
  const place = Math.min(SCALE.length - 1, Math.max(0, state + off));
  const relents = revision > 0 && chance(1, reportId, 'relents') < RELENTS;
  const moved = relents ? place + (place < 2 ? 1 : -1) : place;
  return SCALE[moved] ?? 'substantial';
}
