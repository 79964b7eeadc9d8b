import type { Actor } from '../../domain/report/actor.ts';
import { audit } from '../audit.ts';
import type { Tx } from '../ledger.ts';

/**
 * Writes what was done to a contact into the audit of every plan its agency has to do with, or of none:
 * which contact, never its name or address.
 * @param entry of: the agency whose contact it is; left out: the actor's own.
 */
export async function auditContact(
  tx: Tx,
  entry: {
    at: Date;
    actor: Actor;
    action: string;
    contactId: string | null;
    of?: string;
  },
): Promise<void> {
  const { at, actor, action, contactId, of: agencyId = actor.agencyId } = entry;
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
  const subject = contactId ?? agencyId;
  const of = { agencyId };
  if (plans.length === 0) await audit(tx, { at, actor, action, planId: null, subject, data: of });
  for (const { id: planId } of plans)
    await audit(tx, { at, actor, action, planId, subject, data: of });
}
