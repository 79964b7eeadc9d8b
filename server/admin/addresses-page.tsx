import {
  addressFaults,
  unaskedContacts,
  type AddressFault,
} from '../../ledger/read/register/address-faults.ts';
import { Card, Empty } from '../parts/card.tsx';
import { PageLinks, pageFrom, rowsOf } from '../parts/pager.tsx';
import { AgencyName, instantText, Verbatim } from '../parts/text.tsx';
import { partsWordsOf } from '../parts/words.ts';
import type { AppContext } from '../web/deps.ts';
import { agencyPath } from './agencies-page.tsx';
import { doneAt } from './agency-acts.ts';
import { askByMail } from './ask-address.tsx';
import { REGISTER_PATHS, RegisterPage } from './register-page.tsx';
import { registerWords } from './words.ts';

/** How many are asked with one press, and how many at the same time. */
const MOST = 200;
const AT_ONCE = 5;

/** GET /desk/register/addresses: the contacts whose addresses were refused, or nobody has confirmed. */
export async function showAddresses(c: AppContext) {
  const { ledger } = c.get('deps');
  const [faults, unasked] = await Promise.all([
    addressFaults(ledger, pageFrom(c.req.query('page')), rowsOf(c)),
    unaskedContacts(ledger, MOST),
  ]);
  const { addresses: words, sections } = registerWords(c);
  const path = REGISTER_PATHS.addresses;
  return c.html(
    <RegisterPage c={c} title={sections.addresses} section="addresses">
      <p>{words.lead}</p>
      {unasked.length > 0 && (
        <form method="post" action={path}>
          <p>
            <button class="btn btn-primary">{words.askAll(unasked.length)}</button>
          </p>
        </form>
      )}
      <Card
        {...(faults.count > 0 && { title: words.count(faults.count, faults.refused) })}
        body="table"
      >
        {faults.count === 0 ? <Empty text={words.empty} /> : <Table c={c} rows={faults.rows} />}
        <PageLinks
          c={c}
          page={faults.page}
          pages={faults.pages}
          href={(page) => `${path}?page=${page}`}
        />
      </Card>
    </RegisterPage>,
  );
}

/** POST /desk/register/addresses: asks everybody whom nobody has asked yet. */
export async function askEverybody(c: AppContext) {
  const ids = await unaskedContacts(c.get('deps').ledger, MOST);
  let failed = 0;
  for (let i = 0; i < ids.length; i += AT_ONCE) {
    const asked = await Promise.all(ids.slice(i, i + AT_ONCE).map((id) => askByMail(c, id)));
    failed += asked.filter((each) => each === 'failed').length;
    // A mail server that is down is down for all of them.
    if (failed >= AT_ONCE) break;
  }
  const done = failed > 0 ? 'not-mailed' : 'contact-asked';
  return c.redirect(doneAt(REGISTER_PATHS.addresses, done), 303);
}

function Table({ c, rows }: { c: AppContext; rows: AddressFault[] }) {
  const { addresses: words, contact } = registerWords(c);
  const { mails } = partsWordsOf(c.get('lang'));
  const { columns } = words;
  return (
    <table class="table table-list card-table">
      <thead>
        <tr>
          {[columns.agency, columns.contact, columns.address, columns.state].map((each) => (
            <th scope="col">{each}</th>
          ))}
          <th scope="col"></th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr>
            <td>
              <AgencyName c={c} agency={row.agency} />
            </td>
            <td>
              <Verbatim c={c} text={row.name} />{' '}
              <span class="muted small">{c.get('words').contactRole[row.role]}</span>
            </td>
            <td>
              <code>{row.address}</code>
            </td>
            <td>
              {row.refusedAt ? (
                <span class="error-text">
                  {contact.refused(
                    instantText(c, row.refusedAt),
                    mails.code(row.refusedCode ?? ''),
                  )}
                </span>
              ) : (
                <>
                  {contact.unconfirmed}{' '}
                  <span class="muted small">
                    {row.askedAt ? contact.asked(instantText(c, row.askedAt)) : contact.neverAsked}
                  </span>
                </>
              )}
            </td>
            <td>
              <a href={`${agencyPath(row.agency.id)}#${encodeURIComponent(row.contactId)}`}>
                {words.mend}
              </a>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
