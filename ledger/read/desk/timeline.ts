import type { MailState } from '../../../prisma/generated/client.ts';
import type { EscalationStep } from './escalations.ts';

/** A mail as the timeline shows it. */
export interface TimelineMail {
  contact: { name: string; role: 'officer' | 'leader' };
  state: MailState;
  code: string | null;
  settledAt: Date | null;
  messageId: string | null;
}

/** Something that happened to a report. `dueVersion` 1 = under its first terms. */
export type TimelineEntry =
  | {
      kind: 'rung';
      at: Date;
      name: string;
      plannedAt: Date;
      dueVersion: number;
      mails: TimelineMail[];
    }
  /** Not climbed, because `by`, more severe, was due as well. */
  | {
      kind: 'skipped';
      at: Date;
      name: string;
      plannedAt: Date;
      dueVersion: number;
      by: string | null;
    }
  | { kind: 'filed'; at: Date; revision: number; by: string; late: boolean; nil: boolean }
  | {
      kind: 'returned';
      at: Date;
      by: string;
      reason: string;
      newDueOn: string | null;
      mails: TimelineMail[];
    }
  | { kind: 'accepted'; at: Date; by: string; mails: TimelineMail[] }
  | { kind: 'issued'; at: Date; level: EscalationStep['level']; by: string };

export interface TimelineFacts {
  rungs: { name: string; plannedAt: Date; takenAt: Date; dueVersion: number; skipped: boolean }[];
  mails: (TimelineMail & { rung: string; dueVersion: number })[];
  submissions: { revision: number; filedAt: Date; filedBy: string; late: boolean; nil: boolean }[];
  reviews: {
    outcome: 'accepted' | 'returned';
    reviewedAt: Date;
    reviewedBy: string;
    reason: string | null;
    newDueOn: string | null;
  }[];
  escalations: EscalationStep[];
}

/** What happened to a report up to and including `until`, oldest first. */
export function timelineOf(facts: TimelineFacts, until: Date): TimelineEntry[] {
  const entries = [
    ...facts.rungs.map((rung) => rungEntry(rung, facts)),
    ...facts.submissions.map(({ filedAt: at, filedBy: by, ...rest }): TimelineEntry => ({
      kind: 'filed',
      at,
      by,
      ...rest,
    })),
    ...reviewEntries(facts),
    ...facts.escalations.flatMap(({ level, issuedAt, issuedBy }): TimelineEntry[] =>
      issuedAt ? [{ kind: 'issued', at: issuedAt, level, by: issuedBy ?? '' }] : [],
    ),
  ];
  return entries
    .filter(({ at }) => at <= until)
    .sort((a, b) => a.at.getTime() - b.at.getTime() || order(a) - order(b));
}

/** At one instant what was skipped stands before what took its place. */
const order = ({ kind }: TimelineEntry) => (kind === 'skipped' ? 0 : 1);

function rungEntry(
  { name, plannedAt, takenAt: at, dueVersion, skipped }: TimelineFacts['rungs'][number],
  { rungs, mails }: TimelineFacts,
): TimelineEntry {
  if (!skipped) {
    const own = mails.filter((mail) => mail.rung === name && mail.dueVersion === dueVersion);
    return { kind: 'rung', at, name, plannedAt, dueVersion, mails: own };
  }
  const taken = rungs.find(
    (each) =>
      !each.skipped && each.dueVersion === dueVersion && each.takenAt.getTime() === at.getTime(),
  );
  return { kind: 'skipped', at, name, plannedAt, dueVersion, by: taken?.name ?? null };
}

function reviewEntries({ reviews, mails }: TimelineFacts): TimelineEntry[] {
  // The n-th return makes due version n + 1, and its notice belongs to that.
  let dueVersion = 1;
  return reviews.map(({ outcome, reviewedAt: at, reviewedBy: by, reason, newDueOn }) => {
    if (outcome === 'returned') dueVersion++;
    const own = mails.filter((mail) => mail.rung === outcome && mail.dueVersion === dueVersion);
    return outcome === 'accepted'
      ? { kind: 'accepted', at, by, mails: own }
      : { kind: 'returned', at, by, reason: reason ?? '', newDueOn, mails: own };
  });
}
