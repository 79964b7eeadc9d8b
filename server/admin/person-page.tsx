import { writePerson } from '../../documents/person.ts';
import { refused } from '../../domain/report/refusal.ts';
import { correctPerson } from '../../ledger/commands/register/correct-person.ts';
import { exportPerson } from '../../ledger/commands/register/export-person.ts';
import { personData, type PersonData, type PersonRows } from '../../ledger/read/person/person.ts';
import { contentDisposition, fileName } from '../../documents/file-name.ts';
import { Card } from '../parts/card.tsx';
import type { Announcement } from '../parts/desk-page.tsx';
import { sendFile } from '../parts/download.tsx';
import { tellReplaced } from '../parts/replaced/tell.tsx';
import { textIn } from '../parts/posted.ts';
import { Verbatim } from '../parts/text.tsx';
import type { AppContext } from '../web/deps.ts';
import { actorOf, userOf } from '../web/session.ts';
import { personWordsOf } from './person-words.ts';
import { refusalIn, REGISTER_PATHS, RegisterPage } from './register-page.tsx';
import { registerWords } from './words.ts';

const PATH = REGISTER_PATHS.person;
/** Rows of one table that the page lists. */
const LISTED = 20;
const LONGEST = 320;

/** Of whom, and what is held; null: nobody was asked for yet. */
interface Asked {
  address: string;
  person: PersonData | null;
}

/**
 * GET /desk/register/person: asks for an address. It comes back by POST, so that no address stands in a log of the
 * addresses that were asked for; also shown with what is held.
 */
export function showPersonSearch(
  c: AppContext,
  asked: Asked | null = null,
  announcement: Announcement | null = null,
) {
  const words = personWordsOf(c.get('lang'));
  return c.html(
    <RegisterPage
      c={c}
      title={registerWords(c).sections.person}
      section="person"
      {...(announcement && { announcement })}
    >
      <p>{words.lead}</p>
      <form method="post" action={PATH} class="card filter">
        <div class="filter-row">
          <label>
            {words.address}
            <input
              class="form-control"
              type="email"
              name="address"
              value={asked?.address ?? ''}
              maxlength={LONGEST}
              autocomplete="off"
              required
            />
          </label>
          <button class="btn btn-primary">{words.look}</button>
        </div>
      </form>
      {asked &&
        (asked.person ? <Held c={c} person={asked.person} /> : <p role="status">{words.none}</p>)}
    </RegisterPage>,
    announcement && !announcement.good ? 409 : 200,
  );
}

/** POST /desk/register/person: what is held of whoever has the address; changes nothing. */
export async function postPerson(c: AppContext) {
  const address = await addressIn(c);
  return showPersonSearch(c, { address, person: await personOf(c, address) });
}

/** POST /desk/register/person/file: all of it as a file, which the audit notes. */
export async function sendPerson(c: AppContext) {
  const form = await c.req.parseBody({ all: true });
  const address = await addressIn(c);
  const outcome = await exportPerson(c.get('deps').ledger, address, actorOf(userOf(c)));
  if (!outcome.ok)
    return showPersonSearch(c, { address, person: null }, refusalIn(c, outcome.refusal));
  const title = personWordsOf(c.get('lang')).fileName;
  if (textIn(form, 'type') === 'xlsx')
    return sendFile(c, await writePerson(outcome.value), 'xlsx', title);
  c.header('Content-Type', 'application/json; charset=utf-8');
  c.header('Content-Disposition', contentDisposition(fileName(title, 'json')));
  return c.body(`${JSON.stringify(outcome.value, null, 2)}\n`);
}

