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
