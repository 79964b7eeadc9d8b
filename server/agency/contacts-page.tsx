import type { Refusal } from '../../domain/report/refusal.ts';
import type { OwnContact, PendingContact } from '../../ledger/read/agency/own-contacts.ts';
import { Card } from '../parts/card.tsx';
import { AbsenceForm } from '../parts/absence.tsx';
import { absenceWordsOf } from '../parts/absence-words.ts';
import { Verbatim } from '../parts/text.tsx';
import type { AppContext } from '../web/deps.ts';
import { Page } from '../web/page.tsx';
import { Refused } from './assignment-page.tsx';
import { ContactsTable } from './contacts-table.tsx';
import { agencyWords } from './words.ts';

/** A contact's form as it was typed. */
export interface TypedContact {
  contactId: string | null;
  role: string;
  name: string;
  address: string;
  lang: string;
}

interface ContactsPageProps {
  c: AppContext;
  contacts: OwnContact[];
  pending: PendingContact[];
  refusal?: Refusal;
  /** Said at the top in words of the page's own. */
  fault?: string;
  typed?: TypedContact;
}

/** An agency's own officers and leaders: it adds, changes, deactivates them, and confirms addresses. */
export function ContactsPage(props: ContactsPageProps) {
  const { c, contacts, pending, refusal, fault, typed } = props;
  const { contacts: words } = agencyWords(c);
  const done = c.req.method === 'GET' ? (c.req.query('done') ?? '') : '';
  return (
    <Page c={c} title={words.title} active="contacts" styles={['agency.css']}>
      {refusal && <Refused c={c} refusal={refusal} />}
      {fault !== undefined && (
        <p class="panel-error" role="alert">
          {fault}
        </p>
      )}
      {done === 'absence' && (
        <p class="panel-good" role="status">
          {absenceWordsOf(c.get('lang')).saved}
        </p>
      )}
      {Object.hasOwn(words.done, done) && (
        <p class="panel-good" role="status">
          {words.done[done as keyof typeof words.done]}
        </p>
      )}
      <p>{words.lead}</p>
      {pending.length > 0 && <Pending c={c} pending={pending} />}
      <Card body="table">
        <ContactsTable
          c={c}
          contacts={contacts}
          actions={(contact) => (
            <Actions c={c} contact={contact} contacts={contacts} typed={typed} />
          )}
        />
      </Card>
      <Card title={words.add} id="add" body="padded">
        <ContactForm
          c={c}
          id="new"
          values={
            typed?.contactId === null
              ? typed
              : { contactId: null, role: 'officer', name: '', address: '', lang: 'zh-CN' }
          }
          button={words.sendCode}
        />
      </Card>
    </Page>
  );
}

function Pending({ c, pending }: { c: AppContext; pending: PendingContact[] }) {
  const { contacts: words } = agencyWords(c);
  return (
    <Card title={words.pending} id="pending" body="padded">
      {pending.map(({ id, role, name, address, replaces }) => (
        <form method="post" action="/contacts/confirm">
          <input type="hidden" name="change" value={id} />
          <p class="m-0">
            {c.get('words').contactRole[role]} <Verbatim c={c} text={name} />
            {replaces !== null && replaces !== name && (
              <span class="muted">
                {' '}
                <Verbatim c={c} text={words.replaces(replaces)} />
              </span>
            )}
          </p>
          <p class="muted small">{words.pendingText(address)}</p>
          <label class="form-label" for={`code-${id}`}>
            {words.code}
          </label>
          <p class="btn-row">
            <input
              class="form-control w-auto"
              id={`code-${id}`}
              name="code"
              inputmode="numeric"
              autocomplete="off"
              maxlength={20}
              required
            />
            <button class="btn btn-primary">{words.confirm}</button>
          </p>
        </form>
      ))}
    </Card>
  );
}

interface ActionsProps {
  c: AppContext;
  contact: OwnContact;
  contacts: OwnContact[];
  typed: TypedContact | undefined;
}

function Actions({ c, contact, contacts, typed }: ActionsProps) {
  const { contacts: words } = agencyWords(c);
  const isTyped = typed?.contactId === contact.id;
  return (
    <>
      <details open={isTyped}>
        <summary>{words.change}</summary>
        <ContactForm
          c={c}
          id={contact.id}
          values={isTyped ? typed : { ...contact, contactId: contact.id }}
          button={words.save}
        />
      </details>
      {contact.active && (
        <details>
          <summary>{absenceWordsOf(c.get('lang')).title}</summary>
          <AbsenceForm c={c} contact={contact} contacts={contacts} action="/contacts/absence" />
        </details>
      )}
      {contact.active && (
        <details>
          <summary>{words.deactivate}</summary>
          <form method="post" action="/contacts/deactivate">
            <p class="muted small">{words.deactivateText}</p>
            <input type="hidden" name="contact" value={contact.id} />
            <button class="btn btn-sm btn-danger">{words.deactivate}</button>
          </form>
        </details>
      )}
    </>
  );
}

interface ContactFormProps {
  c: AppContext;
  /** Makes the ids of its controls. */
  id: string;
  values: TypedContact;
  button: string;
}

function ContactForm({ c, id, values, button }: ContactFormProps) {
  const { contacts: words } = agencyWords(c);
  const { columns, langs } = words;
  const { contactRole } = c.get('words');
  return (
    <form method="post" action="/contacts">
      {values.contactId !== null && <input type="hidden" name="contact" value={values.contactId} />}
      <label class="form-label" for={`role-${id}`}>
        {columns.role}
      </label>
      <select class="form-select" id={`role-${id}`} name="role">
        {(['officer', 'leader', 'deputy'] as const).map((role) => (
          <option value={role} selected={role === values.role}>
            {contactRole[role]}
          </option>
        ))}
      </select>
      <label class="form-label" for={`name-${id}`}>
        {columns.name}
      </label>
      <input
        class="form-control"
        id={`name-${id}`}
        name="name"
        value={values.name}
        maxlength={60}
        required
        {...(c.get('lang') === 'en' && { lang: 'zh-CN' })}
      />
      <label class="form-label" for={`address-${id}`}>
        {columns.address}
      </label>
      <input
        class="form-control"
        id={`address-${id}`}
        name="address"
        value={values.address}
        maxlength={254}
        aria-describedby={`address-${id}-hint`}
        required
      />
      <p class="muted small" id={`address-${id}-hint`}>
        {words.addressHint}
      </p>
      <label class="form-label" for={`lang-${id}`}>
        {columns.lang}
      </label>
      <select class="form-select" id={`lang-${id}`} name="lang">
        {(['zh-CN', 'en'] as const).map((lang) => (
          <option value={lang} selected={lang === values.lang}>
            {langs[lang]}
          </option>
        ))}
      </select>
      <p class="btn-row mt-2">
        <button class="btn btn-primary">{button}</button>
      </p>
    </form>
  );
}
