import type { Child } from 'hono/jsx';
import type { OwnContact } from '../../ledger/read/agency/own-contacts.ts';
import { AbsenceText } from '../parts/absence.tsx';
import { Verbatim } from '../parts/text.tsx';
import type { AppContext } from '../web/deps.ts';
import { agencyWords } from './words.ts';

interface ContactsTableProps {
  c: AppContext;
  contacts: OwnContact[];
  /** What can be done with one; left out: nothing. */
  actions?: (contact: OwnContact) => Child;
}

/** An agency's contacts, each with whether it is in use and reached. */
export function ContactsTable({ c, contacts, actions }: ContactsTableProps) {
  const { contacts: words } = agencyWords(c);
  const { role: roleName, name: nameName, address: addressName, lang, state } = words.columns;
  return (
    <table class="table table-list">
      <thead>
        <tr>
          {[roleName, nameName, addressName, lang, state].map((each) => (
            <th scope="col">{each}</th>
          ))}
          {actions && <th scope="col"></th>}
        </tr>
      </thead>
      <tbody>
        {contacts.map((contact) => (
          <tr>
            <td class="nowrap">{c.get('words').contactRole[contact.role]}</td>
            <td>
              <Verbatim c={c} text={contact.name} />
            </td>
            <td>
              <code>{contact.address}</code>
            </td>
            <td class="nowrap" data-label={lang}>
              {words.langs[contact.lang]}
            </td>
            <td>
              {contact.active ? words.active : words.inactive}
              <AbsenceText c={c} contact={contact} contacts={contacts} />
              {contact.isRefused && <span class="error-text d-block">{words.refused}</span>}
            </td>
            {actions && <td>{actions(contact)}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
