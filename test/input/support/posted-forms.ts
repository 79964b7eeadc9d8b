import { plain } from '../../server/support/tables-and-forms.ts';
import type { Visitor } from '../../server/support/visitor.ts';

/** A form as a page shows it: where it goes, and what it sends if nothing is changed. */
export interface PostedForm {
  action: string;
  fields: [string, string][];
  hasFile: boolean;
}

/** Every form of a page that posts, once for each of its buttons that says something. */
export function postedForms(html: string): PostedForm[] {
  return [...html.matchAll(/<form\b([^>]*method="post"[^>]*)>(.*?)<\/form>/gs)].flatMap(
    ([, head = '', inner = '']) => {
      const action = attribute(head, 'action');
      if (!action.startsWith('/')) return [];
      const inputs = [...inner.matchAll(/<input\b[^>]*>/g)]
        .map(([tag]) => tag)
        .filter((tag) => !/type="(?:file|submit)"/.test(tag));
      const fields = [
        ...inputs.map((tag) => pair(tag, attribute(tag, 'value') || 'on')),
        ...[...inner.matchAll(/<select\b([^>]*)>(.*?)<\/select>/gs)].map(
          ([, tag = '', options = '']) =>
            pair(
              tag,
              /value="([^"]*)" selected/.exec(options)?.[1] ??
                /value="([^"]+)"/.exec(options)?.[1] ??
                '',
            ),
        ),
        ...[...inner.matchAll(/<textarea\b([^>]*)>([^<]*)/g)].map(([, tag = '', text = '']) =>
          pair(tag, plain(text).trim() || '已按要求办理，情况属实。'),
        ),
      ].filter(([name]) => name !== '');
      const buttons = [...inner.matchAll(/<button\b[^>]*name="[^"]*"[^>]*>/g)].map(([tag]) =>
        pair(tag, attribute(tag, 'value')),
      );
      const hasFile = inner.includes('type="file"');
      if (buttons.length === 0) return [{ action, fields, hasFile }];
      return buttons.map((button) => ({ action, fields: [...fields, button], hasFile }));
    },
  );
}

const attribute = (tag: string, name: string): string =>
  plain(new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? '');
const pair = (tag: string, value: string): [string, string] => [attribute(tag, 'name'), value];

/** The addresses of a page that lead to other pages of the product. */
export const linksOn = (html: string): string[] =>
  [...html.matchAll(/href="(\/[^"]*)"/g)]
    .map(([, href = '']) => plain(href))
    .filter((href) => !/^\/(?:assets|sign-)|[?&]file=/.test(href));

/** What a visitor finds who follows links: pages, one or a few of each shape, and the forms on them. */
export async function explore(
  visitor: Visitor,
  from: readonly string[],
  /** Pages of one shape are alike; so many of them are looked at. */
  { shapeOf, ofShape }: { shapeOf: (path: string) => string; ofShape: number },
): Promise<{ pages: string[]; forms: PostedForm[] }> {
  const seen = new Set<string>();
  const shapes = new Map<string, number>();
  const pages: string[] = [];
  const forms = new Map<string, PostedForm>();
  const next = [...from];
  for (let path = next.shift(); path !== undefined; path = next.shift()) {
    const shape = shapeOf(path);
    if (seen.has(path) || (shapes.get(shape) ?? 0) >= ofShape) continue;
    seen.add(path);
    shapes.set(shape, (shapes.get(shape) ?? 0) + 1);
    const { status, html, headers } = await visitor.get(path);
    if (status !== 200 || !headers.get('content-type')?.startsWith('text/html')) continue;
    pages.push(path);
    for (const form of postedForms(html)) {
      const key = `${shapeOf(form.action)} ${form.fields.map(([name, value]) => (name === 'step' ? value : name)).join()}`;
      if (!forms.has(key)) forms.set(key, form);
    }
    next.push(...linksOn(html));
  }
  return { pages, forms: [...forms.values()] };
}
