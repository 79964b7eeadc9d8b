import { writeSheets } from '../../../documents/workbook.ts';
import { civilDateOf } from '../../../domain/calendar/zoned.ts';
import type { AppContext, AppMiddleware } from '../../web/deps.ts';
import { errorPage } from '../../web/errors.tsx';
import { Page } from '../../web/page.tsx';
import { sendFile } from '../download.tsx';
import { gridOf, type Grid } from './grid.ts';
import { elementsIn, hasClass, readMarkup, type Element } from './markup.ts';
import { narrowedTo } from './narrowed.ts';
import { tableIn, tablesOn, type PageTable } from './page-tables.ts';
import { tableFileWordsOf } from './words.ts';

/** In the address of a page: the table of it that is asked for as a file. */
const FILE = 'file';
/** Rows of a table that one file holds at most; a longer one is taken away in parts. */
const ROWS_OF_FILE = 5_000;
/** In the address of a file: its part was chosen, not the first one given. */
const PART = 'part';

/**
 * Every table of the pages behind this can be taken away: beside each stands a link to the page's own address with
 * `?file=`, which answers with that table as .xlsx. The file is read from the page as this reader gets it, so
 * rights, blindness, filters and words of the page are the file's; only paging is not.
 *
 * @param most rows of a file.
 */
export const tablesAsFiles =
  (most = ROWS_OF_FILE): AppMiddleware =>
  async (c, next) => {
    const isReading = c.req.method === 'GET';
    const key = isReading ? c.req.query(FILE) : undefined;
    if (key !== undefined) c.set('rowsTaken', most);
    await next();
    const { status, headers } = c.res;
    const isPage = status === 200 && headers.get('content-type')?.startsWith('text/html') === true;
    if (!isReading || !isPage || !c.get('user')) return;
    const html = await c.res.text();
    const answer = key === undefined ? c.html(withLinks(c, html)) : await fileOf(c, html, key);
    c.res = undefined;
    c.res = answer;
  };

/** The page with a link above each of its tables. */
function withLinks(c: AppContext, html: string): string {
  const { take } = tableFileWordsOf(c.get('lang'));
  let page = '';
  let done = 0;
  for (const { key, own, from } of tablesOn(html)) {
    if (own !== null) continue;
    const link = (
      <p class="table-file no-print">
        <a href={addressOf(c, key)}>{take}</a>
      </p>
    );
    page += html.slice(done, from) + String(link);
    done = from;
  }
  return page + html.slice(done);
}

/** The page's address with the table that is asked for; the page of a list is none of it. */
function addressOf(c: AppContext, key: string): string {
  const { pathname, searchParams } = new URL(c.req.url);
  searchParams.delete('page');
  searchParams.set(FILE, key);
  return `${pathname}?${searchParams.toString()}`;
}

async function fileOf(c: AppContext, html: string, key: string): Promise<Response> {
  const words = tableFileWordsOf(c.get('lang'));
  const tables = tablesOn(html).filter((each) => each.key === key);
  const [first] = tables;
  if (!first) return errorPage(c, words.gone, 404);
  const parts = partsAfter(html, tables.at(-1) ?? first);
  const part = parts.findIndex(({ attributes }) => attributes['aria-current'] === 'page') + 1;
  if (parts.length > 1 && c.req.query(PART) === undefined) return partsPage(c, parts, key);
  const grids = tables.map((each) => ({ ...each, grid: gridOf(tableIn(html, each), words.note) }));
  const grid = first.group === null ? grids[0]!.grid : grouped(first.group, grids);
  const today = civilDateOf(c.get('now'), c.get('zone'));
  const plan = c.get('planTitle');
  const ofParts = parts.length > 1 ? words.part(part, parts.length) : null;
  const head = [...headOf(c, html, first.title), ...(ofParts === null ? [] : [ofParts])];
  const named = [plan, first.title, today, ofParts].filter((each) => each !== null);
  const bytes = await writeSheets([{ name: first.title, head, ...grid }]);
  return sendFile(c, bytes, 'xlsx', named.join(' '));
}

/** What stands above the table: of which plan, which table, what is left out, as of when, by whom. */
function headOf(c: AppContext, html: string, title: string): string[] {
  const words = tableFileWordsOf(c.get('lang'));
  const [page] = elementsIn(readMarkup(/<h1\b.*?<\/h1>/s.exec(html)?.[0] ?? ''), () => true);
  const pageTitle = page ? page.children.filter((child) => typeof child === 'string').join('') : '';
  const all = narrowedTo(html, c.get('words'));
  const asOf = all.find(({ name }) => AS_OF.has(name));
  const filters = all
    .filter((each) => each !== asOf)
    .map(({ label, value }) => (label === '' ? value : `${label}${words.colon}${value}`));
  const user = c.get('user');
  const name = c.get('lang') === 'en' ? user?.email : user?.name;
  const now = c.get('words').instant(c.get('now'), c.get('zone'));
  const plan = c.get('planTitle');
  return [
    ...(plan === null ? [] : [plan]),
    [...new Set([pageTitle.trim(), title])].filter((each) => each !== '').join(' · '),
    ...(c.get('looking') ? [words.rehearsed] : []),
    filters.length === 0 ? words.unfiltered : words.filter + filters.join(words.between),
    words.asOf(asOf?.value ?? now),
    words.takenBy(name ?? '', now),
  ];
}

/** The fields by which a page is told as of an earlier time. */
const AS_OF = new Set(['at', 'day']);

/** Tables of one title as one: the first column says what each tells of. */
function grouped(head: string, tables: readonly (PageTable & { grid: Grid })[]): Grid {
  const header = [...new Set(tables.flatMap(({ grid }) => grid.header))];
  const widths = header.map((each) =>
    Math.max(...tables.map(({ grid }) => grid.widths[grid.header.indexOf(each)] ?? 0)),
  );
  const rows = tables.flatMap(({ of, grid }) =>
    grid.rows.map((row) => [of, ...header.map((each) => row[grid.header.indexOf(each)] ?? '')]),
  );
  return { header: [head, ...header], widths: [24, ...widths], rows };
}

/** The links to the parts of a table that is too long for one file; none where it is not. */
function partsAfter(html: string, { to }: PageTable): Element[] {
  const next = html.indexOf('<table', to);
  const between = html.slice(to, next < 0 ? undefined : next);
  const nav = /<nav class="file-parts">.*?<\/nav>/s.exec(between)?.[0];
  if (nav === undefined) return [];
  const [list] = elementsIn(readMarkup(nav), (each) => hasClass(each, 'file-parts'));
  return list ? [...elementsIn(list, ({ name }) => name === 'a')] : [];
}

/** Where a table is too long for one file: a link to each of its parts. */
function partsPage(c: AppContext, parts: readonly Element[], key: string) {
  const words = tableFileWordsOf(c.get('lang'));
  const { href: page } = new URL(c.req.url);
  const addresses = parts.map(({ attributes }) => {
    const address = new URL(attributes.href ?? '', page);
    address.searchParams.set(FILE, key);
    address.searchParams.set(PART, 'yes');
    return address.pathname + address.search;
  });
  return c.html(
    <Page c={c} title={words.partsTitle}>
      <section class="card notice">
        <p>{words.partsText(c.get('rowsTaken') ?? ROWS_OF_FILE)}</p>
        <ul>
          {addresses.map((address, index) => (
            <li>
              <a href={address}>{words.partLink(index + 1)}</a>
            </li>
          ))}
        </ul>
      </section>
    </Page>,
  );
}
