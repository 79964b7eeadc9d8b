import { Hono } from 'hono';
import { confirmContact, deactivateContact, wishContact } from '../../ledger/commands/contacts.ts';
import { setAbsence } from '../../ledger/commands/register/absence.ts';
import { agencyNames, ownContacts } from '../../ledger/read/agency/own-contacts.ts';
import { isNewWayIn } from '../../ledger/read/register/way-in.ts';
import { codeLetter } from '../parts/code-letter.tsx';
import { tellReplaced } from '../parts/replaced/tell.tsx';
import type { AppContext, AppEnv } from '../web/deps.ts';
import { forbiddenPage, mailFault } from '../web/errors.tsx';
import { freshCodeWhere } from '../web/fresh-code.tsx';
import { actorOf, requireUser, userOf } from '../web/session.ts';
import { contactsEn } from './assignment-words.en.ts';
import { contactsZh } from './assignment-words.zh.ts';
import { ContactsPage, type TypedContact } from './contacts-page.tsx';
import { agencyWords } from './words.ts';

/** An agency's own contacts; whoever signs in for an agency sees those of that one alone. */
export function contactRoutes(): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.use('/contacts', requireUser(), ofAgency);
  app.use('/contacts/*', requireUser(), ofAgency);

  app.get('/contacts', (c) => show(c));

  app.post('/contacts', freshCodeWhere(isGrave), async (c) => {
    const text = await posted(c);
    const typed: TypedContact = {
      contactId: text('contact') || null,
      role: text('role'),
      name: text('name'),
      address: text('address'),
      lang: text('lang'),
    };
    const { ledger } = c.get('deps');
    const actor = actorOf(userOf(c));
    const { contactId, ...form } = typed;
    const outcome = await wishContact(ledger, { contactId, form }, actor);
    if (!outcome.ok) return show(c, { refusal: outcome.refusal, typed });
    if (outcome.value.done) return c.redirect('/contacts?done=saved', 303);
    const { address, code } = outcome.value;
    if (!(await mailCode(c, address, code, form.lang)))
      return show(c, { fault: agencyWords(c).contacts.notSent, typed }, 502);
    return c.redirect('/contacts?done=sent', 303);
  });

  app.post('/contacts/confirm', async (c) => {
    const text = await posted(c);
    const { ledger } = c.get('deps');
    const actor = actorOf(userOf(c));
    const outcome = await confirmContact(ledger, text('change'), text('code'), actor);
    if (!outcome.ok) return show(c, { refusal: outcome.refusal });
    tellReplaced(c, outcome.value.replaced);
    return c.redirect('/contacts?done=confirmed', 303);
  });

  app.post('/contacts/deactivate', async (c) => {
    const text = await posted(c);
    const { ledger } = c.get('deps');
    const outcome = await deactivateContact(ledger, text('contact'), actorOf(userOf(c)));
    if (!outcome.ok) return show(c, { refusal: outcome.refusal });
    return c.redirect('/contacts?done=deactivated', 303);
  });

  app.post('/contacts/absence', async (c) => {
    const text = await posted(c);
    const { ledger } = c.get('deps');
    const actor = actorOf(userOf(c));
    const of = { agencyId: actor.agencyId ?? '', contactId: text('contact') };
    const days = { from: text('from'), to: text('to'), standInId: text('standIn') };
    const outcome = await setAbsence(ledger, of, days, actor);
    if (!outcome.ok) return show(c, { refusal: outcome.refusal });
    return c.redirect('/contacts?done=absence', 303);
  });

  return app;
}

/** Whether what was posted opens a door to another address. */
async function isGrave(c: AppContext): Promise<boolean> {
  const text = await posted(c);
  const typed = { contactId: text('contact'), address: text('address') };
  return isNewWayIn(c.get('deps').ledger, userOf(c).agencyId ?? '', typed);
}

/** An operator belongs to no agency, and has no contacts. */
const ofAgency = (c: AppContext, next: () => Promise<void>) =>
  userOf(c).agencyId === null ? Promise.resolve(forbiddenPage(c)) : next();

async function posted(c: AppContext): Promise<(name: string) => string> {
  const body = await c.req.parseBody();
  return (name) => {
    const value = body[name];
    return typeof value === 'string' ? value.replaceAll('\0', '').slice(0, 500) : '';
  };
}

async function show(
  c: AppContext,
  told: Pick<Parameters<typeof ContactsPage>[0], 'refusal' | 'fault' | 'typed'> = {},
  status: 200 | 409 | 422 | 502 = told.refusal ? (told.typed ? 422 : 409) : 200,
) {
  const { contacts, pending } = await ownContacts(c.get('deps').ledger, userOf(c).agencyId ?? '');
  return c.html(<ContactsPage c={c} contacts={contacts} pending={pending} {...told} />, status);
}

/** Mails the code in the language of whoever is to get it; false if it could not be sent. */
async function mailCode(c: AppContext, to: string, code: string, given: string): Promise<boolean> {
  const { ledger, sendMail, log } = c.get('deps');
  const lang = given === 'en' ? 'en' : 'zh-CN';
  const { name, nameEn } = await agencyNames(ledger, userOf(c).agencyId ?? '');
  const { mail } = lang === 'en' ? contactsEn : contactsZh;
  const intro = mail.intro(lang === 'en' ? (nameEn ?? name) : name);
  try {
    await sendMail({ to, ...codeLetter({ ...mail, intro }, code, lang) });
    return true;
  } catch (error) {
    log.error(mailFault(error), 'contacts: the code could not be mailed');
    return false;
  }
}
