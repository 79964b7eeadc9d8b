import type { CivilDate } from '../calendar/civil-date.ts';

/** The dates of a cycle, and the mails that will be sent of it. */
export interface CycleShape {
  kind: string;
  period: string;
  opensAt: Date;
  dueOn: CivilDate;
}

/** Mails of one step of one report. */
export interface MailShape {
  kind: string;
  period: string;
  /** Its report and step: what is the same mail at another time has the same. */
  key: string;
  at: Date;
  mails: number;
}

/** What a plan has in front of it: its cycles and its mails. */
export interface PlanShape {
  cycles: readonly CycleShape[];
  mails: readonly MailShape[];
}

/** What becomes of one cycle when the policy changes. */
export interface CycleChange {
  kind: string;
  period: string;
  /** Null: it is new, or no more. */
  before: Pick<CycleShape, 'opensAt' | 'dueOn'> | null;
  after: Pick<CycleShape, 'opensAt' | 'dueOn'> | null;
  /** Mails that come, go, or go at another time. */
  added: number;
  dropped: number;
  moved: number;
}

/** The cycles of which a date or a mail is another one after a change, in the order of their dates. */
export function changesBetween(before: PlanShape, after: PlanShape): CycleChange[] {
  const changes = new Map<string, CycleChange>();
  const of = ({ kind, period }: { kind: string; period: string }): CycleChange => {
    const key = `${kind} ${period}`;
    const nothing = { before: null, after: null, added: 0, dropped: 0, moved: 0 };
    const change = changes.get(key) ?? { kind, period, ...nothing };
    changes.set(key, change);
    return change;
  };
  for (const cycle of before.cycles) of(cycle).before = cycle;
  for (const cycle of after.cycles) of(cycle).after = cycle;
  const later = new Map(after.mails.map((mail) => [mail.key, mail]));
  for (const mail of before.mails) {
    const then = later.get(mail.key);
    later.delete(mail.key);
    const change = of(mail);
    if (!then) change.dropped += mail.mails;
    else {
      // Of the same step more people, or fewer, may be told.
      change.added += Math.max(0, then.mails - mail.mails);
      change.dropped += Math.max(0, mail.mails - then.mails);
      if (+then.at !== +mail.at) change.moved += Math.min(then.mails, mail.mails);
    }
  }
  for (const mail of later.values()) of(mail).added += mail.mails;
  return [...changes.values()].filter(isChange).sort((a, b) => +firstOf(a) - +firstOf(b));
}

const firstOf = ({ before, after }: CycleChange): Date =>
  before?.opensAt ?? after?.opensAt ?? new Date(0);

function isChange({ before, after, added, dropped, moved }: CycleChange): boolean {
  const isSame =
    before?.dueOn === after?.dueOn && before?.opensAt.getTime() === after?.opensAt.getTime();
  return !isSame || added + dropped + moved > 0;
}
