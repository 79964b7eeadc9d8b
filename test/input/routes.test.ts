import { beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createApp } from '../../server/app.tsx';
import type { Answer, Visitor } from '../server/support/visitor.ts';
import { askedRoutes, FIELD_NAMES, nameOf, type AskedRoute } from './support/asked.ts';
import { casesOf, tryCases } from './support/cases.ts';
import { furnished, type Furnished } from './support/furnished.ts';
import { hostileForm, hostileText } from './support/hostile.ts';
import { watchRows } from './support/watch-rows.ts';

/** Of each route in `npm test`; `npm run test:input` tries more. */
const CASES = 4;
/** What says in words why something was not taken, on any page of the product. */
const EXPLAINED =
  /role="(?:alert|status)"|class="card notice|panel-error|error-text|field-error|-fault"|announcement/;

let place: Furnished;
let routes: AskedRoute[];
let touched: () => Promise<number>;

beforeAll(async () => {
  place = await furnished();
  routes = await askedRoutes(createApp(place.site.deps), place);
  touched = await watchRows(place.site.ledger);
});

/** What takes away what others are asked for comes last. */
const isEnding = ({ method, pattern }: AskedRoute): boolean =>
  method === 'POST' && /(?:undo|end|conclude|sign-out|call-off|active|removed?)$/.test(pattern);

interface Case {
  path: string;
  fields: [string, string][];
  as: 'form' | 'parts';
}

/** An address of a route with some of its parts, and what is asked for, replaced. */
const hostilePath = ({ paths }: AskedRoute): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.constantFrom(...paths),
      fc.option(fc.tuple(fc.nat(), hostileText), { freq: 5, nil: null }),
      fc.array(fc.tuple(fc.constantFrom(...FIELD_NAMES), hostileText), { maxLength: 2 }),
    )
    .map(([path, part, query]) => {
      const { pathname, searchParams } = new URL(path, 'http://x');
      for (const [name, value] of query) searchParams.append(name, value);
      const parts = pathname.split('/');
      if (part !== null && parts.length > 2)
        parts[2 + (part[0] % (parts.length - 2))] = encoded(part[1]);
      const search = searchParams.toString();
      return `${parts.join('/')}${search === '' ? '' : `?${search}`}`;
    });

/** Halves of characters cannot be written in an address. */
const encoded = (text: string) =>
  encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd')).replace(/^\.+$/, '%2E');

const caseOf = (route: AskedRoute): fc.Arbitrary<Case> => {
  const forms = route.forms.length > 0 ? route.forms : [{ action: '', fields: [], hasFile: false }];
  return fc.constantFrom(...forms).chain(({ action, fields }) =>
    fc.record({
      path: hostilePath(action === '' ? route : { ...route, paths: [action] }),
      fields: hostileForm(fields, FIELD_NAMES),
      as: fc.constantFrom('form', 'form', 'parts'),
    }),
  );
};

async function send(
  visitor: Visitor,
  { method }: AskedRoute,
  { path, fields, as }: Case,
): Promise<Answer> {
  if (method === 'GET') return visitor.get(path);
  if (method === 'PUT')
    return visitor.put(path, Buffer.from(fields.map(([, value]) => value).join('')));
  if (as === 'form') return visitor.post(path, fields);
  const body = new FormData();
  for (const [name, value] of fields)
    if (name === 'file') body.append(name, new File([value], `${value.slice(0, 20)}.csv`));
    else body.append(name, value);
  return visitor.send(path, body);
}

test('every route takes whatever is sent to it, or says why not, and writes all or nothing', async () => {
  expect(routes.length).toBeGreaterThan(200);
  const { site, visitors } = place;
  const faults: string[] = [];
  // Without an engine and a mail server health is none.
  const asked = routes.filter(({ pattern }) => pattern !== '/healthz');
  const order = [...asked.filter((each) => !isEnding(each)), ...asked.filter(isEnding)];
  for (const route of order) {
    const check = async (given: Case) => {
      const before = await touched();
      site.log.length = 0;
      const visitor = visitors[route.who];
      const cookies = new Map(visitor.cookies);
      const { status, html, headers } = await send(visitor, route, given);
      // Who has signed out, or acts for somebody else now, comes back.
      visitor.cookies.clear();
      for (const [name, value] of cookies) visitor.cookies.set(name, value);
      const said = site.log.join('').slice(0, 1_500);
      if (status >= 500 || said !== '') throw new Error(`${status}: ${said}`);
      if (status < 400) return;
      const written = (await touched()) - before;
      if (written > 0) throw new Error(`${status}, and ${written} rows are written`);
      const isPage = headers.get('content-type')?.startsWith('text/html') === true;
      if (isPage && !EXPLAINED.test(html))
        throw new Error(`${status} without a word: ${html.slice(-1_500)}`);
    };
    const cases = casesOf(CASES);
    await tryCases(nameOf(route), cases, caseOf(route), check).catch((error: unknown) =>
      faults.push(`${nameOf(route)}: ${String(error).slice(0, 1_800)}`),
    );
  }
  expect(faults).toEqual([]);
});
