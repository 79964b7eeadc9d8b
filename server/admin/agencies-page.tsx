import type { AgencyKind } from '../../domain/words/words.ts';
import { addressFaults } from '../../ledger/read/register/address-faults.ts';
import {
  registerAgencies,
  type AgencyFilter,
  type RegisterRow,
} from '../../ledger/read/register/agencies.ts';
import { Card, Empty } from '../parts/card.tsx';
import type { Announcement } from '../parts/desk-page.tsx';
import { PageLinks, pageFrom, rowsOf } from '../parts/pager.tsx';
import { AgencyName, instantText } from '../parts/text.tsx';
import type { AppContext } from '../web/deps.ts';
import { AgencyFields, AGENCY_KINDS, type TypedNames } from './agency-fields.tsx';
import { mayRegister, RegisterPage } from './register-page.tsx';
import { registerWords } from './words.ts';

const SHOWS = ['open', 'ended', 'silent'] as const;

/** GET /desk/register: the agencies of all plans; also shown again with a refusal. */
export async function showAgencies(
  c: AppContext,
  typed: TypedNames | null = null,
  refusal: Announcement | null = null,
) {
  const { ledger } = c.get('deps');
  const filter = filterFrom(c);
  const [list, faults] = await Promise.all([
    registerAgencies(ledger, filter),
    addressFaults(ledger, 1),
  ]);
  const { list: words, sections } = registerWords(c);
  return c.html(
    <RegisterPage
      c={c}
      title={sections.agencies}
      section="agencies"
      {...(refusal && { announcement: refusal })}
    >
      <p>{words.lead}</p>
      {faults.count > 0 && (
        <p class={faults.refused > 0 ? 'panel-error' : 'panel-warn'} role="status">
          {words.faults(faults.refused, faults.count - faults.refused)}{' '}
          {mayRegister(c) && <a href="/desk/register/addresses">{sections.addresses}</a>}
        </p>
      )}
      <Filter c={c} filter={filter} />
      <Card title={words.count(list.count)} body="table">
        {list.count === 0 ? <Empty text={words.empty} /> : <Table c={c} rows={list.rows} />}
        <PageLinks
          c={c}
          page={list.page}
          pages={list.pages}
          href={(page) => hrefOf({ ...filter, page })}
        />
      </Card>
      {mayRegister(c) && (
        <Card title={words.add} id="add" body="padded">
          <p>{words.addHint}</p>
          <form method="post" action="/desk/register" class="register-form">
            <AgencyFields c={c} values={typed ?? { name: '', nameEn: '', kind: kindIn(c) }} />
            <p class="btn-row">
              <button class="btn btn-primary">{words.add}</button>
            </p>
          </form>
        </Card>
      )}
    </RegisterPage>,
    refusal ? 409 : 200,
  );
}

function Filter({ c, filter }: { c: AppContext; filter: AgencyFilter }) {
  const { list: words } = registerWords(c);
  const { agencyKind } = c.get('words');
  return (
    <form method="get" action="/desk/register" class="card filter">
      <div class="filter-row">
        <label>
          {words.search}
          <input
            class="form-control"
            type="search"
            name="q"
            value={filter.search}
            placeholder={words.searchHint}
            maxlength={100}
          />
        </label>
        <label>
          {words.kind}
          <select class="form-select" name="kind">
            <option value="">{words.anyKind}</option>
            {AGENCY_KINDS.map((kind) => (
              <option value={kind} selected={kind === filter.kind}>
                {agencyKind[kind]}
              </option>
            ))}
          </select>
        </label>
        <label>
          {words.show}
          <select class="form-select" name="show">
            {SHOWS.map((show) => (
              <option value={show} selected={show === filter.show}>
                {words.shows[show]}
              </option>
            ))}
          </select>
        </label>
        <button class="btn">{words.go}</button>
      </div>
    </form>
  );
}

function Table({ c, rows }: { c: AppContext; rows: RegisterRow[] }) {
  const { list: words } = registerWords(c);
  const { columns } = words;
  return (
    <table class="table table-list card-table">
      <thead>
        <tr>
          <th scope="col">{columns.name}</th>
          <th scope="col">{columns.kind}</th>
          <th scope="col" class="text-end">
            {columns.aliases}
          </th>
          <th scope="col" class="text-end">
            {columns.contacts}
          </th>
          <th scope="col" class="text-end">
            {columns.tasks}
          </th>
          <th scope="col">{columns.state}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr>
            <td>
              <a href={agencyPath(row.id)}>
                <AgencyName c={c} agency={row} />
              </a>
            </td>
            <td class="nowrap">{c.get('words').agencyKind[row.kind]}</td>
            <td class="text-end" data-label={columns.aliases}>
              {row.aliases}
            </td>
            <td class="text-end" data-label={columns.contacts}>
              {row.contacts}
            </td>
            <td class="text-end" data-label={columns.tasks}>
              {row.tasks}
            </td>
            <td>
              <State c={c} row={row} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function State({ c, row }: { c: AppContext; row: RegisterRow }) {
  const { list: words } = registerWords(c);
  const { endedAt, officers, refused, unconfirmed } = row;
  if (endedAt) return <span class="muted">{words.ended(instantText(c, endedAt))}</span>;
  return (
    <>
      {officers === 0 && <span class="error-text d-block">{words.silent}</span>}
      {refused > 0 && <span class="error-text d-block">{words.refused(refused)}</span>}
      {unconfirmed > 0 && <span class="muted d-block">{words.unconfirmed(unconfirmed)}</span>}
    </>
  );
}

/** The page of an agency of the register. */
export const agencyPath = (id: string): string =>
  `/desk/register/agencies/${encodeURIComponent(id)}`;

const isKind = (value: string | undefined): value is AgencyKind =>
  AGENCY_KINDS.some((kind) => kind === value);

/** The kind that a link to the form asks for. */
const kindIn = (c: AppContext): AgencyKind => {
  const kind = c.req.query('add');
  return isKind(kind) ? kind : 'department';
};

function filterFrom(c: AppContext): AgencyFilter {
  const kind = c.req.query('kind');
  return {
    search: (c.req.query('q') ?? '').replaceAll('\0', '').trim().slice(0, 100),
    kind: isKind(kind) ? kind : null,
    show: SHOWS.find((show) => show === c.req.query('show')) ?? 'open',
    page: pageFrom(c.req.query('page')),
    size: rowsOf(c),
  };
}

function hrefOf({ search, kind, show, page }: AgencyFilter): string {
  const query = new URLSearchParams({
    ...(search !== '' && { q: search }),
    ...(kind && { kind }),
    ...(show !== 'open' && { show }),
    page: String(page),
  });
  return `/desk/register?${query.toString()}`;
}
