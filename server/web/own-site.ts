import type { AppContext, AppMiddleware } from './deps.ts';
import { badFormPage, crossOriginPage } from './errors.tsx';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses what changes something unless the product's own page sent it. Old browsers leave `Origin`
 * out; their `Referer` says the same, and without either nothing is taken.
 */
export const sameOrigin: AppMiddleware = async (c, next) => {
  if (SAFE.has(c.req.method)) return next();
  if (!isOwn(c)) return crossOriginPage(c);
  // No browser sends it so, and nobody could take it apart.
  const type = c.req.header('content-type') ?? '';
  if (/^multipart\//i.test(type) && !/;\s*boundary=./i.test(type)) return badFormPage(c);
  return next();
};

function isOwn(c: AppContext): boolean {
  const from = c.req.header('origin') ?? c.req.header('referer');
  if (from === undefined || !URL.canParse(from)) return false;
  const { origin, host, protocol } = new URL(from);
  const own = new URL(c.get('deps').config.baseUrl);
  if (origin === own.origin) return true;
  // Reached under another name (127.0.0.1 for localhost): the name asked for is the page's own, over the
  // same scheme; whoever listens on the line could have made up a page of http.
  return protocol === own.protocol && host === c.req.header('host');
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
