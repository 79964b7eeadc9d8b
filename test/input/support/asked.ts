import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { createApp } from '../../../server/app.tsx';
import { explore, type PostedForm } from './posted-forms.ts';
import type { VISITORS } from './furnished.ts';
import { type Furnished } from './furnished.ts';

/** Who asks. */
export type Who = keyof typeof VISITORS;

/** A route, who may ask it, and by what it is asked as the pages do. */
export interface AskedRoute {
  method: string;
  pattern: string;
  who: Who;
  /** Addresses of it that are there. */
  paths: string[];
  /** Forms that go there. */
  forms: PostedForm[];
}

const START = [
  '/',
  '/my',
  '/tasks',
  '/contacts',
  '/desk',
  '/government',
  '/sessions',
  '/my/issues/new',
];

/** Every route of the pages, with what a visitor of some role finds of it by following links. */
export async function askedRoutes(
  app: ReturnType<typeof createApp>,
  { visitors, named }: Furnished,
): Promise<AskedRoute[]> {
  const routes = new Map(
    app.routes
      .filter(({ method }) => method !== 'ALL')
      .map(({ method, path }) => [`${method} ${path}`, { method, pattern: path }]),
  );
  // What is written out comes before what stands for anything.
  const shapes = [...routes.values()]
    .map(({ pattern }) => ({ pattern, is: matcher(pattern) }))
    .toSorted((a, b) => Number(a.pattern.includes(':')) - Number(b.pattern.includes(':')));
  const shapeOf = (path: string) => {
    const { pathname } = new URL(path, 'http://x');
    return shapes.find(({ is }) => is(pathname))?.pattern ?? pathname;
  };
  const found = new Map<Who, { pages: string[]; forms: PostedForm[] }>();
  for (const who of Object.keys(visitors) as Who[])
    found.set(who, await explore(visitors[who], START, { shapeOf, ofShape: 1 }));
  return [...routes.values()].map(({ method, pattern }) => {
    const isOf = ({ action }: PostedForm) => shapeOf(action) === pattern;
    const whose = ([...found] as const).map(([who, { pages, forms }]) => ({
      who,
      paths: pages.filter((path) => shapeOf(path) === pattern),
      forms: method === 'POST' ? forms.filter(isOf) : [],
    }));
    const best =
      whose.find(({ forms }) => forms.length > 0) ?? whose.find(({ paths }) => paths.length > 0);
    const who = best?.who ?? (/^\/(?:desk|government)/.test(pattern) ? 'commission' : 'agency');
    const paths = best?.paths.length ? best.paths : [filled(pattern, named)];
    return { method, pattern, who, paths, forms: best?.forms ?? [] };
  });
}

const matcher = (pattern: string) => {
  const source = pattern.replace(
    /:\w+(?:\{((?:[^{}]|\{[^{}]*\})*)\})?/g,
    (_, inner?: string) => `(?:${inner ?? '[^/]+'})`,
  );
  const is = new RegExp(`^${source}$`);
  return (path: string) => is.test(path);
};

/** Ids of the furnished site, by the part of an address they stand behind. */
const IDS: [RegExp, string][] = [
  [/^\/(?:desk\/)?reports\//, 'small-periodic-2027-t001'],
  [/issues\//, 'small-issue-1'],
  [/inspections\//, 'small-inspection-1'],
  [/tasks\//, 'small-t001'],
  [/agencies\//, 'shuili'],
  [/users\//, 'shuili'],
  [/documents\//, 'small-consolidation-2027'],
];

/** An address of a route to which no page leads. */
function filled(pattern: string, named: Furnished['named']): string {
  const id = /import\//.test(pattern)
    ? named['draft']?.[0]
    : IDS.find(([where]) => where.test(pattern))?.[1];
  return pattern.replace(
    /:(\w+)(?:\{((?:[^{}]|\{[^{}]*\})*)\})?/g,
    (_, name: string, inner?: string) => {
      if (inner?.includes('|')) return inner.split('|')[0] ?? '';
      if (name === 'id') return id ?? '1';
      return inner ? 'A'.repeat(32) : '1';
    },
  );
}

/** All names of fields and of what is asked for that the pages know, as their sources have them. */
export const FIELD_NAMES: readonly string[] = [
  ...new Set(
    readdirSync('server', { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file))
      .flatMap((file) => [
        ...readFileSync(join('server', file), 'utf8').matchAll(
          /\bname="([\w-]+)"|(?:textIn|textsIn)\([^,]+, '([\w-]+)'\)|(?:form|body|sent)\['([\w-]+)'\]|\bquery\('([\w-]+)'\)/g,
        ),
      ])
      .map((match) => match.slice(1).find((name) => name !== undefined) ?? ''),
  ),
];

/** As it stands in a list of routes. */
export const nameOf = ({ method, pattern }: AskedRoute): string => `${method} ${pattern}`;
