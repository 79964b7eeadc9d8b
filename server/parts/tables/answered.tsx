import type { Child } from 'hono/jsx';
import { fileName } from '../../../documents/file-name.ts';
import type { AppContext } from '../../web/deps.ts';
import { CONTENT_TYPES } from '../download.tsx';
import { bookOf } from './book.ts';
import { tablesOn, type PageTable } from './page-tables.ts';
import { tableFileWordsOf } from './words.ts';

/** Rows that a preview counts and does not list: its file has them all. For within a table. */
export const InFileOnly = ({ children }: { children?: Child }) => <tbody hidden>{children}</tbody>;

const FILE_ONLY = /<tbody hidden="">.*?<\/tbody>/gs;

/**
 * A page that answers a form, with the file of each of its tables above it. Such a page has no address that could be
 * asked again, and asking again what was sent could do it twice: so the file comes with the page, and says
 * exactly what the page says.
 */
export async function withOwnFiles(c: AppContext, html: string): Promise<string> {
  const { take } = tableFileWordsOf(c.get('lang'));
  const tables = tablesOn(html);
  const hrefs = new Map<string, { href: string; name: string }>();
  let page = '';
  let done = 0;
  for (const table of tables) {
    const { key, own, from } = table;
    if (own !== null) continue;
    const file = hrefs.get(key) ?? (await fileOf(c, html, tables, table));
    hrefs.set(key, file);
    const link = (
      <p class="table-file no-print">
        <a href={file.href} download={file.name}>
          {take}
        </a>
      </p>
    );
    page += html.slice(done, from) + String(link);
    done = from;
  }
  return (page + html.slice(done)).replaceAll(FILE_ONLY, '');
}

async function fileOf(c: AppContext, html: string, all: readonly PageTable[], table: PageTable) {
  const { answered, onePage } = tableFileWordsOf(c.get('lang'));
  const [first = table, ...others] = all.filter(({ key }) => key === table.key);
  const next = html.indexOf('<table', table.to);
  const isPaged = html.slice(table.to, next < 0 ? undefined : next).includes(' rel="next"');
  const notes = [answered, ...(isPaged ? [onePage] : [])];
  const { bytes, name } = await bookOf(c, html, [first, ...others], { notes });
  const href = `data:${CONTENT_TYPES.xlsx};base64,${bytes.toString('base64')}`;
  return { href, name: fileName(name, 'xlsx') };
}
