import type { AppMiddleware } from './deps.ts';
import { tooManyPage } from './errors.tsx';

const MINUTE_MS = 60_000;

/**
 * Answers so many requests a minute of one session: nobody reads as fast as a script that carries everything away. What
 * comes on top does nothing and is told in words when to come again; each process counts for itself, by real time. Strangers are not
 * counted: a whole office, or everybody behind a proxy, may have one address, and the sign-in has bounds of its own.
 * @param most 0: there is no bound.
 */
export function boundRequests(most: number): AppMiddleware {
  let minute = 0;
  let counts = new Map<string, number>();
  return async (c, next) => {
    const session = c.get('user')?.sessionId;
    if (most === 0 || session === undefined) return next();
    const now = Math.floor(Date.now() / MINUTE_MS);
    if (now !== minute) [minute, counts] = [now, new Map()];
    const count = (counts.get(session) ?? 0) + 1;
    counts.set(session, count);
    if (count <= most) return next();
    c.header('Retry-After', String(Math.ceil(((minute + 1) * MINUTE_MS - Date.now()) / 1000)));
    return tooManyPage(c);
  };
}
