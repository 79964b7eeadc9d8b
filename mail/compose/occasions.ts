import { Uncomposable } from './content.ts';

/** Why a mail speaks of a report: the rungs of the ladder, and what else befalls it. */
export type Occasion =
  | 'close'
  | 'circular'
  | 'letter'
  | 'escalate'
  | 'urge'
  | 'returned'
  | 'remind'
  | 'opening'
  | 'assignment'
  | 'accepted';

export interface RankedOccasion {
  kind: Occasion;
  /** The lower, the more severe. A reminder is the more severe, the nearer the due date. */
  rank: number;
}

// The most severe first; the subject speaks of the first kind a mail holds.
const ORDER: Occasion[] = [
  'close',
  'circular',
  'letter',
  'escalate',
  'urge',
  'returned',
  'remind',
  'opening',
  'assignment',
  'accepted',
];
const REMINDER = /^remind-(\d{1,4})$/;
const STEP = 10_000;

/**
 * The occasion a rung's name stands for.
 * @throws Uncomposable for a name no mail knows.
 */
export function occasionOf(rung: string): RankedOccasion {
  const days = REMINDER.exec(rung)?.[1];
  if (days !== undefined)
    return { kind: 'remind', rank: ORDER.indexOf('remind') * STEP + Number(days) };
  const index = ORDER.indexOf(rung as Occasion);
  if (index < 0 || rung === 'remind') throw new Uncomposable('rung', `no mail for rung ${rung}`);
  return { kind: rung as Occasion, rank: index * STEP };
}
