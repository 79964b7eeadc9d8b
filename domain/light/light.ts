import { daysBetween, type CivilDate } from '../calendar/civil-date.ts';
import type { WorkdayCalendar } from '../calendar/workdays.ts';
import { civilDateOf, civilTimeOf, endOfDay } from '../calendar/zoned.ts';
import { reviewDueOn } from '../ladder/clocks.ts';
import type { ReportStage } from '../report/facts.ts';
import type { PlanPolicy } from '../../schemas/plan-policy.ts';
import { colourOf, type Light, type LightReason } from './reason.ts';

/** What the light of a report depends on. */
export interface LightFacts {
  stage: ReportStage;
  /** The due date in force: the first one, or the one of the last return, policy or resumption. */
  dueOn: CivilDate;
  /** The first instant that is late; left out: the end of the due day. */
  dueAt?: Date | undefined;
  originalDueOn: CivilDate;
  /** The newest filing. */
  filedAt: Date | null;
  firstFiledAt: Date | null;
  /** The last return. */
  returnedAt: Date | null;
  /** The last reopening after an acceptance; `returnedAt` says the same until it is returned again. */
  reopenedAt: Date | null;
  /** The last day of the review of the newest filing; null = by the policy. */
  reviewDueOn: CivilDate | null;
  acceptedAt: Date | null;
  /** When the books were closed; it stays set when something is filed later. */
  closedAt: Date | null;
  opensAt: Date;
}

/**
 * The light (灯) of a report at `now`, and why.
 *
 * Green: on course. Yellow: near due, returned, filed after its due date, or late in review. Red:
 * overdue, and from the closing of the books until it is accepted after all: a filing after the
 * closing does not turn a missed report yellow. Blue: accepted. A report not yet open is green, with
 * that reason.
 * @param facts as of `now`; for an earlier instant take them from factsAsOf.
 */
export function light(
  facts: LightFacts,
  policy: PlanPolicy,
  calendar: WorkdayCalendar,
  now: Date,
): Light {
  const reason = reasonOf(facts, policy, calendar, now);
  return { colour: colourOf(reason), reason };
}

function reasonOf(
  facts: LightFacts,
  policy: PlanPolicy,
  calendar: WorkdayCalendar,
  now: Date,
): LightReason {
  const dayOf = (instant: Date) => civilDateOf(instant, policy.zone);
  switch (facts.stage) {
    case 'accepted':
      return { code: 'accepted', acceptedOn: facts.acceptedAt && dayOf(facts.acceptedAt) };
    case 'missed':
      return { code: 'missed', dueOn: facts.originalDueOn };
    case 'reviewing':
      return reviewReason(facts, policy, calendar, now);
    case 'collecting':
      return collectReason(facts, policy, now);
  }
}

function collectReason(facts: LightFacts, policy: PlanPolicy, now: Date): LightReason {
  const dayOf = (instant: Date) => civilDateOf(instant, policy.zone);
  const { dueOn, dueAt = endOfDay(dueOn, policy.zone) } = facts;
  if (facts.closedAt) return { code: 'missed-returned', dueOn };
  if (now < facts.opensAt) return { code: 'not-yet-open', opensOn: dayOf(facts.opensAt), dueOn };
  const days = daysBetween(dayOf(now), dueOn);
  const by = hourOf(facts, policy);
  // Of an instant of today no day has passed.
  if (now >= dueAt) return { code: 'overdue', dueOn, days: Math.abs(days), ...by };
  if (facts.reopenedAt && +facts.reopenedAt === Number(facts.returnedAt))
    return { code: 'reopened', reopenedOn: dayOf(facts.reopenedAt), dueOn, days };
  if (facts.returnedAt)
    return { code: 'returned', returnedOn: dayOf(facts.returnedAt), dueOn, days };
  return { code: days <= policy.nearDueDays ? 'near-due' : 'on-course', dueOn, days, ...by };
}

/** The wall time that it is due by, where that is not the end of the day. */
function hourOf({ dueOn, dueAt }: LightFacts, { zone }: PlanPolicy): { by?: string } {
  const isDay = dueAt === undefined || +dueAt === +endOfDay(dueOn, zone);
  return isDay ? {} : { by: civilTimeOf(dueAt, zone) };
}

function reviewReason(
  facts: LightFacts,
  policy: PlanPolicy,
  calendar: WorkdayCalendar,
  now: Date,
): LightReason {
  const { dueOn, dueAt = endOfDay(dueOn, policy.zone) } = facts;
  const filedAt = facts.filedAt ?? now;
  const filedOn = civilDateOf(filedAt, policy.zone);
  if (facts.closedAt) return { code: 'missed-filed', dueOn: facts.originalDueOn, filedOn };
  const reviewBy = facts.reviewDueOn ?? reviewDueOn(filedAt, policy, calendar);
  if (now >= endOfDay(reviewBy, policy.zone)) {
    const days = daysBetween(reviewBy, civilDateOf(now, policy.zone));
    return { code: 'review-late', filedOn, reviewDueOn: reviewBy, days };
  }
  if (filedAt >= dueAt)
    return { code: 'filed-late', filedOn, dueOn, reviewDueOn: reviewBy, ...hourOf(facts, policy) };
  return { code: 'in-review', filedOn, reviewDueOn: reviewBy };
}
