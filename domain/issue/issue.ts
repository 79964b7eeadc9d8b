import { saysSomething } from '../forms/field-spec.ts';
import type { Actor } from '../report/actor.ts';
import type { ReportStage } from '../report/facts.ts';
import type { Refusal } from '../report/refusal.ts';
import { lengthRefusal } from '../report/words-refusal.ts';
import type { PlanAgencies } from '../parties.ts';

/** What an agency says when it raises a major issue (重大问题). */
export interface IssueText {
  title: string;
  /** What has happened. */
  what: string;
  /** What is asked for. */
  asked: string;
}

/** The most characters of each. */
export const LONGEST_ISSUE: Readonly<Record<keyof IssueText, number>> = {
  title: 80,
  what: 4_000,
  asked: 2_000,
};

/** What is true of an issue, with where the commission's handling of it stands. */
export interface IssueFacts {
  /** Who raised it. */
  agencyId: string;
  takenUpAt: Date | null;
  answeredAt: Date | null;
  /** Withdrawn, or merged. */
  closedAt: Date | null;
  mergedIntoId: string | null;
  /** Of the handling. */
  stage: ReportStage;
  filedAt: Date | null;
  /** When the handling left the roster: nobody goes on with it. */
  leftAt: Date | null;
}

/** Where an issue stands (办理状态). */
export type IssueState =
  'registered' | 'taken_up' | 'passed_on' | 'answered' | 'withdrawn' | 'merged' | 'ended';

/** Where an issue stands; a merged one stays merged when the other one is answered. */
export function issueState(issue: IssueFacts): IssueState {
  if (issue.answeredAt) return 'answered';
  if (issue.closedAt) return issue.mergedIntoId === null ? 'withdrawn' : 'merged';
  // Its requirement, or the plan, was ended before anybody answered.
  if (issue.leftAt || issue.stage === 'missed') return 'ended';
  if (issue.stage === 'reviewing') return 'passed_on';
  return issue.takenUpAt ? 'taken_up' : 'registered';
}

/** Whether somebody still has to do something about it. */
export const isOpenIssue = (issue: IssueFacts): boolean =>
  ['registered', 'taken_up', 'passed_on'].includes(issueState(issue));

/** Why somebody may not raise an issue, or not with these words; null if they may. */
export function raisingRefusal(
  actor: Actor,
  text: IssueText,
  { governmentId }: PlanAgencies,
): Refusal | null {
  const { kind, agencyId } = actor;
  if (
    agencyId === null ||
    (kind !== 'agency' && kind !== 'commission') ||
    agencyId === governmentId
  )
    return { code: 'only_agency_raises' };
  for (const field of ['title', 'what', 'asked'] as const) {
    if (!saysSomething(text[field])) return { code: 'issue_lacks', field };
    const tooLong = lengthRefusal(text[field], LONGEST_ISSUE[field]);
    if (tooLong) return tooLong;
  }
  return null;
}

/** Why nothing is done about an issue any more; null while it is open. */
export function closedRefusal(issue: IssueFacts): Refusal | null {
  const { answeredAt, closedAt, mergedIntoId, leftAt } = issue;
  if (answeredAt) return { code: 'issue_closed', how: 'answered', closedAt: answeredAt };
  const how = mergedIntoId === null ? 'withdrawn' : 'merged';
  if (closedAt) return { code: 'issue_closed', how, closedAt };
  return leftAt && { code: 'left_roster', leftAt };
}

/** Why the commission does not do this now, or null: only the plan's, only while it lies with them. */
export function handlingRefusal(
  issue: IssueFacts,
  { kind, agencyId }: Actor,
  { commissionId }: PlanAgencies,
): Refusal | null {
  if (kind !== 'commission' || agencyId !== commissionId) return { code: 'only_commission' };
  const closed = closedRefusal(issue);
  if (closed) return closed;
  return issue.stage === 'reviewing' && issue.filedAt
    ? { code: 'issue_passed_on', passedOnAt: issue.filedAt }
    : null;
}

/** Why the government does not answer it now, or send it back; null if it does. */
export function answeringRefusal(
  issue: IssueFacts,
  { kind, agencyId }: Actor,
  { governmentId }: PlanAgencies,
): Refusal | null {
  if (kind !== 'government' || agencyId !== governmentId) return { code: 'only_government' };
  const closed = closedRefusal(issue);
  if (closed) return closed;
  return issue.stage === 'reviewing' ? null : { code: 'issue_not_passed_on' };
}

/** Why its agency does not withdraw it, or null: not once it is answered, nor while others follow it. */
export function withdrawalRefusal(
  issue: IssueFacts,
  { agencyId }: Actor,
  followers: readonly number[],
): Refusal | null {
  if (agencyId !== issue.agencyId) return { code: 'not_yours' };
  const closed = closedRefusal(issue);
  if (closed) return closed;
  return followers.length > 0 ? { code: 'issue_followed', numbers: [...followers] } : null;
}
