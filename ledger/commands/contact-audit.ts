import type { Actor } from '../../domain/report/actor.ts';
import { audit } from '../audit.ts';
import type { Tx } from '../ledger.ts';

/**
 * Writes what was done to a contact into the audit of every plan its agency has to do with: which
 * contact, never its name or address.
 */
export async function auditContact(
  tx: Tx,
  entry: { at: Date; actor: Actor; action: string; contactId: string | null },
): Promise<void> {
  const { at, actor, action, contactId } = entry;
  const { agencyId } = actor;
  if (agencyId === null) return;
  const plans = await tx.plan.findMany({
    where: {
      OR: [
        { commissionId: agencyId },
        { governmentId: agencyId },
        { regions: { some: { agencyId } } },
        { tasks: { some: { responsibilities: { some: { agencyId } } } } },
      ],
    },
    select: { id: true },
  });
  for (const { id: planId } of plans)
    await audit(tx, { at, actor, action, planId, subject: contactId ?? agencyId });
}
