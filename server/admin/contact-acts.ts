import { setAbsence } from '../../ledger/commands/register/absence.ts';
import { removeContact, saveContact } from '../../ledger/commands/register/contacts.ts';
import { isNewWayIn } from '../../ledger/read/register/way-in.ts';
import { textIn } from '../parts/posted.ts';
import { tellReplaced } from '../parts/replaced/tell.tsx';
import type { AppContext } from '../web/deps.ts';
import { actorOf, userOf } from '../web/session.ts';
import { agencyPath } from './agencies-page.tsx';
import { doneAt } from './agency-acts.ts';
import { showAgency } from './agency-page.tsx';
import { askByMail } from './ask-address.tsx';
import { refusalIn } from './register-page.tsx';

/** Whether what was posted of a contact opens a door: then it asks for a fresh proof. */
export async function isContactGrave(c: AppContext, agencyId: string): Promise<boolean> {
  const form = await c.req.parseBody({ all: true });
  const typed = { contactId: textIn(form, 'contact'), address: textIn(form, 'address') };
  return isNewWayIn(c.get('deps').ledger, agencyId, typed);
}

/** POST /desk/register/agencies/:id/contacts: a new contact, or one that is changed; a new address is asked. */
export async function postContact(c: AppContext, agencyId: string) {
  const form = await c.req.parseBody({ all: true });
  const contact = {
    contactId: textIn(form, 'contact'),
    role: textIn(form, 'role'),
    name: textIn(form, 'name'),
    address: textIn(form, 'address'),
    lang: textIn(form, 'lang'),
    phone: textIn(form, 'phone'),
  };
  const { ledger } = c.get('deps');
  const of = { agencyId, contactId: contact.contactId || null };
  const outcome = await saveContact(ledger, of, contact, actorOf(userOf(c)));
  if (!outcome.ok)
    return showAgency(c, agencyId, { contact, announcement: refusalIn(c, outcome.refusal) });
  const { contactId, isNewAddress, replaced } = outcome.value;
  tellReplaced(c, replaced);
  if (!isNewAddress) return c.redirect(doneAt(agencyPath(agencyId), 'contact-saved'), 303);
  const asked = await askByMail(c, contactId);
  const done = asked === 'sent' ? 'contact-asked' : 'not-mailed';
  return c.redirect(doneAt(agencyPath(agencyId), done), 303);
}

/** POST /desk/register/agencies/:id/contacts/ask: asks whether the address is theirs. */
export async function postAsk(c: AppContext, agencyId: string) {
  const form = await c.req.parseBody({ all: true });
  const asked = await askByMail(c, textIn(form, 'contact'));
  if (typeof asked !== 'string')
    return showAgency(c, agencyId, { announcement: refusalIn(c, asked) });
  const done = asked === 'sent' ? 'contact-asked' : 'not-mailed';
  return c.redirect(doneAt(agencyPath(agencyId), done), 303);
}

/** POST /desk/register/agencies/:id/contacts/remove: a contact is told nothing any more. */
export async function postRemoval(c: AppContext, agencyId: string) {
  const form = await c.req.parseBody({ all: true });
  const of = { agencyId, contactId: textIn(form, 'contact') };
  const outcome = await removeContact(c.get('deps').ledger, of, actorOf(userOf(c)));
  if (!outcome.ok) return showAgency(c, agencyId, { announcement: refusalIn(c, outcome.refusal) });
  return c.redirect(doneAt(agencyPath(agencyId), 'contact-removed'), 303);
}

/** POST /desk/register/agencies/:id/contacts/absence: when a contact is absent, and who stands in. */
export async function postAbsence(c: AppContext, agencyId: string) {
  const form = await c.req.parseBody({ all: true });
  const of = { agencyId, contactId: textIn(form, 'contact') };
  const days = {
    from: textIn(form, 'from'),
    to: textIn(form, 'to'),
    standInId: textIn(form, 'standIn'),
  };
  const outcome = await setAbsence(c.get('deps').ledger, of, days, actorOf(userOf(c)));
  if (!outcome.ok) return showAgency(c, agencyId, { announcement: refusalIn(c, outcome.refusal) });
  return c.redirect(doneAt(agencyPath(agencyId), 'absence-saved'), 303);
}
