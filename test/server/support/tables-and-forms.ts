/** The page's tables as they stand in its text; what lays out is none. */
export const tablesIn = (html: string) =>
  [...html.matchAll(/<table\b[^>]*>.*?<\/table>/gs)].filter(
    ([tag]) => !tag.startsWith('<table role="presentation"'),
  );

/** Where the file of each table is: said by the link above it, or by the table. */
export function filesOn(html: string): (string | null)[] {
  return tablesIn(html).map(({ 0: table, index }) => {
    const own = /^<table\b[^>]*data-file="([^"]*)"/.exec(table)?.[1];
    if (own !== undefined) return html.includes(`href="${own}"`) ? plain(own) : null;
    const above = html.slice(0, index);
    const from = above.lastIndexOf('<p class="table-file no-print">');
    const link = from < 0 ? null : LINK.exec(above.slice(from));
    return plain(link?.[1] ?? '') || null;
  });
}

const LINK =
  /^<p class="table-file no-print"><a href="([^"]*)"(?: download="[^"]*")?>[^<]*<\/a><\/p>$/;
/** An address as it is asked for. */
export const plain = (href: string) => href.replaceAll('&amp;', '&');

/** A form of a page, as it stands. */
export interface Form {
  place: string;
  action: string;
  fields: [string, string][];
  hasFile: boolean;
}

/** Each form of a page that is posted to the desk, as it stands, by each of its buttons that has a name. */
export function formsOn(html: string): Form[] {
  return [...html.matchAll(/<form\b([^>]*method="post"[^>]*)>(.*?)<\/form>/gs)].flatMap(
    ([, head = '', inner = '']) => {
      const action = plain(/action="([^"]*)"/.exec(head)?.[1] ?? '');
      if (!/^\/(desk|government)\//.test(action) || action.includes('virtual-time')) return [];
      const inputs = [...inner.matchAll(/<input\b[^>]*>/g)].map(([tag]) => tag);
      const fields = inputs
        .filter((tag) => !/type="(file|radio|submit)"/.test(tag) || tag.includes(' checked'))
        .map((tag): [string, string] => [valueIn(tag, 'name'), valueIn(tag, 'value')]);
      const chosen = [...inner.matchAll(/<select\b([^>]*)>(.*?)<\/select>/gs)].map(
        ([, select = '', options = '']): [string, string] => [
          valueIn(select, 'name'),
          /value="([^"]*)" selected/.exec(options)?.[1] ?? '',
        ],
      );
      const texts = [...inner.matchAll(/<textarea\b([^>]*)>([^<]*)/g)].map(
        ([, tag = '', text = '']): [string, string] => [
          valueIn(tag, 'name'),
          text || '2027-12-31,休',
        ],
      );
      const buttons = [...inner.matchAll(/<button\b[^>]*name="step"[^>]*>/g)].map(([tag]) =>
        valueIn(tag, 'value'),
      );
      const all = [...fields, ...chosen, ...texts].filter(([name]) => name !== '');
      const hasFile = inner.includes('type="file"') && !action.includes('calendar');
      const pattern = action.replaceAll(/\/(small[\w-]*|[a-z]{4,}ting|\d+)(?=\/|$)/g, '/:id');
      return (buttons.length === 0 ? [''] : buttons).map((step) => ({
        ...{ place: `${pattern} ${step}`.trim(), action, hasFile },
        fields: step === '' ? all : [...all, ['step', step] as [string, string]],
      }));
    },
  );
}

const valueIn = (tag: string, name: string) =>
  plain(new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? '');
