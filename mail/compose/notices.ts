import { Uncomposable } from './uncomposable.ts';

/** What a mail says of a report: the rungs of the ladder and the notices that are no rung. */
export type NoticeKind =
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

export interface Notice {
  kind: NoticeKind;
  /** Sorts notices: the lower, the more severe. A reminder is the more severe, the nearer the due date. */
  rank: number;
}

// The most severe first; the subject speaks of the first kind a mail holds.
const ORDER: NoticeKind[] = [
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
 * The notice a rung's name stands for.
 * @throws Uncomposable for a name no mail knows.
 */
export function noticeOf(rung: string): Notice {
  const days = REMINDER.exec(rung)?.[1];
  if (days !== undefined)
    return { kind: 'remind', rank: ORDER.indexOf('remind') * STEP + Number(days) };
  const index = ORDER.indexOf(rung as NoticeKind);
  if (index < 0 || rung === 'remind') throw new Uncomposable('rung', `no mail for rung ${rung}`);
  return { kind: rung as NoticeKind, rank: index * STEP };
}
