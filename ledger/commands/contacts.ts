import { randomUUID } from 'node:crypto';
import type { Actor } from '../../domain/report/actor.ts';
import { refused, type Outcome } from '../../domain/report/refusal.ts';
import { contactFormSchema, type ContactForm } from '../../schemas/contact-form.ts';
import type { Contact } from '../../prisma/generated/client.ts';
import type { Ledger, Tx } from '../ledger.ts';
import { auditContact } from './contact-audit.ts';
import { codeHash, newCode } from './contact-code.ts';
import { closeAccount, isTaken, openAccount } from './contact-account.ts';
import { replacedAddress, type ReplacedAddress } from './replaced-address.ts';

/** How long a code is good for, how often it may be tried, and how many an agency may ask for. */
export const CODE_MINUTES = 10;
const TRIES = 5;
const CODES_PER_HOUR = 12;
const CODES_PER_ADDRESS = 3;

/** What an agency asks for its contact. */
export interface ContactWish {
  /** The contact that is changed; null: a new one. */
  contactId: string | null;
  /** As typed; what cannot be is refused. */
  form: { role: string; name: string; address: string; lang: string };
}

/** What came of it: done at once, or in force once the code that is to be mailed comes back. */
export type Wished =
  | { done: true; contactId: string }
  | { done: false; changeId: string; address: string; code: string };

/**
 * An agency names a contact, or changes one. A new or changed address is in force only when the code
 * mailed to it was typed (the caller mails it); anything else holds at once.
 */
export async function wishContact(
  ledger: Ledger,
  { contactId, form: typed }: ContactWish,
  actor: Actor,
): Promise<Outcome<Wished>> {
  return asAgency<Wished>(ledger, actor, async (tx, agencyId, now) => {
    const parsed = contactFormSchema.safeParse(typed);
    if (!parsed.success) {
      const field = parsed.error.issues[0]?.path[0];
      return refused({ code: 'bad_contact', field: field === 'address' ? 'address' : 'name' });
    }
    const form = parsed.data;
    const known = contactId === null ? null : await contactOf(tx, agencyId, contactId);
    if (contactId !== null && !known) return refused({ code: 'not_found' });
    if (await isTaken(tx, agencyId, form.address)) return refused({ code: 'address_taken' });
    const twin = await twinOf(tx, agencyId, contactId, form);
    if (twin) return refused({ code: 'contact_exists', name: twin.name });
    if (known && form.role !== 'officer' && (await isLastOfficer(tx, known)))
      return refused({ code: 'last_officer' });
    if (known?.active && known.address.toLowerCase() === form.address) {
      await tx.contact.update({
        where: { id: known.id },
        data: { role: form.role, name: form.name, lang: form.lang },
      });
      await auditContact(tx, { at: now, actor, action: 'change_contact', contactId: known.id });
      return { ok: true, value: { done: true, contactId: known.id } };
    }
    const asked = await askedLately(tx, agencyId, form.address);
    if (asked.agency >= CODES_PER_HOUR || asked.address >= CODES_PER_ADDRESS)
      return refused({ code: 'too_many_codes' });
    const code = newCode();
    const changeId = randomUUID();
    await supersede(tx, agencyId, contactId, form.address);
    const { role, name, address, lang } = form;
    await tx.$executeRaw`
      INSERT INTO contact_change (id, agency_id, contact_id, role, name, address, lang, code_hash,
        asked_at, asked_by, expires_real)
      VALUES (${changeId}, ${agencyId}, ${contactId}, ${role}::"ContactRole", ${name}, ${address},
        ${lang}, ${codeHash(changeId, code)}, ${now}, ${actor.name},
        now() + ${CODE_MINUTES} * interval '1 minute')`;
    await auditContact(tx, { at: now, actor, action: 'ask_contact', contactId });
    return { ok: true, value: { done: false, changeId, address, code } };
  });
}

