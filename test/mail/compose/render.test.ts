import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { compose } from '../../../mail/compose/compose.ts';
import { renderHtml } from '../../../mail/compose/html.tsx';
import { write } from '../../../mail/compose/write.ts';
import { content, everyKind, item, report } from './contents.ts';

const tags = (html: string) => html.match(/<[^>]*>/g)!;

/** Every string of a document but the names of colours and tones. */
function strings(value: unknown, key = ''): string[] {
  if (typeof value === 'string') return ['colour', 'tone', 'lang'].includes(key) ? [] : [value];
  if (Array.isArray(value)) return value.flatMap((each) => strings(each, key));
  if (value && typeof value === 'object')
    return Object.entries(value).flatMap(([name, each]) => strings(each, name));
  return [];
}

function unescaped(html: string): string {
  return html
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}

test.each(['zh-CN', 'en'] as const)('HTML and text say the same (%s)', async (lang) => {
  for (const each of everyKind(lang)) {
    const { html, text } = await compose(each);
    for (const said of strings(write(each).document)) {
      expect(unescaped(html)).toContain(said);
      expect(text).toContain(said);
    }
  }
});

describe('the HTML', () => {
  test('fetches nothing, runs nothing, and carries its style on each element', async () => {
    for (const each of everyKind('zh-CN')) {
      const { html } = await compose(each);
      expect(html).not.toMatch(/<(?:script|img|link|style|iframe|form|input|svg|object)\b/i);
      expect(html).not.toMatch(/\ssrc=|url\(|@import|\son\w+=/i);
      const links = [...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href);
      for (const href of links)
        expect(href).toMatch(
          /^https:\/\/duban\.example\/((?:reports|letters)\/[\w-]+|(my|desk)\/extensions)$/,
        );
    }
  });

  test('is the same markup whatever names and texts hold', () => {
    const of = (text: string) => {
      const base = content([
        item('returned', 1, {
          reason: text,
          reviewer: text,
          report: report(1, 'zh-CN', { taskText: text, agency: text, chapter: text }),
        }),
      ]);
      return renderHtml(
        write({
          ...base,
          to: { ...base.to, name: text, agency: text },
          plan: { ...base.plan, title: text, commission: text },
          inquiries: text,
        }).document,
        '：',
      );
    };
    const plain = tags(of('x')).join('');
    const markup = fc.constantFrom(
      '<',
      '>',
      '"',
      "'",
      '&',
      '</td>',
      '<b>',
      '<!--',
      '${x}',
      '&lt;',
      '`',
    );
    fc.assert(
      fc.property(
        fc.string({ unit: fc.oneof(markup, fc.constantFrom('a', '督')), minLength: 1 }),
        (text) => {
          expect(tags(of(text)).join('')).toBe(plain);
        },
      ),
    );
  });

  test('escapes an id in a link', async () => {
    const odd = report(1, 'zh-CN', { id: 'a/b"><script>?x=1#督' });
    const { html } = await compose(content([item('urge', 1, { report: odd })]));
    expect(html).toContain(
      'href="https://duban.example/reports/a%2Fb%22%3E%3Cscript%3E%3Fx%3D1%23%E7%9D%A3"',
    );
  });
});
