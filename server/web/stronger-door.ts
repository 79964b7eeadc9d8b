import type { AppMiddleware } from './deps.ts';
import { forbiddenPage } from './errors.tsx';

/** What is open to who has given a code and still has to pass another door. */
const OPEN = /^\/(?:lang|acting|sign-out|sign-in(?:\/[\w/-]*)?|passkeys(?:\/(?:new|prove))?)$/;

/**
 * Leads who is signed in by less than their role asks for to the page of the step that is missing. It stands before
 * every page, so that a new one need not think of it.
 */
export const strongerDoor: AppMiddleware = async (c, next) => {
  const user = c.get('user');
  if (!user || user.asked.length === 0 || OPEN.test(c.req.path)) return next();
  if (c.req.method !== 'GET' && c.req.method !== 'HEAD') return forbiddenPage(c);
  const { pathname, search } = new URL(c.req.url);
  return c.redirect(`/passkeys?to=${encodeURIComponent(pathname + search)}`, 303);
};