/** The code that came back: with the right one the contact is in force, and may sign in; the address before is to be told. */
export async function confirmContact(
  ledger: Ledger,
  changeId: string,
  typed: string,
  actor: Actor,
): Promise<Outcome<{ contactId: string; replaced: ReplacedAddress[] }>> {
  return asAgency(ledger, actor, async (tx, agencyId, now) => {
    const change = await tx.contactChange.findUnique({ where: { id: changeId } });
    if (change?.agencyId !== agencyId) return refused({ code: 'not_found' });
    const [row] = await tx.$queryRaw<{ over: boolean }[]>`
      SELECT expires_real <= now() AS over FROM contact_change WHERE id = ${changeId}`;
    if (row?.over !== false || change.confirmedAt || change.tries >= TRIES)
      return refused({ code: 'code_over' });
    const tries = change.tries + 1;
    // Counted whatever becomes of it.
    await tx.contactChange.update({ where: { id: changeId }, data: { tries } });
    if (codeHash(changeId, typed) !== change.codeHash)
      return refused({ code: 'wrong_code', left: TRIES - tries });
    const { role, name, address } = change;
    const lang: ContactForm['lang'] = change.lang === 'en' ? 'en' : 'zh-CN';
    const known =
      change.contactId === null ? null : await contactOf(tx, agencyId, change.contactId);
    if (await isTaken(tx, agencyId, address)) return refused({ code: 'address_taken' });
    const twin = await twinOf(tx, agencyId, change.contactId, change);
    if (twin) return refused({ code: 'contact_exists', name: twin.name });
    if (known && role !== 'officer' && (await isLastOfficer(tx, known)))
      return refused({ code: 'last_officer' });
    const contactId = known?.id ?? `${agencyId}-${randomUUID().slice(0, 8)}`;
    const fresh = { active: true, confirmedAt: now, refusedAt: null, refusedCode: null };
    const data = { role, name, address, lang, ...fresh };
    await tx.contact.upsert({
      where: { id: contactId },
      create: { id: contactId, agencyId, ...data },
      update: data,
    });
    await tx.contactChange.update({ where: { id: changeId }, data: { confirmedAt: now } });
    if (known && known.address !== address) await closeAccount(tx, agencyId, known.address);
    await openAccount(tx, agencyId, { contactId, name, address, lang });
    const action = known ? 'change_contact' : 'add_contact';
    await auditContact(tx, { at: now, actor, action, contactId });
    const replaced = known ? await replacedAddress(tx, known, address, actor) : [];
    return { ok: true, value: { contactId, replaced } };
  });
}

/** A contact that is told nothing any more, and may not sign in; never the last officer. */
export async function deactivateContact(
  ledger: Ledger,
  contactId: string,
  actor: Actor,
): Promise<Outcome<{ contactId: string }>> {
  return asAgency(ledger, actor, async (tx, agencyId, now) => {
    const contact = await contactOf(tx, agencyId, contactId);
    if (!contact) return refused({ code: 'not_found' });
    if (!contact.active) return { ok: true, value: { contactId } };
    if (await isLastOfficer(tx, contact)) return refused({ code: 'last_officer' });
    await tx.contact.update({ where: { id: contactId }, data: { active: false } });
    await closeAccount(tx, agencyId, contact.address);
    await auditContact(tx, { at: now, actor, action: 'deactivate_contact', contactId });
    return { ok: true, value: { contactId } };
  });
}

type Act<T> = (tx: Tx, agencyId: string, now: Date) => Promise<Outcome<T>>;

/** Runs `act` under the lock of the actor's own agency: of two who change its contacts one waits. */
async function asAgency<T>(ledger: Ledger, actor: Actor, act: Act<T>): Promise<Outcome<T>> {
  const { agencyId } = actor;
  if (agencyId === null) return refused({ code: 'not_yours' });
  return ledger.db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM agency WHERE id = ${agencyId} FOR UPDATE`;
    return act(tx, agencyId, await ledger.clock.now());
  });
}

const contactOf = (tx: Tx, agencyId: string, id: string): Promise<Contact | null> =>
  tx.contact.findFirst({ where: { id, agencyId } });

/** Another active contact of the agency with this address in this role: it would be told everything twice. */
const twinOf = (
  tx: Tx,
  agencyId: string,
  contactId: string | null,
  { role, address: equals }: Pick<ContactForm, 'role' | 'address'>,
): Promise<Contact | null> =>
  tx.contact.findFirst({
    where: {
      agencyId,
      role,
      active: true,
      address: { equals, mode: 'insensitive' },
      ...(contactId !== null && { id: { not: contactId } }),
    },
  });

/** Whether without this officer the agency would have nobody to tell. */
async function isLastOfficer(tx: Tx, { id, agencyId, role, active }: Contact): Promise<boolean> {
  if (role !== 'officer' || !active) return false;
  const others = await tx.contact.count({
    where: { agencyId, role: 'officer', active: true, id: { not: id } },
  });
  return others === 0;
}

/** Codes asked for within the last hour by the agency, and within one code's life for the address. */
async function askedLately(tx: Tx, agencyId: string, address: string) {
  const [row] = await tx.$queryRaw<{ agency: number; address: number }[]>`
    SELECT (count(*) FILTER (WHERE agency_id = ${agencyId}
        AND expires_real > now() - ${60 - CODE_MINUTES} * interval '1 minute'))::int AS agency,
      (count(*) FILTER (WHERE address = ${address} AND expires_real > now()))::int AS address
    FROM contact_change`;
  return row ?? { agency: 0, address: 0 };
}

/** An earlier code for the same is good for nothing any more. */
async function supersede(tx: Tx, agencyId: string, contactId: string | null, address: string) {
  await tx.$executeRaw`UPDATE contact_change SET tries = ${TRIES}
    WHERE agency_id = ${agencyId} AND confirmed_at IS NULL AND (address = ${address}
      OR (contact_id IS NOT NULL AND contact_id = ${contactId}::text))`;
}
