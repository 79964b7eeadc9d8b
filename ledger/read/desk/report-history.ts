import type { ReportEvent } from '../../../domain/light/facts-as-of.ts';

/** The facts of a report from which its history is told. */
export interface HistoryFacts {
  opensAt: Date;
  originalDueOn: string;
  missedAt: Date | null;
  submissions: { filedAt: Date }[];
  reviews: { outcome: 'accepted' | 'returned'; reviewedAt: Date; newDueOn: string | null }[];
}

/** The history of a report, in order, so that its light can be told as of any earlier instant. */
export function historyOf(facts: HistoryFacts): ReportEvent[] {
  const { opensAt, originalDueOn, missedAt, submissions, reviews } = facts;
  const events: ReportEvent[] = [
    { kind: 'opened', at: opensAt, dueOn: originalDueOn },
    ...submissions.map(({ filedAt }) => ({ kind: 'filed' as const, at: filedAt })),
    ...reviews.map(({ outcome, reviewedAt: at, newDueOn }): ReportEvent =>
      outcome === 'accepted'
        ? { kind: 'accepted', at }
        : { kind: 'returned', at, dueOn: newDueOn ?? originalDueOn },
    ),
    ...(missedAt ? [{ kind: 'closed' as const, at: missedAt }] : []),
  ];
  return events.sort((a, b) => a.at.getTime() - b.at.getTime());
}
