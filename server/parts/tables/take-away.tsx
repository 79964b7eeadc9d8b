import type { AppContext, AppMiddleware } from '../../web/deps.ts';
import { errorPage } from '../../web/errors.tsx';
import { Page } from '../../web/page.tsx';
import { sendFile } from '../download.tsx';
import { withOwnFiles } from './answered.tsx';
import { bookOf } from './book.ts';
import { elementsIn, hasClass, readMarkup, type Element } from './markup.ts';
import { tablesOn, type PageTable } from './page-tables.ts';
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
 * rights, blindness, filters and words of the page are the file's; only paging is not. A page that answers a form
 * brings its tables' files along.
 *
 * @param most rows of a file.
 */
export const tablesAsFiles =
  (most = ROWS_OF_FILE): AppMiddleware =>
  async (c, next) => {
    const { method } = c.req;
    const isReading = method === 'GET';
    const key = isReading ? c.req.query(FILE) : undefined;
    if (key !== undefined) c.set('rowsTaken', most);
    await next();
    const { status, headers } = c.res;
    const isPage = headers.get('content-type')?.startsWith('text/html') === true;
    // What is said of a form that was refused has tables, too.
    const isAnswer = method === 'POST' && status < 500;
    if (!isPage || !c.get('user') || !(isAnswer || (isReading && status === 200))) return;
    const html = await c.res.text();
    const answer = isAnswer
      ? c.html(await withOwnFiles(c, html), { status: status as 200, headers })
      : key === undefined
        ? c.html(withLinks(c, html))
        : await fileOf(c, html, key);
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
  const ofParts = parts.length > 1 ? words.part(part, parts.length) : null;
  const { bytes, name } = await bookOf(c, html, [first, ...tables.slice(1)], { ofParts });
  return sendFile(c, bytes, 'xlsx', name);
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
