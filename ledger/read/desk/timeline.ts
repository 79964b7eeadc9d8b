import type { Notice } from '../../../domain/ladder/step.ts';
import {
  extensionEntries,
  type ExtensionEntry,
  type TimelineRequest,
} from './extension-entries.ts';
import {
  instructionEntries,
  type InstructionEntry,
  type TimelineInstruction,
} from './instruction-entries.ts';
import {
  objectionEntries,
  type ObjectionEntry,
  type TimelineObjection,
} from './objection-entries.ts';
import type { TimelineMail } from './timeline-mail.ts';
import type { DraftEffect } from './drafts.ts';

export type { TimelineMail };

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
  /** New terms that somebody gave in words: reopened, owed again, passed to another agency. */
  | {
      kind: 'renewed';
      at: Date;
      cause: 'reopen' | 'rejoin' | 'transfer';
      by: string;
      reason: string;
      dueOn: string;
      /** Of a transfer: whose it was and whose it is, by id. */
      from: string;
      to: string;
      mails: TimelineMail[];
    }
  /** Its task was changed in words. */
  | { kind: 'amended'; at: Date; by: string; reason: string; mails: TimelineMail[] }
  | { kind: 'review_begun'; at: Date; revision: number; by: string }
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
  | ObjectionEntry
  | InstructionEntry
  | {
      kind: 'left';
      at: Date;
      cause: string;
      by: string;
      reason: string;
      mails: TimelineMail[];
    }
  | { kind: 'issued'; at: Date; effect: DraftEffect; by: string };

/** What a report's story is told from. */
export interface TimelineFacts {
  leftAt: Date | null;
  leftCause: string | null;
  leftBy: string | null;
  leftWhy: string | null;
  joinedAt: Date;
  /** With the changes of its task. */
  task: {
    changes: readonly { at: Date; by: string; why: string; after: unknown }[];
  } | null;
  steps: readonly StepFacts[];
  terms: readonly {
    version: number;
    cause: string;
    armedAt: Date;
    dueOn: string;
    agencyId: string;
    by: string | null;
    reason: string | null;
  }[];
  mails: readonly (TimelineMail & { step: string; termsVersion: number })[];
  submissions: readonly {
    revision: number;
    filedAt: Date;
    filedBy: string;
    withdrawnAt: Date | null;
    reviewBegunAt: Date | null;
    reviewBegunBy: string | null;
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
  extensions: readonly TimelineRequest[];
  objections: readonly TimelineObjection[];
  instructions: readonly TimelineInstruction[];
  escalations: readonly { effect: string; issuedAt: Date | null; issuedBy: string | null }[];
}

/** What happened to a report up to and including `until`, oldest first. */
export function timelineOf(facts: TimelineFacts, until: Date): TimelineEntry[] {
  const entries = [
    ...facts.steps.flatMap((step) => stepEntries(step, facts)),
    ...facts.submissions.flatMap(submissionEntries),
    ...facts.extensions.flatMap((extension) => extensionEntries(extension, facts)),
    ...facts.objections.flatMap((objection) => objectionEntries(objection, facts.mails)),
    ...facts.instructions.flatMap((each) => instructionEntries(each, facts.mails)),
    ...facts.reviews.map((review) => reviewEntry(review, facts)),
    ...facts.escalations.flatMap(({ effect, issuedAt, issuedBy }): TimelineEntry[] =>
      issuedAt && (effect === 'letter' || effect === 'circular')
        ? [{ kind: 'issued', at: issuedAt, effect, by: issuedBy ?? '' }]
        : [],
    ),
    ...changeEntries(facts),
  ];
  return entries
    .filter(({ at }) => at <= until)
    .sort((a, b) => a.at.getTime() - b.at.getTime() || order(a) - order(b));
}

/** What somebody decided in words. */
function changeEntries(facts: TimelineFacts): TimelineEntry[] {
  const { leftAt, leftCause, leftBy, leftWhy, joinedAt, task, terms, mails } = facts;
  const mailsOf = (step: string, version?: number) =>
    mails.filter(
      (mail) => mail.step === step && (version === undefined || mail.termsVersion === version),
    );
  const renewed = terms.flatMap(({ cause, version, armedAt, ...term }): TimelineEntry[] => {
    if (cause !== 'reopen' && cause !== 'rejoin' && cause !== 'transfer') return [];
    const notice = NOTICES[cause];
    const former = terms.find((each) => each.version === version - 1);
    return [
      {
        kind: 'renewed',
        at: armedAt,
        cause,
        by: term.by ?? '',
        reason: term.reason ?? '',
        dueOn: term.dueOn,
        from: former?.agencyId ?? term.agencyId,
        to: term.agencyId,
        mails: [...mailsOf(notice, version), ...mailsOf('passed_on', version)],
      },
    ];
  });
  const amended = (task?.changes ?? []).flatMap(
    ({ at, by, why, after }, index): TimelineEntry[] => {
      const isText = typeof after === 'object' && after !== null && 'text' in after;
      if (!isText || at < joinedAt) return [];
      return [{ kind: 'amended', at, by, reason: why, mails: mailsOf(`amended-${index + 1}`) }];
    },
  );
  const left: TimelineEntry[] = leftAt
    ? [
        {
          kind: 'left',
          at: leftAt,
          cause: leftCause ?? '',
          by: leftBy ?? '',
          reason: leftWhy ?? '',
          mails: mailsOf('left'),
        },
      ]
    : [];
  return [...renewed, ...amended, ...left];
}

/** The notice of new terms that somebody gave in words; they are told by themselves, not as a step. */
const NOTICES = { reopen: 'reopened', rejoin: 'rejoined', transfer: 'transferred' } as const;

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
  const own = mails.filter(
    (mail) =>
      mail.termsVersion === termsVersion &&
      // Another assessor is named: whoever was asked before is told with it.
      (mail.step === name || (notice === 'opening' && mail.step === 'taken_off')),
  );
  // A return is told with its reason, by its review; an extension by its decision.
  if (notice === 'returned' || notice === 'extended') return [];
  if (Object.values<string>(NOTICES).includes(notice)) return [];
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
  const { reviewBegunAt, reviewBegunBy } = submission;
  return [
    { kind: 'filed', at: filedAt, by, revision, late, nil },
    ...(reviewBegunAt
      ? [{ kind: 'review_begun' as const, at: reviewBegunAt, revision, by: reviewBegunBy ?? '' }]
      : []),
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
