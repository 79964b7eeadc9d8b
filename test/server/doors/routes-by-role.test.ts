import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { createApp } from '../../../server/app.tsx';
import { askedRoutes, nameOf, type AskedRoute } from '../../input/support/asked.ts';
import { furnished } from '../../input/support/furnished.ts';
import type { Visitor } from '../support/visitor.ts';

/** What becomes of a request: let in, led to the sign-in, forbidden, or told that there is nothing. */
const outcome = (status: number, location: string | null): string => {
  if (status === 401 || (location?.startsWith('/sign-in?to=') ?? false)) return 's';
  if (status === 403) return 'f';
  return status === 404 ? '0' : 'x';
};

const ask = (visitor: Visitor, { method, paths: [path = '/'] }: AskedRoute) => {
  if (method === 'GET') return visitor.get(path);
  return method === 'PUT'
    ? visitor.put(path, new Uint8Array())
    : visitor.post(path, { plan: 'small' });
};

/**
 * Every route of the pages, and what becomes of who asks for it: nobody, the agency that owes, another one, a region,
 * the commission, the government, an administrator. A new route is written into the file, by hand, with what is meant.
 */
test('every route lets in whom the table says', async () => {
  const place = await furnished();
  const { site, visitors } = place;
  const roles: [string, Visitor][] = [
    ['nobody', site.visitor()],
    ['agency', visitors.agency],
    ['other', visitors.inspector],
    ['region', await site.signedIn('officer@chifeng.example')],
    ['commission', visitors.commission],
    ['government', visitors.government],
    ['admin', visitors.admin],
  ];
  const kept = roles.map(([, visitor]) => new Map(visitor.cookies));
  const routes = await askedRoutes(createApp(site.deps), place);
  // What ends something comes last, one's own session last of all.
  const rank = ({ method, pattern }: AskedRoute) =>
    method === 'GET'
      ? 0
      : /sign-out|sessions/.test(pattern)
        ? 2
        : /undo|end$|pause|active|users.*(?:passkeys|out$)/.test(pattern)
          ? 1
          : 0;
  const found: string[] = [];
  for (const route of routes.toSorted((a, b) => rank(a) - rank(b))) {
    let line = '';
    for (const [index, [, visitor]] of roles.entries()) {
      const { status, location } = await ask(visitor, route);
      line += outcome(status, location);
      visitor.cookies.clear();
      for (const [name, value] of kept[index] ?? []) visitor.cookies.set(name, value);
    }
    found.push(`${line} ${nameOf(route)}`);
  }
  const table = readFileSync(new URL('routes-by-role.txt', import.meta.url), 'utf8');
  expect(found.toSorted()).toEqual(
    table
      .trim()
      .split('\n')
      .filter((line) => !line.startsWith('#')),
  );
});
