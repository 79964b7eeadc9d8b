import type { AgencyKind } from '../../domain/words/words.ts';
import type { UserRole } from '../../domain/report/actor.ts';
import type { Tx } from '../ledger.ts';

/** In what role the people of an agency sign in. */
export function roleOf(kind: AgencyKind): UserRole {
  if (kind === 'commission') return 'commission';
  return kind === 'government_office' ? 'government' : 'agency';
}

/** Whether somebody who does not act for the agency, or an operator, signs in by this address. */
export async function isTaken(tx: Tx, agencyId: string, address: string): Promise<boolean> {
  const user = await tx.user.findUnique({
    where: { email: address },
    select: { agencyId: true, agencies: { where: { agencyId } } },
  });
  return user !== null && user.agencyId !== agencyId && user.agencies.length === 0;
}

/** Gives a confirmed contact an account to sign in; one that is there already stays. */
export async function openAccount(
  tx: Tx,
  agencyId: string,
  contact: { contactId: string; name: string; address: string; lang: string },
): Promise<void> {
  const { contactId, name, address: email, lang } = contact;
  const known = await tx.user.findUnique({ where: { email }, select: { role: true } });
  if (known?.role === 'admin') return;
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

/**
 * Ends what an address that no active contact of the agency has any more may do for it: its account with
 * its sessions, or, where it acts for other agencies too, this one of them. An administrator stays.
 */
export async function closeAccount(tx: Tx, agencyId: string, address: string): Promise<void> {
  const others = await tx.contact.count({
    where: { agencyId, address: { equals: address, mode: 'insensitive' }, active: true },
  });
  if (others > 0) return;
  const user = await tx.user.findUnique({
    where: { email: address.toLowerCase() },
    include: { agencies: { orderBy: { agencyId: 'asc' }, include: { agency: true } } },
  });
  if (!user) return;
  await tx.userAgency.deleteMany({ where: { userId: user.id, agencyId } });
  if (user.agencyId !== agencyId || user.role === 'admin') return;
  const next = user.agencies.find((each) => each.agencyId !== agencyId)?.agency;
  if (!next) {
    await tx.user.delete({ where: { id: user.id } });
    return;
  }
  await tx.userAgency.deleteMany({ where: { userId: user.id, agencyId: next.id } });
  await tx.user.update({
    where: { id: user.id },
    data: { agencyId: next.id, role: roleOf(next.kind) },
  });
}