/** POST /desk/register/person/correct: name or address put right, everywhere. */
export async function postCorrection(c: AppContext) {
  const form = await c.req.parseBody({ all: true });
  const address = await addressIn(c);
  const name = textIn(form, 'name').trim();
  const becomes = textIn(form, 'newAddress').trim();
  const correction = { ...(name && { name }), ...(becomes && { address: becomes }) };
  const nothing = refused({ code: 'bad_user' as const, field: 'name' as const });
  const outcome =
    name || becomes
      ? await correctPerson(c.get('deps').ledger, address, correction, actorOf(userOf(c)))
      : nothing;
  if (outcome.ok) tellReplaced(c, outcome.value.replaced);
  const now = outcome.ok && becomes ? becomes : address;
  const { users, contacts } = outcome.ok ? outcome.value : { users: 0, contacts: 0 };
  const told = outcome.ok
    ? { good: true, text: personWordsOf(c.get('lang')).corrected(users, contacts) }
    : refusalIn(c, outcome.refusal);
  return showPersonSearch(c, { address: now, person: await personOf(c, now) }, told);
}

const addressIn = async (c: AppContext): Promise<string> =>
  textIn(await c.req.parseBody({ all: true }), 'address')
    .replaceAll('\0', '')
    .trim()
    .slice(0, LONGEST);

const personOf = (c: AppContext, address: string): Promise<PersonData | null> =>
  address === '' ? Promise.resolve(null) : personData(c.get('deps').ledger, address);

function Held({ c, person }: { c: AppContext; person: PersonData }) {
  const words = personWordsOf(c.get('lang'));
  const { address, userIds, contactIds, names, tables } = person;
  return (
    <>
      <Card title={words.held} body="padded">
        <p>
          <code>{address}</code> · {words.accounts(userIds.length)} ·{' '}
          {words.contacts(contactIds.length)}
        </p>
        {names.length > 0 && (
          <p>
            {words.names}
            {names.map((name) => (
              <>
                {' '}
                <Verbatim c={c} text={name} />
              </>
            ))}
            <span class="muted"> {words.namesText}</span>
          </p>
        )}
        {tables.map((table) => (
          <Rows c={c} {...table} />
        ))}
      </Card>
      <Card title={words.file} id="file" body="padded">
        <p>{words.fileText}</p>
        <form method="post" action={`${PATH}/file`}>
          <input type="hidden" name="address" value={address} />
          <p class="btn-row">
            <button class="btn btn-primary" name="type" value="xlsx">
              {words.xlsx}
            </button>
            <button class="btn" name="type" value="json">
              {words.json}
            </button>
          </p>
        </form>
      </Card>
      <Card title={words.correct} id="correct" body="padded">
        <p>{words.correctText}</p>
        <form method="post" action={`${PATH}/correct`} class="register-form">
          <input type="hidden" name="address" value={address} />
          <label>
            <span class="fw-bold">{words.name}</span>
            <input class="form-control" name="name" maxlength={60} autocomplete="off" />
          </label>
          <label>
            <span class="fw-bold">{words.newAddress}</span>
            <input
              class="form-control"
              type="email"
              name="newAddress"
              maxlength={LONGEST}
              autocomplete="off"
            />
          </label>
          <p class="btn-row">
            <button class="btn btn-danger">{words.save}</button>
          </p>
        </form>
      </Card>
    </>
  );
}

/** The rows of one table, folded; the file has them all, as they stand. */
function Rows({ c, table, rows }: { c: AppContext } & PersonRows) {
  const words = personWordsOf(c.get('lang'));
  return (
    <details>
      <summary>
        <code>{table}</code> · {words.rows} {rows.length}
      </summary>
      {rows.length > LISTED && <p class="muted">{words.shown(LISTED, rows.length)}</p>}
      {rows.slice(0, LISTED).map((row) => (
        <dl class="row small">
          {Object.entries(row)
            .filter(([, value]) => value !== null && value !== '')
            .map(([column, value]) => (
              <>
                <dt class="col-sm-4">
                  <code>{column}</code>
                </dt>
                <dd class="col-sm-8 text-break">
                  <Verbatim
                    c={c}
                    text={(typeof value === 'string' ? value : JSON.stringify(value)).slice(0, 500)}
                  />
                </dd>
              </>
            ))}
        </dl>
      ))}
    </details>
  );
}
