import type { ContactRole, Step } from '../ladder/step.ts';

/** The format of each: 信函格式 for a letter, a document with a red head for a circular. */
export const FORMATS = { letter: 'letter', circular: 'document' } as const;

/** How long an issued letter can be taken back before its mails go, in minutes of business time. */
const MINUTES_TO_UNDO = 10;

/** When the mails of what is issued at this instant go. */
export const mailsAtFor = (issuedAt: Date): Date =>
  new Date(issuedAt.getTime() + MINUTES_TO_UNDO * 60_000);

/** What became of the mails of an issued letter. */
export interface LetterMails {
  /** When the first of them was on its way; null while none is. */
  firstLeftAt: Date | null;
  /** How many are still to go. */
  waiting: number;
}

/**
 * When an issued letter left, after which nobody takes it back and its agencies see it; null: it has
 * not. Where nobody can be mailed to it leaves at the time its mails would have.
 */
export function leftAt(mailsAt: Date, mails: LetterMails, now: Date): Date | null {
  if (mails.firstLeftAt) return mails.firstLeftAt;
  return mails.waiting === 0 && mailsAt <= now ? mailsAt : null;
}

/**
 * Whose contacts of an addressed agency get the mail: its leaders; copied is every role that the
 * ladder of the reports tells of their owner.
 */
export function copiedRoles(ladder: readonly Step[]): ContactRole[] {
  const told = ladder.flatMap(({ to }) => (to?.party === 'owner' ? to.roles : []));
  return [...new Set<ContactRole>(['leader', ...told])];
}

/** Whether an agency sees an issued letter: it is addressed to it, has left, and stands. */
export function isShownTo(
  agencyId: string,
  letter: { addressedIds: readonly string[]; leftAt: Date | null; takenBackAt: Date | null },
): boolean {
  const { addressedIds, leftAt: left, takenBackAt } = letter;
  return addressedIds.includes(agencyId) && left !== null && takenBackAt === null;
}
