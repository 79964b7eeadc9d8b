import type { ContactRole } from '../../domain/ladder/step.ts';
import type { RegisteredAgency, RegisteredContact } from '../../ledger/read/register/agency.ts';
import { AbsenceForm, AbsenceText } from '../parts/absence.tsx';
import { absenceWordsOf } from '../parts/absence-words.ts';
import { partsWordsOf } from '../parts/words.ts';
import { instantText, Verbatim } from '../parts/text.tsx';
import type { AppContext } from '../web/deps.ts';
import { agencyPath } from './agencies-page.tsx';
import { Choice, Line } from './fields.tsx';
import { mayRegister } from './register-page.tsx';
import { registerWords } from './words.ts';

const ROLES: ContactRole[] = ['officer', 'leader', 'deputy'];

/** A contact's form as it was typed. */
export interface TypedContactForm {
  contactId: string;
  role: string;
  name: string;
  address: string;
  lang: string;
  phone: string;
}

interface ContactsProps {
  c: AppContext;
  agency: RegisteredAgency;
  typed: TypedContactForm | null;
}

/** An agency's contacts, each with what is known of the address, and what can be done. */
export function ContactsOf({ c, agency, typed }: ContactsProps) {
  const { contact: words } = registerWords(c);
  return (
    <table class="table table-list card-table">
      <thead>
        <tr>
          {[words.role, words.name, words.address, words.state].map((each) => (
            <th scope="col">{each}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {agency.contacts.map((contact) => (
          <tr id={contact.id}>
            <td class="nowrap">{c.get('words').contactRole[contact.role]}</td>
            <td>
              <Verbatim c={c} text={contact.name} />
              {contact.phone !== null && <div class="muted small">{contact.phone}</div>}
            </td>
            <td>
              <code>{contact.address}</code>
            </td>
            <td class="register-row-forms">
              <State c={c} agency={agency} contact={contact} />
              {mayRegister(c) && !agency.endedAt && (
                <Acts
                  c={c}
                  agency={agency}
                  contact={contact}
                  typed={typed?.contactId === contact.id ? typed : null}
                />
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function State({ c, agency, contact }: Omit<ContactsProps, 'typed'> & OfContact) {
  const { contact: words } = registerWords(c);
  const { mails } = partsWordsOf(c.get('lang'));
  const { active, refusedAt, refusedCode, confirmedAt, askedAt } = contact;
  if (!active) return <span class="muted">{words.inactive}</span>;
  return (
    <>
      {refusedAt && (
        <span class="error-text d-block">
          {words.refused(instantText(c, refusedAt), mails.code(refusedCode ?? ''))}
        </span>
      )}
      {confirmedAt ? (
        <span class="d-block">{words.confirmed}</span>
      ) : (
        <span class="d-block">
          {words.unconfirmed}{' '}
          <span class="muted small">
            {askedAt ? words.asked(instantText(c, askedAt)) : words.neverAsked}
          </span>
        </span>
      )}
      <AbsenceText c={c} contact={contact} contacts={agency.contacts} />
    </>
  );
}

interface OfContact {
  contact: RegisteredContact;
}

function Acts({ c, agency, contact, typed }: ContactsProps & OfContact) {
  const { contact: words } = registerWords(c);
  const path = `${agencyPath(agency.id)}/contacts`;
  const values = typed ?? { ...contact, contactId: contact.id, phone: contact.phone ?? '' };
  return (
    <>
      <details open={typed !== null}>
        <summary>{words.change}</summary>
        <ContactForm c={c} agency={agency} values={values} />
      </details>
      {contact.active && (
        <>
          <details>
            <summary>{absenceWordsOf(c.get('lang')).title}</summary>
            <AbsenceForm
              c={c}
              contact={contact}
              contacts={agency.contacts}
              action={`${path}/absence`}
            />
          </details>
          {!contact.confirmedAt && (
            <form method="post" action={`${path}/ask`}>
              <input type="hidden" name="contact" value={contact.id} />
              <button class="btn btn-sm">{contact.askedAt ? words.askAgain : words.ask}</button>
            </form>
          )}
          <details>
            <summary>{words.remove}</summary>
            <form method="post" action={`${path}/remove`}>
              <p class="muted small">{words.removeText}</p>
              <input type="hidden" name="contact" value={contact.id} />
              <button class="btn btn-sm btn-danger">{words.remove}</button>
            </form>
          </details>
        </>
      )}
    </>
  );
}

/** A new contact, or one that is changed. */
export function ContactForm(props: {
  c: AppContext;
  agency: RegisteredAgency;
  values: TypedContactForm;
}) {
  const { c, agency, values } = props;
  const { contact: words } = registerWords(c);
  const { contactRole } = c.get('words');
  return (
    <form method="post" action={`${agencyPath(agency.id)}/contacts`} class="register-form">
      <input type="hidden" name="contact" value={values.contactId} />
      <Choice
        c={c}
        name="role"
        label={words.role}
        options={ROLES.map((role) => [role, contactRole[role]] as const)}
        chosen={values.role}
      />
      <Line c={c} name="name" label={words.name} value={values.name} most={60} required />
      <Line c={c} name="address" label={words.address} value={values.address} most={254} required />
      <Line
        c={c}
        name="phone"
        type="tel"
        label={`${words.phone}${c.get('lang') === 'en' ? ` (${words.optional})` : `（${words.optional}）`}`}
        value={values.phone}
        most={40}
      />
      <Choice
        c={c}
        name="lang"
        label={words.lang}
        options={[
          ['zh-CN', words.langs['zh-CN']],
          ['en', words.langs.en],
        ]}
        chosen={values.lang}
      />
      <p class="btn-row">
        <button class="btn btn-primary">{words.save}</button>
      </p>
    </form>
  );
}
