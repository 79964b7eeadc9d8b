import type { Actor } from '../../../domain/report/actor.ts';
import { refused, type Outcome } from '../../../domain/report/refusal.ts';
import { addressSchema, userFormSchema } from '../../../schemas/register.ts';
import { audit } from '../../audit.ts';
import type { Ledger } from '../../ledger.ts';
import { auditContact } from '../contact-audit.ts';
import { mailLang, type ReplacedAddress } from '../replaced-address.ts';
import { asRegistrar } from './as-registrar.ts';
import { leaveNoWayIn } from './users.ts';

/** What is put right of a person; what is left out stays. */
export interface Correction {
  name?: string;
  address?: string;
}

/**
 * Puts a person's name or address right, in their account and in every contact at the address. What is kept of what they
 * did stays as it was said then. The audit says that it was done and to whom by id, never the name or address.
 */
export function correctPerson(
  ledger: Ledger,
  address: string,
  { name, address: becomes }: Correction,
  actor: Actor,
): Promise<Outcome<{ users: number; contacts: number; replaced: ReplacedAddress[] }>> {
  return asRegistrar(
    ledger,
    actor,
    async ({ tx, now }) => {
      const checkedName =
        name === undefined ? undefined : userFormSchema.shape.name.safeParse(name);
      if (checkedName?.success === false) return refused({ code: 'bad_user', field: 'name' });
      const checked = becomes === undefined ? undefined : addressSchema.safeParse(becomes);
      if (checked?.success === false) return refused({ code: 'bad_user', field: 'address' });
      const is = { equals: address.trim(), mode: 'insensitive' as const };
      const users = await tx.user.findMany({ where: { email: is }, orderBy: { id: 'asc' } });
      const contacts = await tx.contact.findMany({
        where: { address: is },
        orderBy: { id: 'asc' },
      });
      if (users.length + contacts.length === 0) return refused({ code: 'nobody_there' });
      const to = checked?.data;
      const taken = to === undefined ? null : await tx.user.findUnique({ where: { email: to } });
      if (taken && !users.some(({ id }) => id === taken.id))
        return refused({ code: 'user_exists', name: taken.name });
      const called = checkedName?.data;
      const named = called === undefined ? {} : { name: called };
      for (const { id, email } of users) {
        if (to && to !== email) await leaveNoWayIn(tx, id);
        await tx.user.update({ where: { id }, data: { ...named, ...(to && { email: to }) } });
        const entry = { at: now, actor, action: 'correct_person', planId: null, subject: id };
        await audit(tx, {
          ...entry,
          data: { name: called !== undefined, address: to !== undefined },
        });
      }
      // A new address has to be confirmed, and may take what the old one refused.
      const unasked = { confirmedAt: null, refusedAt: null, refusedCode: null };
      for (const { id, agencyId } of contacts) {
        const data = { ...named, ...(to && { address: to, ...unasked }) };
        await tx.contact.update({ where: { id }, data });
        const about = { at: now, actor, action: 'correct_person', contactId: id, of: agencyId };
        await auditContact(tx, about);
      }
      const [{ lang } = { lang: '' }] = [...users, ...contacts];
      const from = address.trim();
      const isOther = to !== undefined && to !== from.toLowerCase();
      const left = { address: from, lang: mailLang(lang), agency: null, by: actor.kind };
      const replaced = isOther ? [left] : [];
      return { ok: true, value: { users: users.length, contacts: contacts.length, replaced } };
    },
    'admin',
  );
}
