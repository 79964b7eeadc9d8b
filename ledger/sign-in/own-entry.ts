import type { Tx } from '../ledger.ts';

/** What the audit calls a sign-in; its subject is the user. */
export const SIGN_IN = 'sign_in';

/** Writes an entry of what somebody did at their own account; its subject is the user. */
export async function ownEntry(
  tx: Tx,
  at: Date,
  userId: string,
  action: string,
  data: Record<string, string>,
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO audit (at, actor, action, subject, data)
    SELECT ${at}, concat(role, ':' || agency_id, ' ', name), ${action}, id,
      ${JSON.stringify(data)}::jsonb
    FROM "user" WHERE id = ${userId}`;
}
