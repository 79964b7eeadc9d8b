import { clientAddress } from './client-address.ts';
import type { AppMiddleware } from './deps.ts';

/** What stands in an address and lets somebody confirm: it is not written down. */
const TOKEN = /^\/address\/.*/;

/**
 * Logs what was refused: who asked for what, from where, and the status that says why (403 not theirs, or a fresh proof is
 * asked for; 404 nothing there for them; 400, 409 and 422 what was sent; 413, 429 and 503 too much). Never what was sent.
 * Strangers who look for what is not there are not worth a line.
 */
export const refusalsLogged: AppMiddleware = async (c, next) => {
  await next();
  const { status } = c.res;
  const user = c.get('user');
  const isRefused = (status >= 400 && status < 500) || status === 503;
  if (!isRefused || (status === 404 && !user)) return;
  const path = c.req.path.replace(TOKEN, '/address/…');
  const about = { status, method: c.req.method, path, user: user?.id ?? null };
  c.get('log').info({ ...about, from: clientAddress(c) }, 'refused');
};
