import { elementsIn, readMarkup, textOf, type Element } from './markup.ts';

/** A table of a page, by its place in the page's text. */
export interface PageTable {
  /** Names it in an address: its title without what is counted in it, and which it is of several. */
  key: string;
  title: string;
  /** Tables of one title that each tell of one thing: what heads the column of those things; else null. */
  group: string | null;
  /** What it tells of, where it is one of a group: the heading above it. */
  of: string;
  /** The file that the page gives of it itself; null: none. */
  own: string | null;
  from: number;
  to: number;
}

const TABLE = /<table\b([^>]*)>/g;
const HEADING = /<(h[1-6]|summary)\b[^>]*>.*?<\/\1>/gs;

/**
 * The tables of a page. Each is named by the heading above it, unless it says otherwise: `data-title` is its title,
 * `data-group` makes one file of all tables of a title, `data-file` is the address of a file of its own. What lays
 * out a page (`role="presentation"`) is no table.
 */
export function tablesOn(html: string): PageTable[] {
  const headings = [...html.matchAll(HEADING)];
  const seen = new Map<string, number>();
  return [...html.matchAll(TABLE)].flatMap((found) => {
    const attributes = attributesOf(found[0]);
    if (attributes.role === 'presentation') return [];
    const from = found.index;
    const above = headings.filter(({ index }) => index < from).at(-1);
    const of = above ? textOf(readMarkup(above[0])) : '';
    const title = attributes['data-title'] ?? of;
    const group = attributes['data-group'] ?? null;
    const name = keyOf(title);
    const time = group === null ? (seen.get(name) ?? 0) + 1 : 1;
    seen.set(name, time);
    const key = time > 1 ? `${name}~${time}` : name;
    const to = html.indexOf('</table>', from) + '</table>'.length;
    return [{ key, title, group, of, own: attributes['data-file'] ?? null, from, to }];
  });
}

/** A table's title may count what is in it, and must still be found when it is one more. */
const keyOf = (title: string): string =>
  title
    .replace(/\d+/g, '')
    .replace(/[\s（）()]+/g, ' ')
    .trim();

function attributesOf(tag: string): Readonly<Record<string, string>> {
  const [element] = elementsIn(readMarkup(`${tag}</table>`), () => true);
  return element?.attributes ?? {};
}

/** The table itself. */
export function tableIn(html: string, { from, to }: PageTable): Element {
  const [table] = elementsIn(readMarkup(html.slice(from, to)), ({ name }) => name === 'table');
  if (!table) throw new Error('no table there');
  return table;
}
