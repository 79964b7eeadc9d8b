import { randomUUID } from 'node:crypto';
import type { Actor } from '../../../domain/report/actor.ts';
import { refused, type Outcome, type Refusal } from '../../../domain/report/refusal.ts';
import type { Contact } from '../../../prisma/generated/client.ts';
import { registerContactSchema, type RegisterContact } from '../../../schemas/register.ts';
import type { Ledger, Tx } from '../../ledger.ts';
import { closeAccount, isTaken, openAccount, roleOf } from '../contact-account.ts';
import { auditContact } from '../contact-audit.ts';
import { replacedAddress, type ReplacedAddress } from '../replaced-address.ts';
import { asRegistrar, type Registering } from './as-registrar.ts';

/** A contact as it was typed; what cannot be is refused. */
export interface TypedRegisterContact {
  role: string;
  name: string;
  address: string;
  lang: string;
  phone: string;
}

/** What became of a contact; `isNewAddress`: it is to be asked whether the address is theirs. */
export interface SavedContact {
  contactId: string;
  isNewAddress: boolean;
}

/**
 * The commission names a contact of any agency, or changes one: in force at once, unconfirmed until
 * whoever reads the address says that it is theirs. A refused address that is put right is tried again
 * by the next mail.
 */
export function saveContact(
  ledger: Ledger,
  { agencyId, contactId }: { agencyId: string; contactId: string | null },
  typed: TypedRegisterContact,
  actor: Actor,
): Promise<Outcome<SavedContact & { replaced: ReplacedAddress[] }>> {
  return asRegistrar(ledger, actor, async (registering) => {
    const { tx } = registering;
    const ended = await lockOpenAgency(tx, agencyId);
    if (ended) return refused(ended);
    const parsed = registerContactSchema.safeParse(typed);
    if (!parsed.success) {
      const field = parsed.error.issues[0]?.path[0];
      return refused({ code: 'bad_contact', field: field === 'address' ? 'address' : 'name' });
    }
    const known = contactId === null ? null : await contactOf(tx, agencyId, contactId);
    if (contactId !== null && !known) return refused({ code: 'not_found' });
    const wrong = await contactRefusal(registering, agencyId, known, parsed.data);
    if (wrong) return refused(wrong);
    const saved = await writeContact(registering, agencyId, known, parsed.data);
    return { ok: true, value: { ...saved, replaced: registering.replaced } };
  });
}

/** Why a contact cannot be so; null if it can. */
export async function contactRefusal(
  { tx, actor }: Registering,
  agencyId: string,
  known: Contact | null,
  { role, address }: RegisterContact,
): Promise<Refusal | null> {
  if ((await isTaken(tx, agencyId, address)) && !(await isOwnAdmin(tx, actor, address)))
    return { code: 'address_taken' };
  const twin = await tx.contact.findFirst({
    where: {
      ...{ agencyId, role, active: true },
      address: { equals: address, mode: 'insensitive' },
      ...(known && { id: { not: known.id } }),
    },
  });
  if (twin) return { code: 'contact_exists', name: twin.name };
  if (known && role !== 'officer' && (await isLastOfficer(tx, known)))
    return { code: 'last_officer' };
  return null;
}

/** An administrator may be written to for an agency too, if an administrator says so. */
const isOwnAdmin = async (tx: Tx, { kind }: Actor, email: string): Promise<boolean> =>
  kind === 'admin' && (await tx.user.count({ where: { email, role: 'admin' } })) > 0;

/** Writes a contact that was checked, with the account to sign in by. */
export async function writeContact(
  registering: Registering,
  agencyId: string,
  known: Contact | null,
  form: RegisterContact,
): Promise<SavedContact> {
  const { tx, actor, now, replaced } = registering;
  const isNewAddress = known?.address.toLowerCase() !== form.address || !known.active;
  const unasked = { confirmedAt: null, refusedAt: null, refusedCode: null };
  const data = { ...form, active: true, ...(isNewAddress && unasked) };
  const contactId = known?.id ?? `${agencyId}-${randomUUID().slice(0, 8)}`;
  await tx.contact.upsert({
    where: { id: contactId },
    create: { id: contactId, agencyId, ...data },
    update: data,
  });
  if (known) replaced.push(...(await replacedAddress(tx, known, form.address, actor)));
  if (await mayOpenAccount(tx, actor, agencyId)) {
    if (known && isNewAddress) await closeAccount(tx, agencyId, known.address);
    await openAccount(tx, agencyId, { contactId, ...form });
  }
  const action = known ? 'change_contact' : 'add_contact';
  await auditContact(tx, { at: now, actor, action, contactId, of: agencyId });
  return { contactId, isNewAddress };
}

/**
 * Whoever is written to for an office would also review for it by signing in: that account is for an
 * administrator to give, or for the office itself.
 */
async function mayOpenAccount(tx: Tx, actor: Actor, agencyId: string): Promise<boolean> {
  if (actor.kind === 'admin' || actor.agencyId === agencyId) return true;
  const { kind } = await tx.agency.findUniqueOrThrow({ where: { id: agencyId } });
  return roleOf(kind) === 'agency';
}

/** A contact that is told nothing any more, and may not sign in; never an agency's last officer. */
export function removeContact(
  ledger: Ledger,
  { agencyId, contactId }: { agencyId: string; contactId: string },
  actor: Actor,
): Promise<Outcome<{ contactId: string }>> {
  return asRegistrar(ledger, actor, async (registering) => {
    const { tx } = registering;
    const ended = await lockOpenAgency(tx, agencyId);
    if (ended) return refused(ended);
    const contact = await contactOf(tx, agencyId, contactId);
    if (!contact) return refused({ code: 'not_found' });
    const wrong = await deactivate(registering, contact);
    return wrong ? refused(wrong) : { ok: true, value: { contactId } };
  });
}

/** Ends a contact; why it cannot be ended, or null. */
export async function deactivate(
  { tx, actor, now }: Registering,
  contact: Contact,
): Promise<Refusal | null> {
  const { id: contactId, agencyId, address, active } = contact;
  if (!active) return null;
  if (await isLastOfficer(tx, contact)) return { code: 'last_officer' };
  await tx.contact.update({ where: { id: contactId }, data: { active: false } });
  if (await mayOpenAccount(tx, actor, agencyId)) await closeAccount(tx, agencyId, address);
  const about = { at: now, actor, contactId, of: agencyId };
  await auditContact(tx, { ...about, action: 'deactivate_contact' });
  return null;
}

/** Locks an agency whose contacts are changed; why they cannot be, or null. */
export async function lockOpenAgency(tx: Tx, agencyId: string): Promise<Refusal | null> {
  await tx.$queryRaw`SELECT id FROM agency WHERE id = ${agencyId} FOR UPDATE`;
  const agency = await tx.agency.findUnique({ where: { id: agencyId } });
  if (!agency) return { code: 'no_such_agency' };
  return agency.endedAt && { code: 'agency_ended', endedAt: agency.endedAt };
}

/** A contact of this agency; null if there is none. */
export const contactOf = (tx: Tx, agencyId: string, id: string): Promise<Contact | null> =>
  tx.contact.findFirst({ where: { id, agencyId } });

/** Whether without this officer the agency would have nobody to tell. */
async function isLastOfficer(tx: Tx, { id, agencyId, role, active }: Contact): Promise<boolean> {
  if (role !== 'officer' || !active) return false;
  const others = await tx.contact.count({
    where: { agencyId, role: 'officer', active: true, id: { not: id } },
  });
  return others === 0;
}
