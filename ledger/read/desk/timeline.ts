import type { ContactRole, Notice } from '../../../domain/ladder/step.ts';
import type { MailState } from '../../../prisma/generated/client.ts';
import type { DraftEffect } from './drafts.ts';

/** A mail as the timeline shows it. */
export interface TimelineMail {
  contact: { name: string; role: ContactRole };
  state: MailState;
  code: string | null;
  settledAt: Date | null;
  messageId: string | null;
}

/** A step of the ladder that has taken effect, or the notice of new terms. */
interface StepFacts {
  name: string;
  notice: string;
  plannedAt: Date;
  /** When its mails went out; before that it has not happened. */
  takesEffectAt: Date;
  stagedAt: Date;
  /** 1 = the first terms. */
  termsVersion: number;
  skipped: boolean;
}

/** Something that happened to a report. */
export type TimelineEntry =
  | {
      kind: 'step';
      at: Date;
      name: string;
      notice: Notice;
      plannedAt: Date;
      termsVersion: number;
      mails: TimelineMail[];
    }
  /** Not taken, because `by`, more severe, was due as well. */
  | {
      kind: 'skipped';
      at: Date;
      name: string;
      notice: Notice;
      by: { name: string; notice: Notice } | null;
    }
  /** New terms, for another reason than a return. */
  | { kind: 'rescheduled'; at: Date; dueOn: string; cause: string; mails: TimelineMail[] }
  | { kind: 'filed'; at: Date; revision: number; by: string; late: boolean; nil: boolean }
  | { kind: 'withdrawn'; at: Date; revision: number; by: string }
  | {
      kind: 'returned';
      at: Date;
      by: string;
      reason: string;
      newDueOn: string | null;
      mails: TimelineMail[];
    }
  | { kind: 'accepted'; at: Date; by: string; mails: TimelineMail[] }
  | { kind: 'left'; at: Date; cause: string }
  | { kind: 'issued'; at: Date; effect: DraftEffect; by: string };

/** What a report's story is told from. */
export interface TimelineFacts {
  leftAt: Date | null;
  leftCause: string | null;
  steps: readonly StepFacts[];
  terms: readonly { version: number; cause: string; armedAt: Date; dueOn: string }[];
  mails: readonly (TimelineMail & { step: string; termsVersion: number })[];
  submissions: readonly {
    revision: number;
    filedAt: Date;
    filedBy: string;
    withdrawnAt: Date | null;
    late: boolean;
    nil: boolean;
  }[];
  reviews: readonly {
    outcome: 'accepted' | 'returned';
    reviewedAt: Date;
    reviewedBy: string;
    reason: string | null;
    newDueOn: string | null;
  }[];
  escalations: readonly { effect: string; issuedAt: Date | null; issuedBy: string | null }[];
}

/** What happened to a report up to and including `until`, oldest first. */
export function timelineOf(facts: TimelineFacts, until: Date): TimelineEntry[] {
  const { leftAt, leftCause } = facts;
  const entries = [
    ...facts.steps.flatMap((step) => stepEntries(step, facts)),
    ...facts.submissions.flatMap(submissionEntries),
    ...facts.reviews.map((review) => reviewEntry(review, facts)),
    ...facts.escalations.flatMap(({ effect, issuedAt, issuedBy }): TimelineEntry[] =>
      issuedAt && (effect === 'letter' || effect === 'circular')
        ? [{ kind: 'issued', at: issuedAt, effect, by: issuedBy ?? '' }]
        : [],
    ),
    ...(leftAt ? [{ kind: 'left' as const, at: leftAt, cause: leftCause ?? '' }] : []),
  ];
  return entries
    .filter(({ at }) => at <= until)
    .sort((a, b) => a.at.getTime() - b.at.getTime() || order(a) - order(b));
}

/** At one instant what was skipped stands before what took its place. */
const order = ({ kind }: TimelineEntry) => (kind === 'skipped' ? 0 : 1);

/** When a step happened: at its own instant, or later, when it woke late. */
const happenedAt = ({ takesEffectAt, stagedAt }: StepFacts) =>
  takesEffectAt > stagedAt ? takesEffectAt : stagedAt;

function stepEntries(step: StepFacts, { steps, terms, mails }: TimelineFacts): TimelineEntry[] {
  const { name, plannedAt, termsVersion, skipped } = step;
  // The ledger wrote it: whatever a ladder records is one of them.
  const notice = step.notice as Notice;
  const at = happenedAt(step);
  const own = mails.filter((mail) => mail.step === name && mail.termsVersion === termsVersion);
  // A return is told with its reason, by its review.
  if (notice === 'returned') return [];
  if (notice === 'rescheduled') {
    const term = terms.find(({ version }) => version === termsVersion);
    return term
      ? [{ kind: 'rescheduled', at, dueOn: term.dueOn, cause: term.cause, mails: own }]
      : [];
  }
  if (!skipped) return [{ kind: 'step', at, name, notice, plannedAt, termsVersion, mails: own }];
  const taken = steps.find(
    (each) =>
      !each.skipped &&
      each.termsVersion === termsVersion &&
      each.stagedAt.getTime() === step.stagedAt.getTime(),
  );
  const by = taken ? { name: taken.name, notice: taken.notice as Notice } : null;
  // It was overtaken when what took its place happened.
  return [{ kind: 'skipped', at: taken ? happenedAt(taken) : at, name, notice, by }];
}

function submissionEntries(submission: TimelineFacts['submissions'][number]): TimelineEntry[] {
  const { revision, filedAt, filedBy: by, withdrawnAt, late, nil } = submission;
  return [
    { kind: 'filed', at: filedAt, by, revision, late, nil },
    ...(withdrawnAt ? [{ kind: 'withdrawn' as const, at: withdrawnAt, revision, by }] : []),
  ];
}

function reviewEntry(
  { outcome, reviewedAt: at, reviewedBy: by, reason, newDueOn }: TimelineFacts['reviews'][number],
  { terms, mails }: TimelineFacts,
): TimelineEntry {
  if (outcome === 'accepted')
    return { kind: 'accepted', at, by, mails: mails.filter(({ step }) => step === 'accepted') };
  const version = terms.find(
    ({ cause, armedAt }) => cause === 'return' && armedAt.getTime() === at.getTime(),
  )?.version;
  const own = mails.filter((mail) => mail.step === 'returned' && mail.termsVersion === version);
  return { kind: 'returned', at, by, reason: reason ?? '', newDueOn, mails: own };
}
