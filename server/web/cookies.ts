import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { CookieOptions } from 'hono/utils/cookie';
import type { AppContext, PageConfig } from './deps.ts';

/** Whether browsers come by https, where cookies are secure and bound to this host alone by the prefix `__Host-`. */
export const isHttps = ({ baseUrl }: Pick<PageConfig, 'baseUrl'>): boolean =>
  baseUrl.startsWith('https:');

const optionsOf = (c: AppContext): CookieOptions => ({
  ...{ path: '/', httpOnly: true, sameSite: 'Lax' },
  ...(isHttps(c.get('deps').config) && { secure: true, prefix: 'host' }),
});

/** What the browser has kept under a name of ours. */
export const keptCookie = (c: AppContext, name: string): string | undefined =>
  isHttps(c.get('deps').config) ? getCookie(c, name, 'host') : getCookie(c, name);

/**
 * Has the browser keep something, for this host alone and out of reach of scripts.
 * @param maxAge in seconds; left out: until the browser is closed.
 */
export function keepCookie(c: AppContext, name: string, value: string, maxAge?: number): void {
  setCookie(c, name, value, { ...optionsOf(c), ...(maxAge !== undefined && { maxAge }) });
}

/** Has the browser forget it. */
export function dropCookie(c: AppContext, name: string): void {
  deleteCookie(c, name, optionsOf(c));
}
