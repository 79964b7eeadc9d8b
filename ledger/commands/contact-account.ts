import type { AgencyKind } from '../../domain/words/words.ts';
import type { UserRole } from '../../domain/report/actor.ts';
import type { Tx } from '../ledger.ts';

/** In what role the people of an agency sign in. */
function roleOf(kind: AgencyKind): UserRole {
  if (kind === 'commission') return 'commission';
  return kind === 'government_office' ? 'government' : 'agency';
}

/** Whether somebody of another agency, or an operator, signs in by this address. */
export async function isTaken(tx: Tx, agencyId: string, address: string): Promise<boolean> {
  const user = await tx.user.findUnique({ where: { email: address }, select: { agencyId: true } });
  return user !== null && user.agencyId !== agencyId;
}

/** Gives a confirmed contact an account to sign in; one that is there already stays. */
export async function openAccount(
  tx: Tx,
  agencyId: string,
  contact: { contactId: string; name: string; address: string; lang: string },
): Promise<void> {
  const { contactId, name, address: email, lang } = contact;
  const known = await tx.user.findUnique({ where: { email }, select: { id: true } });
  if (known) {
    await tx.user.update({ where: { email }, data: { name } });
    return;
  }
  const { kind } = await tx.agency.findUniqueOrThrow({ where: { id: agencyId } });
  // Its own id where that is free: a former account of the contact may live on at a shared address.
  const isFree = (await tx.user.count({ where: { id: contactId } })) === 0;
  const id = isFree ? contactId : `${contactId}/${email}`;
  await tx.user.create({ data: { id, name, email, role: roleOf(kind), agencyId, lang } });
}

/** Ends the account of an address that no active contact of the agency has any more, and its sessions. */
export async function closeAccount(tx: Tx, agencyId: string, address: string): Promise<void> {
  const others = await tx.contact.count({ where: { agencyId, address, active: true } });
  if (others === 0) await tx.user.deleteMany({ where: { agencyId, email: address.toLowerCase() } });
}
