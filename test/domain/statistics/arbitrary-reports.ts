import fc from 'fast-check';
import { addDays } from '../../../domain/calendar/civil-date.ts';
import { endOfDay } from '../../../domain/calendar/zoned.ts';
import type { CountedFacts, FiledFacts } from '../../../domain/statistics/counting-rule.ts';

export const ZONE = 'Asia/Shanghai';
const FIRST = '2027-12-01';
const DAY_MS = 86_400_000;

/** A report's facts, as a life in the ledger may have left them. */
export interface ArbitraryReport extends CountedFacts, FiledFacts {
  agency: string;
  chapter: string | null;
  /** The due date in force. */
  dueOn: string;
  acceptedAt: Date | null;
}

const lives = [
  'open',
  'in review',
  'accepted',
  'returned',
  'filed again',
  'missed',
  'filed after closing',
  'returned after closing',
  'left',
] as const;

const drawn = fc.record({
  agency: fc.constantFrom('shuili', 'caizheng', 'chifeng', 'fagaiwei'),
  chapter: fc.constantFrom('一', '二', null),
  life: fc.constantFrom(...lives),
  due: fc.integer({ min: 0, max: 60 }),
  moved: fc.constantFrom(0, 0, 0, 7, 30, -5),
  /** Days after the date in force on which it was filed and returned. */
  filed: fc.integer({ min: -30, max: 20 }),
  returned: fc.integer({ min: 1, max: 10 }),
  ms: fc.constantFrom(-1, 0),
  nil: fc.boolean(),
  doubt: fc.constantFrom('short' as const, 'copied' as const, null),
});

/** A report with the facts of a whole life: each date follows from the one before. */
export const arbitraryReport: fc.Arbitrary<ArbitraryReport> = drawn.map((draw) => {
  const { agency, chapter, life, due, moved, nil, doubt } = draw;
  const originalDueOn = addDays(FIRST, due);
  const movedDueOn = addDays(originalDueOn, moved);
  const end = (on: string) => endOfDay(on, ZONE);
  const closedAt = new Date(end(movedDueOn).getTime() + 28 * DAY_MS);
  const isClosed = life.includes('clos') || life === 'missed';
  const isFiled = !['open', 'missed', 'left'].includes(life);
  const firstFiledAt = !isFiled
    ? null
    : isClosed
      ? new Date(closedAt.getTime() + draw.returned * DAY_MS)
      : new Date(end(addDays(movedDueOn, draw.filed)).getTime() + draw.ms);
  const isReturned = life.startsWith('returned') || life === 'filed again';
  const returnedAt =
    isReturned && firstFiledAt ? new Date(firstFiledAt.getTime() + draw.returned * DAY_MS) : null;
  const returnDueOn = returnedAt && addDays(returnedAt.toISOString().slice(0, 10), 7);
  const dueOn = returnDueOn && returnDueOn > movedDueOn ? returnDueOn : movedDueOn;
  return {
    agency,
    chapter,
    nil: nil && isFiled,
    doubt: isFiled ? doubt : null,
    stage: stageOf(life),
    originalDueOn,
    movedDueOn,
    dueOn,
    dueAt: end(dueOn),
    firstFiledAt,
    returnedAt,
    missedAt: isClosed ? closedAt : null,
    acceptedAt: life === 'accepted' ? firstFiledAt : null,
    leftAt: life === 'left' ? end(addDays(originalDueOn, -1)) : null,
  };
});

function stageOf(life: (typeof lives)[number]): CountedFacts['stage'] {
  switch (life) {
    case 'accepted':
      return 'accepted';
    case 'missed':
      return 'missed';
    case 'in review':
    case 'filed again':
    case 'filed after closing':
      return 'reviewing';
    case 'open':
    case 'left':
    case 'returned':
    case 'returned after closing':
      return 'collecting';
  }
}

/** Ends of days around those facts. */
export const arbitraryInstant = fc
  .integer({ min: 30, max: 150 })
  .map((day) => endOfDay(addDays(FIRST, day), ZONE));
