import type { ContactRole, Notice } from '../../../domain/ladder/step.ts';
import type { MailState } from '../../../prisma/generated/client.ts';
import type { ExtensionRow } from '../extensions.ts';
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
  | ExtensionEntry
  | { kind: 'left'; at: Date; cause: string }
  | { kind: 'issued'; at: Date; effect: DraftEffect; by: string };

/** What was asked, confirmed, decided about an extension. */
export interface ExtensionEntry {
  kind: 'extension';
  at: Date;
  what: 'asked' | 'confirmed' | 'granted' | 'refused' | 'withdrawn' | 'declined';
  by: string;
  /** The date asked for, or granted. */
  dueOn: string;
  /** The reason, or the words it was decided in; null: none. */
  words: string | null;
  mails: TimelineMail[];
}

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
  extensions: readonly Omit<ExtensionRow, 'reportId'>[];
  escalations: readonly { effect: string; issuedAt: Date | null; issuedBy: string | null }[];
}

/** What happened to a report up to and including `until`, oldest first. */
export function timelineOf(facts: TimelineFacts, until: Date): TimelineEntry[] {
  const { leftAt, leftCause } = facts;
  const entries = [
    ...facts.steps.flatMap((step) => stepEntries(step, facts)),
    ...facts.submissions.flatMap(submissionEntries),
    ...facts.extensions.flatMap((extension) => extensionEntries(extension, facts)),
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
  // A return is told with its reason, by its review; an extension by its decision.
  if (notice === 'returned' || notice === 'extended') return [];
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

function extensionEntries(
  request: TimelineFacts['extensions'][number],
  { mails, terms }: TimelineFacts,
): TimelineEntry[] {
  const { id, state, askedAt, askedBy, confirmedAt, confirmedBy, decidedAt, decidedBy } = request;
  const { newDueOn: dueOn, reason, decision, grantedDueOn } = request;
  const number = id.slice(id.lastIndexOf('/') + 1);
  const sent = (notice: string) => mails.filter(({ step }) => step === `${notice}-${number}`);
  const entry = (
    what: ExtensionEntry['what'],
    at: Date | null,
    by: string | null,
    rest: Pick<ExtensionEntry, 'words' | 'mails'> & { dueOn?: string },
  ): TimelineEntry[] => (at ? [{ kind: 'extension', what, at, by: by ?? '', dueOn, ...rest }] : []);
  return [
    ...entry('asked', askedAt, askedBy, { words: reason, mails: sent('extension_asked') }),
    ...entry('confirmed', confirmedAt, confirmedBy, {
      words: null,
      mails: sent('extension_waiting'),
    }),
    ...decided(),
  ];

  function decided(): TimelineEntry[] {
    switch (state) {
      case 'asked':
      case 'confirmed':
        return [];
      case 'granted': {
        const version = terms.find(({ armedAt }) => +armedAt === +(decidedAt ?? 0))?.version;
        const own = mails.filter((m) => m.step === 'extended' && m.termsVersion === version);
        const until = { dueOn: grantedDueOn ?? dueOn };
        return entry('granted', decidedAt, decidedBy, { words: decision, mails: own, ...until });
      }
      case 'refused':
        return entry(state, decidedAt, decidedBy, {
          words: decision,
          mails: sent('extension_refused'),
        });
      case 'withdrawn': {
        const what = decision === null ? state : 'declined';
        return entry(what, decidedAt, decidedBy, { words: decision, mails: [] });
      }
    }
  }
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
