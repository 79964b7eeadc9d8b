import type { AppContext, AppMiddleware } from './deps.ts';
import { crossOriginPage } from './errors.tsx';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses what changes something unless the product's own page sent it. Old browsers leave `Origin`
 * out; their `Referer` says the same, and without either nothing is taken.
 */
export const sameOrigin: AppMiddleware = async (c, next) => {
  if (!SAFE.has(c.req.method) && !isOwn(c)) return crossOriginPage(c);
  await next();
};

function isOwn(c: AppContext): boolean {
  const from = c.req.header('origin') ?? c.req.header('referer');
  if (from === undefined || !URL.canParse(from)) return false;
  const { origin, host } = new URL(from);
  if (origin === new URL(c.get('deps').config.baseUrl).origin) return true;
  // Reached under another name (127.0.0.1 for localhost): the name asked for is the page's own.
  return host === c.req.header('host');
}

const BASE = 'http://local.invalid';

/**
 * A path on this site, as given in `?to=`; the fallback for anything that would lead elsewhere
 * (`//host`, `/\host`, a scheme, control characters).
 */
export function localPath(given: string | undefined, fallback = '/'): string {
  if (given === undefined || given.length > 2_000 || !/^\/(?![/\\])[^\\\s\p{Cc}]*$/u.test(given))
    return fallback;
  if (!URL.canParse(given, BASE)) return fallback;
  const { origin, pathname, search } = new URL(given, BASE);
  if (origin !== BASE || pathname.startsWith('//')) return fallback;
  return pathname + search;
}
