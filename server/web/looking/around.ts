import { dropCookie } from '../cookies.ts';
import type { AppContext, AppMiddleware } from '../deps.ts';
import { errorPage } from '../errors.tsx';
import { LOOKING_COOKIE, lookableBy, lookedAt, withinRehearsal } from './looking.ts';

/** What may be sent while somebody looks around: it leads out, or concerns the reader alone. */
const TAKEN = /^\/(desk\/rehearsal\/(at|leave|\d+\/look)|lang|sign-out)$/;
/** What tells of rehearsals themselves is the product's own. */
const ITSELF = /^\/desk\/rehearsal(\/|$)/;

/**
 * Where somebody looks around in a rehearsal, answers their pages from it, as of the instant they chose:
 * ledger and time are the rehearsal's, user and rights stay the product's. Nothing else is taken.
 */
export const lookingAround: AppMiddleware = async (c, next) => {
  const wanted = lookedAt(c);
  const user = c.get('user');
  if (!wanted || !user) return next();
  const isReading = c.req.method === 'GET' || c.req.method === 'HEAD';
  const kept = await lookableBy(c, user, wanted.id);
  if (typeof kept === 'string') {
    dropCookie(c, LOOKING_COOKIE);
    if (!isReading && TAKEN.test(c.req.path)) return next();
    if (kept === 'gone') return gone(c);
    // The page that this was sent from showed a rehearsal: it must not reach the product.
    return isReading ? next() : errorPage(c, c.get('words').looking.readOnly, 409);
  }
  const at = withinRehearsal(kept, wanted.at);
  if (!isReading && !TAKEN.test(c.req.path)) {
    c.set('looking', { ...kept, at });
    return errorPage(c, c.get('words').looking.readOnly, 409);
  }
  if (c.req.path === '/sign-out') dropCookie(c, LOOKING_COOKIE);
  if (!isReading) return next();
  const deps = c.get('deps');
  c.set('looking', { ...kept, at });
  c.set('deps', { ...deps, virtualTime: null });
  if (ITSELF.test(c.req.path)) return next();
  try {
    const ledger = await deps.rehearsals.at(kept.database, at);
    c.set('deps', { ...deps, ledger, virtualTime: null });
    c.set('now', at);
  } catch (error) {
    c.get('log').error({ err: error, rehearsal: kept.id }, 'a rehearsal could not be opened');
    c.set('looking', null);
    c.set('deps', deps);
    dropCookie(c, LOOKING_COOKIE);
    return gone(c);
  }
  return next();
};

const gone = (c: AppContext) => c.redirect('/desk/rehearsal?done=gone', 303);
