import { addDays, type CivilDate } from '../calendar/civil-date.ts';
import {
  workdayOnOrAfter,
  workdayOnOrBefore,
  workdaysAfter,
  type WorkdayCalendar,
} from '../calendar/workdays.ts';
import { civilDateOf, endOfDay, instantAt } from '../calendar/zoned.ts';
import type { Offset, Step } from './step.ts';

/** The terms a report is owed on (期限). Version 1 = the first; every later ones arm the ladder anew. */
export interface Terms {
  version: number;
  /** Inclusive. */
  dueOn: CivilDate;
  /** The first instant that is late; left out: the end of the due day. */
  dueAt?: Date;
  opensAt: Date;
  /** When these terms began. */
  armedAt: Date;
}

/** What turns days into instants: the plan's zone and working hour, and the calendar. */
export interface LadderTime {
  /** IANA name. */
  zone: string;
  /** `HH:MM`, when notices go out. */
  workingHour: string;
  calendar: WorkdayCalendar;
}

/** A step with its instant under given terms. */
export interface PlannedStep extends Step {
  /** The day it falls on, in the plan's zone. */
  on: CivilDate;
  at: Date;
  /** The day lies in a year whose official calendar is not yet known. */
  provisional: boolean;
}

/** Workdays between the last notice under some terms and the closing of the books (design §4). */
const CLOSE_AFTER_NOTICE = 5;

/**
 * The steps of a report under its terms, ordered by instant and, at one instant, by severity. It is
 * computed afresh at every step; nothing of it is stored but what was taken, so a ladder may be
 * changed or renamed while reports run.
 *
 * Later terms have no opening, and no step that is not after `armedAt`: the notice of the new terms
 * takes their place. Books close under any terms, or a report would stay open for ever. Under the first terms, steps that lie before the opening are in it too (a launch
 * in the middle): position.ts collapses them.
 * @throws RangeError for a date or zone that does not exist.
 */
export function ladder(steps: readonly Step[], terms: Terms, time: LadderTime): PlannedStep[] {
  const planned = steps
    .map((step): PlannedStep => {
      const { on, at } = instantOf(step, terms, time);
      return { ...step, on, at, provisional: time.calendar.isProvisional(on) };
    })
    .filter(
      ({ from, effect, at }) =>
        terms.version === 1 || effect === 'close' || (from !== 'opens' && at > terms.armedAt),
    )
    .sort(inOrder);
  const closed = planned.map((step) => {
    if (step.effect !== 'close') return step;
    const last = planned.filter(({ to, at }) => to !== null && at <= step.at).at(-1);
    return closesAfter(step, last?.at ?? terms.armedAt, time);
  });
  // Whatever put the closing off, the order stays.
  return closed.sort(inOrder);
}

/** Orders steps by instant and, at one instant, by severity. */
export function inOrder(a: PlannedStep, b: PlannedStep): number {
  return a.at.getTime() - b.at.getTime() || a.severity - b.severity;
}

/** The closing of the books, put off until five workdays after the last notice that went out. */
export function closesAfter(close: PlannedStep, noticedAt: Date, time: LadderTime): PlannedStep {
  const on = workdaysAfter(time.calendar, civilDateOf(noticedAt, time.zone), CLOSE_AFTER_NOTICE);
  const at = instantAt(on, time.workingHour, time.zone);
  if (at <= close.at) return close;
  return { ...close, on, at, provisional: time.calendar.isProvisional(on) };
}

function instantOf(step: Step, terms: Terms, time: LadderTime): { on: CivilDate; at: Date } {
  const { from, offset, move } = step;
  const { dueOn, opensAt } = terms;
  const { zone, workingHour, calendar } = time;
  if (offset.unit === 'half') return halfWay(offset.n, terms, time);
  if (from === 'late') return onceLate(offset, terms, time);
  // The opening itself is an instant, not a day; a copy, for whoever changes it must not change terms.
  if (from === 'opens' && offset.n === 0)
    return { on: civilDateOf(opensAt, zone), at: new Date(opensAt) };
  const base = from === 'opens' ? civilDateOf(opensAt, zone) : dueOn;
  const day =
    offset.unit === 'day' ? addDays(base, offset.n) : workdaysFrom(calendar, base, offset.n);
  const on =
    move === 'before'
      ? workdayOnOrBefore(calendar, day)
      : move === 'after'
        ? workdayOnOrAfter(calendar, day)
        : day;
  return { on, at: instantAt(on, workingHour, zone) };
}

/**
 * The middle of the time that there is, in working time: the instant itself where all of it lies on one
 * day, else the working hour of the first workday from that day on. Never outside of that time.
 */
function halfWay(n: number, terms: Terms, { zone, workingHour, calendar }: LadderTime) {
  const opensAt = terms.version === 1 ? terms.opensAt : terms.armedAt;
  const dueAt = dueInstant(terms, zone);
  const middle = new Date(opensAt.getTime() + ((dueAt.getTime() - opensAt.getTime()) * n) / 2);
  const day = workdayOnOrAfter(calendar, civilDateOf(middle, zone));
  const working = instantAt(day, workingHour, zone);
  const isWithin = working > opensAt && working < dueAt;
  const isOneDay = civilDateOf(opensAt, zone) === terms.dueOn;
  const at = isWithin && !isOneDay ? working : middle;
  return { on: civilDateOf(at, zone), at };
}

/** So many workdays after it is first late; a due day is over before anybody works again. */
function onceLate({ n }: Offset, terms: Terms, { zone, workingHour, calendar }: LadderTime) {
  const dueAt = dueInstant(terms, zone);
  const isDay = +dueAt === +endOfDay(terms.dueOn, zone);
  if (n === 0 && !isDay) return { on: civilDateOf(dueAt, zone), at: dueAt };
  const on = workdaysAfter(calendar, terms.dueOn, isDay ? n + 1 : n);
  return { on, at: instantAt(on, workingHour, zone) };
}

const dueInstant = ({ dueOn, dueAt }: Terms, zone: string): Date =>
  new Date(dueAt ?? endOfDay(dueOn, zone));

/** The n-th workday after a day, or for a negative n before it. */
export function workdaysFrom(calendar: WorkdayCalendar, date: CivilDate, n: number): CivilDate {
  if (n >= 0) return workdaysAfter(calendar, date, n);
  let day = date;
  for (let left = -n; left > 0; left--) day = workdayOnOrBefore(calendar, addDays(day, -1));
  return day;
}
