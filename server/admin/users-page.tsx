import { offeredAgencies } from '../../ledger/read/register/agencies.ts';
import {
  registeredUser,
  registerUsers,
  type RegisteredUser,
} from '../../ledger/read/register/users.ts';
import { passkeysOf } from '../../ledger/sign-in/passkeys.ts';
import { signInRecordsOf } from '../../ledger/sign-in/records.ts';
import { sessionsOf } from '../../ledger/sign-in/sessions.ts';
import { Card, Empty } from '../parts/card.tsx';
import type { Announcement } from '../parts/desk-page.tsx';
import { PageLinks, pageFrom, rowsOf } from '../parts/pager.tsx';
import { SignInRecords } from '../parts/sign-in-records.tsx';
import { AgencyName, instantText, Verbatim } from '../parts/text.tsx';
import type { AppContext } from '../web/deps.ts';
import { userOf } from '../web/session.ts';
import { REGISTER_PATHS, RegisterPage } from './register-page.tsx';
import { UserForm, type TypedUserForm } from './user-form.tsx';
import { registerWords } from './words.ts';

const PATH = REGISTER_PATHS.users;
const EMPTY: TypedUserForm = {
  ...{ name: '', address: '', role: 'commission', lang: 'zh-CN', home: '', also: [] },
};

/** The page of somebody who may sign in. */
const userPath = (id: string): string => `${PATH}/${encodeURIComponent(id)}`;

/** GET /desk/register/users: who may sign in, and in what role; also shown again with a refusal. */
export async function showUsers(
  c: AppContext,
  typed: TypedUserForm | null = null,
  refusal: Announcement | null = null,
) {
  const { ledger } = c.get('deps');
  const search = (c.req.query('q') ?? '').replaceAll('\0', '').trim().slice(0, 100);
  const [list, agencies] = await Promise.all([
    registerUsers(ledger, { search, page: pageFrom(c.req.query('page')), size: rowsOf(c) }),
    offeredAgencies(ledger),
  ]);
  const { users: words, sections, list: listWords } = registerWords(c);
  return c.html(
    <RegisterPage
      c={c}
      title={sections.users}
      section="users"
      {...(refusal && { announcement: refusal })}
    >
      <p>{words.lead}</p>
      <form method="get" action={PATH} class="card filter">
        <div class="filter-row">
          <label>
            {words.search}
            <input class="form-control" type="search" name="q" value={search} maxlength={100} />
          </label>
          <button class="btn">{listWords.go}</button>
        </div>
      </form>
      <Card title={words.count(list.count)} body="table">
        {list.count === 0 ? <Empty text={words.empty} /> : <Table c={c} rows={list.rows} />}
        <PageLinks
          c={c}
          page={list.page}
          pages={list.pages}
          href={(page) => `${PATH}?${new URLSearchParams({ q: search, page: String(page) })}`}
        />
      </Card>
      <Card title={words.add} id="add" body="padded">
        <UserForm c={c} action={PATH} values={typed ?? EMPTY} agencies={agencies} />
      </Card>
    </RegisterPage>,
    refusal ? 409 : 200,
  );
}

/** GET /desk/register/users/:id: one of them; also shown again with a refusal. */
export async function showUser(
  c: AppContext,
  id: string,
  typed: TypedUserForm | null = null,
  refusal: Announcement | null = null,
) {
  const { ledger } = c.get('deps');
  const [user, agencies, records, keys, sessions] = await Promise.all([
    registeredUser(ledger, id),
    offeredAgencies(ledger),
    signInRecordsOf(ledger, id),
    passkeysOf(ledger, id),
    sessionsOf(ledger, id),
  ]);
  if (!user) return c.notFound();
  const { users: words } = registerWords(c);
  const [home, ...also] = user.agencies;
  const values = typed ?? {
    ...{ name: user.name, address: user.address, role: user.role, lang: user.lang },
    home: home?.id ?? '',
    also: also.map((each) => each.id),
  };
  const isEnglish = c.get('lang') === 'en';
  return c.html(
    <RegisterPage
      c={c}
      // Names are Chinese; an address is of no language.
      title={isEnglish ? user.address : user.name}
      section="users"
      {...(refusal && { announcement: refusal })}
    >
      <p>
        <a href={PATH}>{registerWords(c).sections.users}</a>
      </p>
      {user.id === userOf(c).id && <p class="panel-warn">{words.self}</p>}
      <Card title={words.change} body="padded">
        <UserForm c={c} action={userPath(id)} values={values} agencies={agencies} />
      </Card>
      <Card title={user.deactivatedAt ? words.activate : words.deactivate} body="padded">
        {user.deactivatedAt ? (
          <p>{words.deactivated(instantText(c, user.deactivatedAt))}</p>
        ) : (
          <p>{words.deactivateText}</p>
        )}
        <form method="post" action={`${userPath(id)}/active`}>
          <button
            class={user.deactivatedAt ? 'btn' : 'btn btn-danger'}
            name="active"
            value={user.deactivatedAt ? 'yes' : 'no'}
          >
            {user.deactivatedAt ? words.activate : words.deactivate}
          </button>
        </form>
      </Card>
      {keys.length > 0 && (
        <Card title={words.passkeys.title} body="padded">
          <p>{words.passkeys.text(keys.length)}</p>
          <form method="post" action={`${userPath(id)}/passkeys`}>
            <button class="btn btn-warning">{words.passkeys.remove}</button>
          </form>
        </Card>
      )}
      {sessions.length > 0 && (
        <Card title={words.sessions.title} body="padded">
          <p>{words.sessions.text(sessions.length)}</p>
          <form method="post" action={`${userPath(id)}/out`}>
            <button class="btn btn-warning">{words.sessions.end}</button>
          </form>
        </Card>
      )}
      <Card title={words.record} body="table">
        <SignInRecords c={c} records={records} />
      </Card>
    </RegisterPage>,
    refusal ? 409 : 200,
  );
}

function Table({ c, rows }: { c: AppContext; rows: RegisteredUser[] }) {
  const { users: words } = registerWords(c);
  const { columns } = words;
  return (
    <table class="table table-list card-table">
      <thead>
        <tr>
          {[columns.name, columns.address, columns.role, columns.agencies, columns.state].map(
            (each) => (
              <th scope="col">{each}</th>
            ),
          )}
        </tr>
      </thead>
      <tbody>
        {rows.map((user) => (
          <tr>
            <td>
              <a href={userPath(user.id)}>
                <Verbatim c={c} text={user.name} />
              </a>
            </td>
            <td>
              <code>{user.address}</code>
            </td>
            <td class="nowrap">{words.roles[user.role]}</td>
            <td>
              {user.agencies.map((agency) => (
                <span class="d-block">
                  <AgencyName c={c} agency={agency} />
                </span>
              ))}
            </td>
            <td class="nowrap">
              {user.deactivatedAt ? (
                <span class="muted">{words.deactivated(instantText(c, user.deactivatedAt))}</span>
              ) : (
                words.active
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
