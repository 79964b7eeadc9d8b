import { kindOf } from '../../../domain/kinds/kinds.ts';
import type { ReportEvent } from '../../../domain/light/facts-as-of.ts';

/** The facts of a report from which its history is told. */
export interface HistoryFacts {
  kind: string;
  opensAt: Date;
  originalDueOn: string;
  terms: readonly { cause: string; armedAt: Date; dueOn: string; dueAt: Date }[];
  steps: readonly { notice: string; takesEffectAt: Date; skipped: boolean }[];
  submissions: readonly { filedAt: Date; withdrawnAt: Date | null }[];
  reviews: readonly {
    outcome: 'accepted' | 'returned';
    reviewedAt: Date;
    newDueOn: string | null;
  }[];
}

const KIND_OF: Readonly<Record<string, 'extended' | 'reopened'>> = {
  extension: 'extended',
  reopen: 'reopened',
};

/** The history of a report, in order, so that its light can be told as of any earlier instant. */
export function historyOf(facts: HistoryFacts): ReportEvent[] {
  const { kind: ofKind, opensAt, originalDueOn, terms, steps, submissions, reviews } = facts;
  const firstDueAt = terms.find(({ cause }) => cause === 'first')?.dueAt;
  const events: ReportEvent[] = [
    { kind: 'opened', at: opensAt, dueOn: originalDueOn, dueAt: firstDueAt },
    ...submissions.map(({ filedAt: at }) => ({ kind: 'filed' as const, at })),
    // What nobody reviews is done with its filing.
    ...(kindOf(ofKind).review === 'none'
      ? submissions.map(({ filedAt: at }) => ({ kind: 'accepted' as const, at }))
      : []),
    ...submissions.flatMap(({ withdrawnAt: at }) =>
      at ? [{ kind: 'withdrawn' as const, at }] : [],
    ),
    ...reviews.map(({ outcome, reviewedAt: at, newDueOn }): ReportEvent =>
      outcome === 'accepted'
        ? { kind: 'accepted', at }
        : { kind: 'returned', at, dueOn: newDueOn ?? originalDueOn },
    ),
    // A return tells its own date.
    ...terms
      .filter(({ cause }) => cause !== 'first' && cause !== 'return')
      .map(({ cause, armedAt: at, dueOn }): ReportEvent => ({
        kind: KIND_OF[cause] ?? 'rescheduled',
        at,
        dueOn,
      })),
    ...steps
      .filter(({ notice, skipped }) => notice === 'close' && !skipped)
      .map(({ takesEffectAt: at }) => ({ kind: 'closed' as const, at })),
  ];
  return events.sort((a, b) => a.at.getTime() - b.at.getTime());
}
