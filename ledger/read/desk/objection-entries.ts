import type { TimelineMail } from './timeline-mail.ts';

/** What was objected to an assignment, and what came of it. */
export interface ObjectionEntry {
  kind: 'objection';
  at: Date;
  what: 'raised' | 'withdrawn' | 'answered';
  by: string;
  /** What it is against: the number of a task; null: the whole assignment. */
  task: string | null;
  /** The objection, or the answer; null: it was taken back. */
  words: string | null;
  mails: TimelineMail[];
}

/** An objection as the timeline needs it. */
export interface TimelineObjection {
  /** `<report>/objection-<n>`; the last part is the step of the mail that answers it. */
  id: string;
  task: { order: number; number: string | null } | null;
  text: string;
  raisedAt: Date;
  raisedBy: string;
  withdrawnAt: Date | null;
  answeredAt: Date | null;
  answeredBy: string | null;
  answer: string | null;
}

/** What happened to one objection. */
export function objectionEntries(
  { id, task, text, raisedAt, raisedBy, withdrawnAt, ...rest }: TimelineObjection,
  mails: readonly (TimelineMail & { step: string })[],
): ObjectionEntry[] {
  const about = {
    kind: 'objection' as const,
    task: task && (task.number ?? String(task.order)),
    mails: [],
  };
  const { answeredAt, answeredBy, answer } = rest;
  const step = id.slice(id.lastIndexOf('/') + 1);
  return [
    { ...about, what: 'raised', at: raisedAt, by: raisedBy, words: text },
    // Anybody of the agency may take it back; who did is in the audit.
    ...(withdrawnAt
      ? [{ ...about, what: 'withdrawn' as const, at: withdrawnAt, by: '', words: null }]
      : []),
    ...(answeredAt
      ? [
          {
            ...about,
            what: 'answered' as const,
            at: answeredAt,
            by: answeredBy ?? '',
            words: answer,
            mails: mails.filter((mail) => mail.step === step),
          },
        ]
      : []),
  ];
}
