import { clientAddress } from './client-address.ts';
import type { AppMiddleware } from './deps.ts';
import { tooManyPage } from './errors.tsx';

const MINUTE_MS = 60_000;

/**
 * Answers so many requests a minute of one session, or of one source where nobody is signed in: nobody reads as fast as a
 * script that carries everything away. What comes on top does nothing and is told in words when to come again; each process
 * counts for itself, by real time.
 * @param most 0: there is no bound.
 */
export function boundRequests(most: number): AppMiddleware {
  let minute = 0;
  let counts = new Map<string, number>();
  return async (c, next) => {
    if (most === 0) return next();
    const now = Math.floor(Date.now() / MINUTE_MS);
    if (now !== minute) [minute, counts] = [now, new Map()];
    const who = c.get('user')?.sessionId ?? clientAddress(c);
    const count = (counts.get(who) ?? 0) + 1;
    counts.set(who, count);
    if (count <= most) return next();
    c.header('Retry-After', String(Math.ceil(((minute + 1) * MINUTE_MS - Date.now()) / 1000)));
    return tooManyPage(c);
  };
}
