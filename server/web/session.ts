import type { Actor, UserRole } from '../../domain/report/actor.ts';
import type { AppContext, AppMiddleware, SignedIn } from './deps.ts';
import { forbiddenPage } from './errors.tsx';
import { sessionEndedPage } from './session-ended.tsx';

/**
 * Lets only signed-in users pass, and of these the roles named (none named: every role). Who is not
 * signed in is led through the sign-in and back; what a form has sent is not lost on the way.
 */
export function requireUser(...roles: UserRole[]): AppMiddleware {
  return async (c, next) => {
    const user = c.get('user');
    if (!user) {
      if (c.req.method !== 'GET' && c.req.method !== 'HEAD') return sessionEndedPage(c);
      const { pathname, search } = new URL(c.req.url);
      return c.redirect(`/sign-in?to=${encodeURIComponent(pathname + search)}`, 303);
    }
    if (roles.length > 0 && !roles.includes(user.role)) return forbiddenPage(c);
    await next();
  };
}

/** The signed-in user of a route behind `requireUser`. @throws where nobody is signed in. */
export function userOf(c: AppContext): SignedIn {
  const user = c.get('user');
  if (!user) throw new Error('this route is not behind requireUser');
  return user;
}

/** The user as the ledger's commands and its audit name them. */
export const actorOf = ({ id, role, agencyId, name, contacts }: SignedIn): Actor => ({
  kind: role,
  agencyId,
  name,
  userId: id,
  contacts,
});
