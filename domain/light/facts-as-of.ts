import type { CivilDate } from '../calendar/civil-date.ts';
import type { LightFacts } from './light.ts';

/** What happened to a report, as its history tells it. */
export type ReportEvent =
  /** The first terms. `at` is when it opens, which may lie in the future. */
  | { kind: 'opened'; at: Date; dueOn: CivilDate; dueAt?: Date | undefined }
  | { kind: 'filed'; at: Date; reviewDueOn?: CivilDate | null }
  /** A return carries the due date of its own. */
  | { kind: 'returned'; at: Date; dueOn: CivilDate }
  /** 撤回: the agency took its filing back. */
  | { kind: 'withdrawn'; at: Date }
  /** New terms without a return: a changed policy, a plan resumed. */
  | { kind: 'rescheduled'; at: Date; dueOn: CivilDate }
  /** An extension (延期); books that were closed over a report never filed are open again. */
  | { kind: 'extended'; at: Date; dueOn: CivilDate }
  | { kind: 'accepted'; at: Date }
  /** 重新打开: what was accepted is owed again, by a date of its own. */
  | { kind: 'reopened'; at: Date; dueOn: CivilDate }
  /** Books closed (关账). */
  | { kind: 'closed'; at: Date };

/**
 * The facts of a report as they stood at an instant, so that its light can be told for then.
 * @param events the report's history; the order of events at one instant is kept.
 * @throws RangeError when it does not hold an `opened` event.
 */
export function factsAsOf(events: readonly ReportEvent[], instant: Date): LightFacts {
  const opened = events.find((event) => event.kind === 'opened');
  if (!opened) throw new RangeError('a report without an opening has no facts');
  // The first terms were known before it opened: “not yet open” has a due date, too.
  const first: LightFacts = {
    stage: 'collecting',
    dueOn: opened.dueOn,
    dueAt: opened.dueAt,
    originalDueOn: opened.dueOn,
    filedAt: null,
    firstFiledAt: null,
    returnedAt: null,
    reopenedAt: null,
    reviewDueOn: null,
    acceptedAt: null,
    closedAt: null,
    opensAt: opened.at,
  };
  return events
    .filter((event) => event.at <= instant)
    .sort((a, b) => a.at.getTime() - b.at.getTime())
    .reduce(after, first);
}

function after(facts: LightFacts, event: ReportEvent): LightFacts {
  const { at } = event;
  switch (event.kind) {
    case 'opened':
      return facts;
    case 'filed':
      return {
        ...facts,
        stage: 'reviewing',
        filedAt: at,
        firstFiledAt: facts.firstFiledAt ?? at,
        reviewDueOn: event.reviewDueOn ?? null,
      };
    case 'returned':
      return {
        ...facts,
        stage: 'collecting',
        returnedAt: at,
        ...dueBy(event),
        reviewDueOn: null,
      };
    case 'accepted':
      return { ...facts, stage: 'accepted', acceptedAt: at, reviewDueOn: null };
    case 'reopened':
      return {
        ...facts,
        stage: 'collecting',
        acceptedAt: null,
        returnedAt: at,
        reopenedAt: at,
        ...dueBy(event),
      };
    case 'withdrawn':
      return takenBack(facts);
    case 'rescheduled':
      return { ...facts, ...dueBy(event) };
    case 'extended':
      return {
        ...facts,
        ...dueBy(event),
        stage: facts.stage === 'missed' ? 'collecting' : facts.stage,
        closedAt: facts.firstFiledAt === null ? null : facts.closedAt,
      };
    case 'closed':
      return { ...facts, stage: 'missed', closedAt: facts.closedAt ?? at };
  }
}

/** Later terms are by a day. */
const dueBy = ({ dueOn }: { dueOn: CivilDate }) => ({ dueOn, dueAt: undefined });

/** What was filed before and returned stays; a first filing that was taken back never was one. */
function takenBack(facts: LightFacts): LightFacts {
  const wasFiledBefore = facts.returnedAt !== null;
  return {
    ...facts,
    stage: facts.closedAt ? 'missed' : 'collecting',
    filedAt: wasFiledBefore ? facts.filedAt : null,
    firstFiledAt: wasFiledBefore ? facts.firstFiledAt : null,
    reviewDueOn: null,
  };
}
