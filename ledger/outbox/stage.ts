import type { Tx } from '../ledger.ts';

/** NOTIFY channel that wakes the senders. */
export const OUTBOX_CHANNEL = 'duban_outbox';

export interface Staging {
  planId: string;
  /** Null for a notice that concerns no report (the notice of assignment). */
  reportId: string | null;
  agencyId: string | null;
  dueVersion: number;
  /** A rung's name, or `assignment`, `returned`, `accepted`. */
  rung: string;
  contactIds: string[];
  dueAt: Date;
  /** A notice that is no rung goes out on its own, not in the instant's digest. */
  single: boolean;
}

/** The key of one outbox row, which the mail's header names. */
export const mailKey = (subject: string, dueVersion: number, rung: string, contactId: string) =>
  `${subject}/${dueVersion}/${rung}/${contactId}`;

/**
 * Stages one mail per contact; what is staged already stays as it is (unique by report, due version,
 * rung and contact). The caller holds the report's lock.
 */
export async function stageMails(tx: Tx, staging: Staging): Promise<number> {
  const { planId, reportId, agencyId, dueVersion, rung, contactIds, dueAt, single } = staging;
  if (contactIds.length === 0) return 0;
  const { count } = await tx.mail.createMany({
    data: contactIds.map((contactId) => {
      const id = mailKey(reportId ?? planId, dueVersion, rung, contactId);
      const digestKey = single ? id : `${planId}|${contactId}|${dueAt.toISOString()}`;
      return { id, planId, reportId, agencyId, dueVersion, rung, contactId, digestKey, dueAt };
    }),
    skipDuplicates: true,
  });
  await tx.$executeRaw`SELECT pg_notify(${OUTBOX_CHANNEL}, '')`;
  return count;
}

/** No claim holds the mail any more. */
export const RELEASED = { claimedBy: null, leaseUntil: null, retryAt: null };

/** Takes back what is staged for a report and not yet on its way. */
export async function cancelMails(tx: Tx, reportId: string, now: Date): Promise<void> {
  await tx.mail.updateMany({
    where: { reportId, state: { in: ['staged', 'claimed', 'deferred'] } },
    data: { state: 'cancelled', settledAt: now, ...RELEASED },
  });
}

/** The active contacts of an agency in these roles. */
export async function contactsOf(
  tx: Tx,
  agencyId: string,
  roles: ('officer' | 'leader')[],
): Promise<string[]> {
  const contacts = await tx.contact.findMany({
    where: { agencyId, active: true, role: { in: roles } },
    select: { id: true },
    orderBy: { id: 'asc' },
  });
  return contacts.map(({ id }) => id);
}
