import { AIMS } from './duty-words.ts';
import { findDatedDuties, type DutiesFound, type Stretch } from './dated-duties.ts';
import { findDuties } from './duties.ts';
import type { Line } from './lines.ts';
import { readMark } from './marks.ts';
import { sentences, type Sentence } from './sentences.ts';
import type { Duty, DutyKind, Span, Years } from './types.ts';

/** What orders without a clock need, so that the plan's own period gives them one. */
const YEARS_FOR_UNDATED = 3;

/** What letters also say in passing, where they introduce the plan: it counts if it is numbered. */
const OFTEN_SAID: readonly DutyKind[] = ['implementation_plan', 'inspection'];

/** A task's words, and their sentences. */
interface SaidTask {
  readonly span: Span;
  readonly sentences: readonly Sentence[];
}

interface Parts {
  readonly text: string;
  readonly folded: string;
  readonly lines: readonly Line[];
  /** How many of the lines stand before the plan. */
  readonly letter: number;
  readonly tasks: readonly SaidTask[];
  readonly period: Years | undefined;
}

/**
 * The duties of a document: dated ones anywhere in it, and, in the letter of a plan of several
 * years, also those orders whose time the plan's period gives (a mid-term evaluation, the plan to
 * carry it out, its yearly inspection). Any other order without a clock is only possible. Where a
 * sentence is both, its own date or rhythm counts, and the order says what it is.
 */
export function dutiesOf({ text, folded, lines, letter, tasks, period }: Parts): DutiesFound {
  const isLong = period !== undefined && period.to - period.from + 1 >= YEARS_FOR_UNDATED;
  const orders = isLong
    ? lines.slice(0, letter).flatMap((line) =>
        findDuties(text, folded, [line]).map((duty) => ({
          ...{ duty, isCounted: !OFTEN_SAID.includes(duty.kind) || isNumbered(folded, line) },
        })),
      )
    : [];
  const found = stretches(folded, lines, tasks).map((stretch) =>
    findDatedDuties(text, folded, stretch),
  );
  const all = found.flatMap((each) => each.dated);
  const known = orders.map(({ duty }) => duty);
  const timed = all
    .filter(hasOwnTime)
    .map((duty) => ({ ...duty, kind: orderOf(duty, known)?.kind ?? duty.kind }));
  const kept = orders.filter(
    ({ duty }) => isUntimed(duty) || !timed.some(({ span }) => overlaps(duty.span, span)),
  );
  const isFree = ({ span }: Duty) =>
    !kept.some(({ duty, isCounted }) => isCounted && overlaps(duty.span, span));
  const counted = kept.flatMap(({ duty, isCounted }) => (isCounted ? [duty] : []));
  const doubtful = kept.flatMap(({ duty, isCounted }) => (isCounted ? [] : [duty]));
  return {
    dated: inOrder([
      ...counted,
      ...timed,
      ...all.filter((duty) => !hasOwnTime(duty) && isFree(duty)),
    ]),
    possible: [...doubtful, ...found.flatMap((each) => each.possible).filter(isFree)],
  };
}

/** Letters number what they order. */
const isNumbered = (folded: string, { start, end }: Line): boolean =>
  readMark(folded.slice(start, Math.min(end, start + 24)), Number.NaN) !== undefined;

/** It names a day, or another rhythm than the one that is meant where none is named. */
const hasOwnTime = ({ due, cadence }: Duty): boolean =>
  due !== undefined || (cadence !== 'yearly' && cadence !== 'once');

/** An order that holds all the time. */
const isUntimed = ({ cadence }: Duty): boolean =>
  cadence === 'continuous' || cadence === 'promptly';

/** The order that a dated sentence gives: of the same rhythm, and about the same words. */
function orderOf(duty: Duty, orders: readonly Duty[]): Duty | undefined {
  const shared = ({ span: [from, to] }: Duty) =>
    (Math.min(to, duty.span[1]) - Math.max(from, duty.span[0])) /
    (Math.max(to, duty.span[1]) - Math.min(from, duty.span[0]));
  const same = orders.filter(
    (order) => order.cadence === duty.cadence && overlaps(order.span, duty.span),
  );
  return same.toSorted((a, b) => shared(b) - shared(a))[0];
}

const overlaps = (a: Span, b: Span): boolean => a[0] < b[1] && b[0] < a[1];

/** Two of a sentence share its beginning: kept in the order they were found in. */
const inOrder = (duties: readonly Duty[]): Duty[] =>
  [...duties].sort((a, b) => a.span[0] - b.span[0] || a.span[1] - b.span[1]);

/** The text line by line, but a task whole; chapters of aims are left out. */
function stretches(folded: string, lines: readonly Line[], tasks: readonly SaidTask[]): Stretch[] {
  const found: Stretch[] = [];
  let next = 0;
  let isAim = false;
  for (const line of lines) {
    while (next < tasks.length && (tasks[next] as SaidTask).span[1] <= line.start) next += 1;
    for (let at = next; at < tasks.length; at += 1) {
      const task = tasks[at] as SaidTask;
      if (task.span[0] >= line.end) break;
      if (task.span[0] >= line.start) found.push({ sentences: task.sentences, task: at + 1 });
    }
    const holder = tasks[next];
    if (holder && holder.span[0] < line.end && holder.span[1] > line.start) {
      isAim = false;
      continue;
    }
    const head = folded.slice(line.start, Math.min(line.end, line.start + 30));
    const mark = readMark(head, Number.NaN);
    if (mark) isAim = AIMS.test(head);
    if (!isAim)
      found.push({ sentences: sentences(folded, [line.start + (mark?.length ?? 0), line.end]) });
  }
  return found;
}
