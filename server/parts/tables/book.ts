import { writeSheets } from '../../../documents/workbook.ts';
import { civilDateOf } from '../../../domain/calendar/zoned.ts';
import type { AppContext } from '../../web/deps.ts';
import { gridOf, type Grid } from './grid.ts';
import { elementsIn, readMarkup } from './markup.ts';
import { narrowedTo } from './narrowed.ts';
import { tableIn, type PageTable } from './page-tables.ts';
import { tableFileWordsOf } from './words.ts';

/** A table's file. */
export interface Book {
  bytes: Buffer;
  /** What it is called, without its ending: plan, table and day. */
  name: string;
}

/**
 * A page's table as a workbook, as this reader sees it.
 *
 * @param tables all tables of the one name; more than one where they are a group.
 * @param notes said above the table beside what stands above every one: of which part it is, of which answer.
 */
export async function bookOf(
  c: AppContext,
  html: string,
  tables: readonly [PageTable, ...PageTable[]],
  { ofParts = null, notes = [] }: { ofParts?: string | null; notes?: readonly string[] } = {},
): Promise<Book> {
  const words = tableFileWordsOf(c.get('lang'));
  const [first] = tables;
  const grids = tables.map((each) => ({ ...each, grid: gridOf(tableIn(html, each), words.note) }));
  const grid = first.group === null ? grids[0]!.grid : grouped(first.group, grids);
  const today = civilDateOf(c.get('now'), c.get('zone'));
  const head = [...headOf(c, html, first.title), ...notes, ...(ofParts === null ? [] : [ofParts])];
  const named = [c.get('planTitle'), first.title, today, ofParts].filter((each) => each !== null);
  const bytes = await writeSheets([{ name: first.title, head, ...grid }]);
  return { bytes, name: [...new Set(named)].join(' ') };
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
