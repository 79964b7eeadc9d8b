import { createHash, randomBytes } from 'node:crypto';
import { SYSTEM, type Actor } from '../../../domain/report/actor.ts';
import { refused, type Outcome } from '../../../domain/report/refusal.ts';
import type { Ledger } from '../../ledger.ts';
import { auditContact } from '../contact-audit.ts';
import { registrarRefusal } from './as-registrar.ts';

/** How long the link in the mail is good for, and how often an hour a contact may be asked. */
export const CHECK_DAYS = 14;
const PER_HOUR = 3;

/** A question that is to be mailed. */
export interface AddressQuestion {
  /** For the link; the ledger keeps its hash alone. */
  token: string;
  name: string;
  address: string;
  lang: string;
  agency: { name: string; nameEn: string | null };
}

/** Asks a contact whether the address is theirs; the caller mails it. */
export async function askAddress(
  ledger: Ledger,
  contactId: string,
  actor: Actor,
): Promise<Outcome<AddressQuestion>> {
  const notAllowed = registrarRefusal(actor);
  if (notAllowed) return refused(notAllowed);
  return ledger.db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM contact WHERE id = ${contactId} FOR UPDATE`;
    const contact = await tx.contact.findUnique({
      where: { id: contactId },
      include: { agency: { select: { name: true, nameEn: true } } },
    });
    if (!contact?.active) return refused({ code: 'not_found' });
    const [asked] = await tx.$queryRaw<{ count: number }[]>`
      SELECT count(*)::int AS count FROM address_check WHERE contact_id = ${contactId}
        AND expires_real > now() + ${CHECK_DAYS} * interval '1 day' - interval '1 hour'`;
    if ((asked?.count ?? 0) >= PER_HOUR) return refused({ code: 'asked_enough' });
    const token = randomBytes(24).toString('base64url');
    const { address, name, lang, agency, agencyId } = contact;
    const at = await ledger.clock.now();
    await tx.$executeRaw`
      INSERT INTO address_check (id, contact_id, address, asked_at, asked_by, expires_real)
      VALUES (${hashOf(token)}, ${contactId}, ${address}, ${at}, ${actor.name},
        now() + ${CHECK_DAYS} * interval '1 day')`;
    await auditContact(tx, { at, actor, action: 'ask_address', contactId, of: agencyId });
    return { ok: true, value: { token, name, address, lang, agency } };
  });
}

/** What a link still asks; null: it is over, was answered, or the contact has another address by now. */
export async function addressQuestion(
  ledger: Ledger,
  token: string,
): Promise<Omit<AddressQuestion, 'token'> | null> {
  const [row] = await ledger.db.$queryRaw<{ contact_id: string }[]>`
    SELECT k.contact_id FROM address_check k JOIN contact c ON c.id = k.contact_id
    WHERE k.id = ${hashOf(token)} AND k.answered_at IS NULL AND k.expires_real > now()
      AND c.active AND lower(c.address) = lower(k.address)`;
  if (!row) return null;
  const { name, address, lang, agency } = await ledger.db.contact.findUniqueOrThrow({
    where: { id: row.contact_id },
    include: { agency: { select: { name: true, nameEn: true } } },
  });
  return { name, address, lang, agency };
}

/** Whoever reads the address says that it is theirs; once. False: the link asks nothing any more. */
export async function confirmAddress(ledger: Ledger, token: string): Promise<boolean> {
  return ledger.db.$transaction(async (tx) => {
    const now = await ledger.clock.now();
    const answered = await tx.$queryRaw<{ contact_id: string; address: string }[]>`
      UPDATE address_check SET answered_at = ${now}
      WHERE id = ${hashOf(token)} AND answered_at IS NULL AND expires_real > now()
      RETURNING contact_id, address`;
    const [row] = answered;
    if (!row) return false;
    const confirmed = await tx.contact.updateMany({
      where: {
        ...{ id: row.contact_id, active: true },
        address: { equals: row.address, mode: 'insensitive' },
      },
      data: { confirmedAt: now, refusedAt: null, refusedCode: null },
    });
    if (confirmed.count === 0) return false;
    const { agencyId } = await tx.contact.findUniqueOrThrow({ where: { id: row.contact_id } });
    const about = { at: now, actor: SYSTEM, contactId: row.contact_id, of: agencyId };
    await auditContact(tx, { ...about, action: 'confirm_address' });
    return true;
  });
}

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');
