import type { CivilDate } from '../calendar/civil-date.ts';
import type { OverdueFacts, OverdueItem } from './official-text.ts';

/** How the facts of a letter or circular differ from those it was put together from. */
export interface FactChanges {
  /** Overdue now, and not named in the text. */
  joined: OverdueItem[];
  /** Named in the text, and not overdue any more: filed, or under new terms. */
  left: OverdueItem[];
  /** Due on another day, of another name or with another text than the text says. */
  altered: { before: OverdueItem; now: OverdueItem }[];
  /** The plan's title, the sentence that orders it, or who signs is another. */
  isFrameChanged: boolean;
  /** The day by which the text demands an answer, where it has come; null where it is ahead. */
  answerPast: CivilDate | null;
}

/**
 * What is so now and was not when the text was put together. That a day has passed, so that more days
 * are overdue, is no change: the text names the day it counts to.
 */
export function factChanges(before: OverdueFacts, now: OverdueFacts): FactChanges {
  const named = new Map(before.items.map((item) => [item.report, item]));
  const present = new Map(now.items.map((item) => [item.report, item]));
  return {
    joined: now.items.filter(({ report }) => !named.has(report)),
    left: before.items.filter(({ report }) => !present.has(report)),
    altered: before.items.flatMap((item) => {
      const other = present.get(item.report);
      return other && !isSame(item, other) ? [{ before: item, now: other }] : [];
    }),
    isFrameChanged:
      before.plan !== now.plan ||
      before.commission !== now.commission ||
      before.order !== now.order,
    answerPast: before.answerBy <= now.on ? before.answerBy : null,
  };
}

/** Whether anything is otherwise than the text says. */
export function isChanged(changes: FactChanges): boolean {
  const { joined, left, altered, isFrameChanged, answerPast } = changes;
  const counts = joined.length + left.length + altered.length;
  return counts > 0 || isFrameChanged || answerPast !== null;
}

const isSame = (a: OverdueItem, b: OverdueItem): boolean =>
  a.agency === b.agency &&
  a.dueOn === b.dueOn &&
  a.task?.number === b.task?.number &&
  a.task?.text === b.task?.text;
